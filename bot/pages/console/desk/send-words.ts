import { said } from '../../../staff-api/contract/acts.ts';
import { tell } from '../line/call.ts';
import { address } from './address.ts';
import type { DeskShelf } from './desk-state.ts';
import type { Sending } from './open-conversation.ts';

/** What staff say, shown at once and until the log has it; what did not arrive can be sent again or taken back. */
export interface Sender {
  say(id: string, text: string): void;
  insert(id: string, key: string, text: string): void;
  again(id: string, clientId: string): void;
  discard(id: string, clientId: string): void;
}

/** `look` is asked for when the desk refused: the conversation must have changed. */
export function createSender({ find, alter }: DeskShelf, look: (id: string) => void): Sender {
  return {
    say(id, text) {
      const sending = { clientId: crypto.randomUUID(), text };
      alter(id, (open) => ({ ...open, reply: '', sending: [...open.sending, sending] }));
      void send(id, sending);
    },
    insert: (id, key, text) => void send(id, { clientId: crypto.randomUUID(), text, key }),
    again(id, clientId) {
      const sending = find(id)?.sending.find((each) => each.clientId === clientId);
      if (sending) void send(id, { ...sending });
    },
    discard(id, clientId) {
      const sending = find(id)?.sending.find((each) => each.clientId === clientId);
      alter(id, (open) => ({
        ...open,
        sending: open.sending.filter((each) => each !== sending),
        // What somebody wrote is theirs again, unless they have begun something else.
        reply: open.reply === '' && sending?.key === undefined ? (sending?.text ?? '') : open.reply,
      }));
    },
  };

  async function send(id: string, { clientId, text, key }: Sending): Promise<void> {
    const sending: Sending = { clientId, text, ...(key !== undefined && { key }) };
    alter(id, (open) => ({
      ...open,
      sending: [...open.sending.filter((each) => each.clientId !== clientId), sending],
    }));
    const outcome =
      key === undefined
        ? await tell(address(id, '/say'), { text, clientId }, said)
        : await tell(address(id, '/insert'), { key, clientId }, said);
    alter(id, (open) => {
      const hasCome =
        outcome.ok && open.activities.some((activity) => activity.id === outcome.value.activityId);
      const fate = outcome.ok ? { activityId: outcome.value.activityId } : { failed: outcome.code };
      return {
        ...open,
        sending: open.sending.flatMap((each) =>
          each.clientId !== clientId ? [each] : hasCome ? [] : [{ ...sending, ...fate }],
        ),
      };
    });
    if (!outcome.ok && outcome.code !== 'offline') look(id);
  }
}
