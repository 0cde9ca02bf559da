import type { World } from '../dialogs/conversation.ts';
import { calendarPath } from './channels/web/calendar.ts';
import { webChannel } from './channels/web/direct-line.ts';
import type { Tokens } from './channels/web/tokens.ts';
import type { DataLinks } from './my-data/data-links.ts';
import type { Party } from './turn/turns.ts';

interface LinkParts {
  /** Where a person is reached: a page or a mail address. */
  contact: string | undefined;
  /** Where people reach the server, without a path. It is known once the server listens. */
  address(): string;
  tokens: Pick<Tokens, 'issue'>;
  dataLinks: Pick<DataLinks, 'path'>;
}

/** Makes the links that a conversation may offer to whoever it is held with. */
export function createConversationLinks({ contact, address, tokens, dataLinks }: LinkParts) {
  return async (party: Party): Promise<World['links']> => ({
    ...(contact && { contact }),
    // Teams keeps its conversations itself
    ...(party.channel === webChannel && {
      resume: `${address()}/#resume=${await tokens.issue('resume', party)}`,
    }),
    myData: () => `${address()}${dataLinks.path(party.conversationId)}`,
    calendar: (day, language) => `${address()}${calendarPath(day, language)}`,
  });
}
