import { type Decision, decide } from '../handoff/desk-act.ts';
import { answerTurn } from './answer-turn.ts';
import type { Begun } from './left-conversations.ts';
import { activityIdOf } from './turn-activities.ts';
import { turnAttempt } from './turn-attempt.ts';
import type { Cause } from './turn-cause.ts';
import type { TurnOutcome } from './turns.ts';
import { type TurnTools, writeTurn } from './write-turn.ts';

/**
 * The transactional turn: refuse a duplicate, let the bot answer, commit everything together if nobody else has changed
 * the conversation since it was `begun`, and only then tell anybody. `conflict` when somebody has: then nothing was
 * done, and the turn begins anew. Rejects, with nothing changed, with a GuideError or what the bot threw.
 */
export async function takeTurn(
  tools: TurnTools,
  cause: Cause,
  begun: Begun,
): Promise<TurnOutcome | 'conflict'> {
  const refusal = refuse(cause, begun);
  if (refusal) return refusal;
  const now = tools.clock();
  const decision = decideAct(cause, begun, now);
  if (decision === 'so-already') return { outcome: 'duplicate', activityId: newestId(cause, begun) };
  const attempt = turnAttempt({ cause, begun, now, decision });
  const answer = await answerTurn(tools, attempt);
  return writeTurn(tools, attempt, answer);
}

/** What comes of a cause that asks for no turn. */
function refuse(cause: Cause, begun: Begun): TurnOutcome | undefined {
  const { party, inbound, reminder, act } = cause;
  const { status, conversation, duplicateOf, handoff } = begun;
  if (status === 'erased') return { outcome: 'gone' };
  if (duplicateOf !== undefined) return { outcome: 'duplicate', activityId: duplicateOf };
  if (!cause.begins && !conversation) return { outcome: 'gone' };
  const isOpening = !inbound && !reminder && !act;
  if (isOpening && conversation) {
    return { outcome: 'duplicate', activityId: activityIdOf(party.conversationId, 1) };
  }
  if (reminder && handoff?.state === 'with-agent') {
    return { outcome: 'postponed', activityId: newestId(cause, begun) };
  }
  return undefined;
}

/** What an act at the desk comes to; undefined where nothing at the desk is decided. */
function decideAct(
  { act }: Cause,
  { handoff }: Begun,
  now: Temporal.Instant,
): Decision | 'so-already' | undefined {
  if (!act || act.do === 'erase') return undefined;
  return decide(handoff, act, now) ?? 'so-already';
}

function newestId({ party }: Cause, { conversation }: Begun): string {
  return activityIdOf(party.conversationId, conversation?.lastSequence ?? 0);
}
