import type { World } from '../../../dialogs/conversation.ts';
import { handoffContext } from '../../../dialogs/desk/handoff-context.ts';
import type { Config } from '../../config.ts';
import type { Duty } from '../../duty.ts';
import type { Route } from '../../http/route.ts';
import { dialogState } from '../../staff-api/summaries.ts';
import type { Store } from '../../store/store.ts';
import type { TurnLog, Turns } from '../../turn/turns.ts';
import { worldWithoutLinks } from '../../world-without-links.ts';
import { createNotices } from '../beside-notice.ts';
import type { DeskFeed } from '../desk-feed.ts';
import { createHubDesk, type HubDesk } from '../hub.ts';
import { createChatwootHub } from './chatwoot-hub.ts';
import { chatwootWebhook } from './chatwoot-webhook.ts';

/** Chatwoot does not say which language its agents read. */
const staffLanguage = 'en';

export interface ChatwootParts {
  config: Config;
  store: Store;
  turns: Pick<Turns, 'act'>;
  deskFeed: DeskFeed;
  duty: Duty;
  clock(): Temporal.Instant;
  knowledge: Omit<World, 'now' | 'links' | 'desk'>;
  log: TurnLog;
}

/** Lets staff answer in Chatwoot. Undefined unless it is configured. */
export function createChatwoot(parts: ChatwootParts): { desk: HubDesk; route: Route } | undefined {
  const { config, store, clock, knowledge, log } = parts;
  const { CHATWOOT_URL: url, CHATWOOT_INBOX: inbox, CHATWOOT_WEBHOOK_SECRET: secret } = config;
  if (!url || !inbox || !secret) return undefined;
  const desk = createHubDesk({
    ...parts,
    hub: createChatwootHub({ url, inbox }),
    tellNotice: createNotices(knowledge.texts, staffLanguage),
    async contextOf(conversationId, { line }) {
      const entry = await store.desk.findEntry(conversationId);
      const world = worldWithoutLinks(knowledge, clock());
      return handoffContext(entry && dialogState(entry.conversation), world, {
        language: staffLanguage,
        line,
      });
    },
  });
  return { desk, route: chatwootWebhook({ secret, hub: desk, log }) };
}
