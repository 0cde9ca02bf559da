import { auditOfAct } from '../handoff/audit-of-act.ts';
import { changesOf } from '../handoff/desk-turn.ts';
import type { LiveNotice } from '../live/live-feed.ts';
import { failureFields } from '../operations/failure-fields.ts';
import type { Change } from '../staff-api/contract/stream.ts';
import type { TurnAnswer } from './answer-turn.ts';
import type { LeftConversations } from './left-conversations.ts';
import { activityIdOf, farewellActivity } from './turn-activities.ts';
import type { TurnAttempt } from './turn-attempt.ts';
import { turnCommit } from './turn-commit.ts';
import type { TurnParts } from './turn-parts.ts';
import type { TurnOutcome } from './turns.ts';

export interface TurnTools extends TurnParts {
  left: LeftConversations;
}

/**
 * Writes what a turn has come to, or erases the conversation if that is what was wished, and then tells whoever listens.
 * `conflict`, with nothing written, if the conversation is no longer as the turn found it.
 */
export async function writeTurn(
  tools: TurnTools,
  attempt: TurnAttempt,
  answer: TurnAnswer,
): Promise<TurnOutcome | 'conflict'> {
  const { events, wishes } = answer.turn;
  const isErasing = events.some(({ kind }) => kind === 'erase');
  // What no commit compares with the store is done by what was read there, and so is what people are asked for.
  if (attempt.begun.isRemembered && (isErasing || wishes.length > 0)) return 'conflict';
  return isErasing ? erase(tools, attempt, answer) : commit(tools, attempt, answer);
}

async function commit(
  tools: TurnTools,
  attempt: TurnAttempt,
  answer: TurnAnswer,
): Promise<TurnOutcome | 'conflict'> {
  const { store, left, desk, delivery } = tools;
  const { party, inboundId, act } = attempt.cause;
  const { conversation, handoff } = attempt.begun;
  const { conversationId, userId, channel } = party;
  const isDelivered = delivery?.serves(channel) === true;
  const written = turnCommit(attempt, answer, { hasDesk: desk !== undefined, isDelivered });
  const lendUntil = isDelivered ? delivery?.lendUntil() : undefined;
  const committed = await store.commitTurn(lendUntil === undefined ? written : { ...written, lendUntil });
  if (committed.outcome !== 'committed') {
    left.forget(conversationId);
    return committed.outcome === 'conflict' ? 'conflict' : committed;
  }
  const upTo = attempt.lastSequence + written.activities.length;
  left.keep(conversationId, {
    version: written.expectedVersion + 1,
    userId: conversation?.userId ?? userId,
    lastSequence: upTo,
    kept: written.state,
    hasHandoff: handoff !== undefined || written.desk?.handoff !== undefined,
    inboundId,
  });
  publish(tools, conversationId, { kind: 'grew', upTo });
  announce(tools, conversationId, changesOf({ act, wishes: answer.turn.wishes, found: handoff }));
  if (isDelivered) delivery?.wake(committed.lent);
  return { outcome: 'committed', activityId: firstId(attempt) };
}

async function erase(tools: TurnTools, attempt: TurnAttempt, answer: TurnAnswer): Promise<TurnOutcome> {
  const { store, left, delivery } = tools;
  const { cause, at, lastSequence } = attempt;
  const { conversationId, channel } = cause.party;
  const { replies, turn } = answer;
  left.forget(conversationId);
  const farewell = farewellActivity({ replies, at, texts: turn.world.texts });
  const last = { sequence: lastSequence + 1, activity: farewell };
  await store.eraseConversation(conversationId, at, last, auditOfAct(cause.act, conversationId, at));
  publish(tools, conversationId, { kind: 'ended', language: replies[0]?.locale ?? 'en', farewell });
  if (delivery?.serves(channel)) delivery.wake();
  announce(tools, conversationId, ['gone']);
  return { outcome: 'committed', activityId: firstId(attempt) };
}

/** The id of what the turn adds first. */
function firstId({ cause, lastSequence }: TurnAttempt): string {
  return activityIdOf(cause.party.conversationId, lastSequence + 1);
}

function announce({ desk }: TurnTools, conversationId: string, changes: Change[]): void {
  for (const change of changes) desk?.feed.announce(conversationId, change);
}

/** After the commit nothing may fail any more: who listens reads the log sooner or later. */
function publish({ feed, log }: TurnTools, conversationId: string, notice: LiveNotice): void {
  try {
    feed.publish(conversationId, notice);
  } catch (error) {
    log.error({ conversationId, ...failureFields(error) }, 'publish-failed');
  }
}
