import { GuideError } from '../../dialogs/errors.ts';
import { createConversationQueues } from '../conversation-queues.ts';
import { failureFields } from '../operations/failure-fields.ts';
import { createLeftConversations } from './left-conversations.ts';
import { takeTurn } from './take-turn.ts';
import { actCause, type Cause, deliveryCause, openingCause, reminderCause } from './turn-cause.ts';
import type { TurnParts } from './turn-parts.ts';
import type { TurnOutcome, Turns } from './turns.ts';

/** How often a turn begins anew when another process changed the conversation meanwhile. */
const attemptLimit = 8;

/** Turns of one conversation run in order; each is a transaction, see takeTurn. */
export function createTurns(parts: TurnParts): Turns {
  const { store, log } = parts;
  const queues = createConversationQueues();
  const left = createLeftConversations(store);
  const tools = { ...parts, left };
  parts.elsewhere?.listen((event) => {
    if (event !== 'missed' && event.kind !== 'typing') left.forget(event.id);
  });

  return {
    open: (opening) => inOrder(openingCause(opening)),
    receive: (delivery) => inOrder(deliveryCause(delivery)),
    async remind(due) {
      const { conversationId, kind, dueAt } = due;
      const outcome = await inOrder(reminderCause(due));
      if (outcome.outcome === 'postponed') return outcome;
      // Of what was committed, the turn itself has dropped the reminder.
      if (outcome.outcome !== 'committed') await store.dropReminder({ conversationId, kind, dueAt });
      return outcome;
    },
    async act(conversationId, act, clientId) {
      const conversation = await store.findConversation(conversationId);
      if (!conversation || conversation === 'erased') return { outcome: 'gone' };
      const { userId, channel } = conversation;
      return inOrder(actCause({ conversationId, userId, channel }, act, clientId));
    },
    idle: queues.idle,
  };

  function inOrder(cause: Cause): Promise<TurnOutcome> {
    const { conversationId } = cause.party;
    return queues.inOrder(conversationId, async () => {
      try {
        return await untilNoConflict(cause);
      } catch (error) {
        log.error({ conversationId, ...failureFields(error) }, 'turn-failed');
        throw error;
      }
    });
  }

  async function untilNoConflict(cause: Cause): Promise<TurnOutcome> {
    const { conversationId } = cause.party;
    const remembered = left.remembered(cause);
    const wentOn = remembered && (await takeTurn(tools, cause, remembered));
    if (wentOn && wentOn !== 'conflict') return wentOn;
    for (let attempt = 1; attempt <= attemptLimit; attempt += 1) {
      const outcome = await takeTurn(tools, cause, await left.read(cause));
      if (outcome !== 'conflict') return outcome;
      log.warn({ conversationId, attempt }, 'turn-conflict');
    }
    throw new GuideError('conversation-busy', `Conversation ${conversationId}.`);
  }
}
