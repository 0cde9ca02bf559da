import { afterAgentSpoke } from '../../dialogs/interview/beside-agent.ts';
import { auditOfAct } from '../handoff/audit-of-act.ts';
import { deskWriteOf } from '../handoff/desk-turn.ts';
import { countTurn } from '../numbers/count-turn.ts';
import type { DialogTurn } from '../registration-bot.ts';
import type { ReminderChange, TurnCommit } from '../store/store.ts';
import type { TurnAnswer } from './answer-turn.ts';
import type { KeptState } from './kept-state.ts';
import { activityIdOf, logEntries } from './turn-activities.ts';
import type { TurnAttempt } from './turn-attempt.ts';

export interface CommitOfTurn extends TurnCommit {
  state: KeptState;
}

/** Where the turn takes place. */
export interface TurnPlace {
  /** Whether there are people who can take conversations over. */
  hasDesk: boolean;
  /** Whether the channel delivers messages instead of letting clients fetch them. */
  isDelivered: boolean;
}

/** All that is written of a turn, together or not at all. */
export function turnCommit(
  attempt: TurnAttempt,
  { turn, replies }: TurnAnswer,
  { hasDesk, isDelivered }: TurnPlace,
): CommitOfTurn {
  const { cause, begun, at, decision, kept, lastSequence, isHeldWith } = attempt;
  const { party, inboundId, act } = cause;
  const { conversationId, userId, channel, address } = party;
  const inbound = isHeldWith ? cause.inbound : undefined;
  const { texts } = turn.world;
  const activities = logEntries({ party, lastSequence, inbound, replies, at, texts });
  const atDesk = { act, acted: decision?.handoff, wishes: turn.wishes, found: begun.handoff, at };
  const desk = hasDesk ? deskWriteOf(atDesk, lastSequence + activities.length) : undefined;
  const happened = [...turn.events, ...(decision ? [decision.event] : [])];
  return {
    conversationId,
    userId,
    channel,
    ...(isHeldWith && address && { address }),
    ...(isDelivered && {
      deliver: activities.slice(activities.length - replies.length).map(({ sequence }) => sequence),
    }),
    expectedVersion: begun.conversation?.version ?? 0,
    state: { ...kept, dialog: act?.do === 'say' ? afterAgentSpoke(turn.state) : turn.state },
    ...(inboundId !== undefined && {
      inboundId,
      inboundActivityId: activityIdOf(conversationId, lastSequence + 1),
    }),
    activities,
    events: happened.map(({ kind, ...detail }) => ({ kind, detail })),
    ...(desk && { desk }),
    audit: auditOfAct(act, conversationId, at),
    ...countTurn({
      channel,
      inbound,
      language: replies.at(-1)?.locale,
      events: turn.events,
      act: decision?.event,
      handoff: desk?.handoff,
    }),
    reminders: reminderChanges(turn),
    at,
  };
}

/** The reminder of the turn is done with, whether or not it was said; then what the conversation wishes. */
function reminderChanges({ reminder, events }: DialogTurn): ReminderChange[] {
  const wishes = events.flatMap((event): ReminderChange[] => {
    if (event.kind === 'reminder-set') return [{ do: 'set', kind: event.reminder, dueAt: event.at }];
    return event.kind === 'reminder-dropped' ? [{ do: 'drop', kind: event.reminder }] : [];
  });
  return reminder ? [{ do: 'drop', ...reminder }, ...wishes] : wishes;
}
