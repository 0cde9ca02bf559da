import type { Decision } from '../handoff/desk-act.ts';
import { stamp } from '../store/stamp.ts';
import type { KeptState } from './kept-state.ts';
import type { Begun } from './left-conversations.ts';
import type { Cause } from './turn-cause.ts';

/** One attempt at a turn, as far as it is known before the bot is asked. */
export interface TurnAttempt {
  cause: Cause;
  begun: Begun;
  now: Temporal.Instant;
  /** The same moment, ISO to the millisecond. */
  at: string;
  /** What an act at the desk comes to. */
  decision: Decision | undefined;
  kept: KeptState;
  /** How far the log reaches. */
  lastSequence: number;
  /** Whether it is the person of the conversation who speaks. What others say there is no part of it. */
  isHeldWith: boolean;
}

/** Puts together what follows from what is known. */
export function turnAttempt(known: Pick<TurnAttempt, 'cause' | 'begun' | 'now' | 'decision'>): TurnAttempt {
  const { cause, begun, now } = known;
  const { conversation } = begun;
  return {
    ...known,
    at: stamp(now),
    kept: keptStateOf(begun, cause),
    lastSequence: conversation?.lastSequence ?? 0,
    isHeldWith: !conversation || conversation.userId === cause.party.userId,
  };
}

/** The state that a turn goes on from. Somebody else's message tells nothing of the person's time zone. */
function keptStateOf({ conversation, kept }: Begun, { party, languages, timeZone }: Cause): KeptState {
  if (!conversation || !kept) return { languages, timeZone, dialog: undefined };
  if (conversation.userId !== party.userId) return kept;
  return { ...kept, timeZone: timeZone ?? kept.timeZone };
}
