import { isOpen, type OpeningHours } from '../../dialogs/desk/opening-hours.ts';
import { failureFields } from '../operations/failure-fields.ts';
import { createRounds } from '../rounds.ts';
import { stamp } from '../store/stamp.ts';
import type { Store } from '../store/store.ts';
import type { TurnLog, Turns } from '../turn/turns.ts';
import type { DeskAct } from './desk-act.ts';

/** Conversations looked at in one go. */
const limit = 100;
/** After so many times the wait that is called long, nobody is left waiting. */
const longestWaits = 6;

export interface QueueWatchParts {
  store: Pick<Store, 'desk'>;
  turns: Pick<Turns, 'act'>;
  clock(): Temporal.Instant;
  /** How long somebody may wait before staff are alerted. */
  waitMinutes: number;
  hours: OpeningHours | undefined;
  log: TurnLog;
}

export interface QueueWatch {
  /** Looks every so many milliseconds until stopped. */
  start(everyMs: number): void;
  /** Never rejects: what fails is tried again at the next look. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Sees to it that nobody waits for ever: puts back what a vanished agent held, alerts staff to long waits, and ends
 * those in vain with a message form. Several processes may do so on one store: each act is by compare-and-set.
 */
export function createQueueWatch(parts: QueueWatchParts): QueueWatch {
  const { store, turns, clock, waitMinutes, hours, log } = parts;
  const rounds = createRounds(lookOnce);

  return {
    start: rounds.start,
    look: rounds.now,
    stop: rounds.stop,
  };

  async function lookOnce(): Promise<void> {
    try {
      const now = clock();
      const before = (waits: number) => stamp(now.subtract({ minutes: waitMinutes * waits }));
      const isClosed = hours !== undefined && !isOpen(hours, now);
      await actOn(await store.desk.findLost(stamp(now), limit), { do: 'lose' });
      await actOn(await store.desk.findOverdue(before(1), limit), { do: 'be-late' });
      const inVain = await store.desk.findInVain(before(isClosed ? 1 : longestWaits), limit);
      await actOn(inVain, { do: 'give-up' });
    } catch (error) {
      log.error(failureFields(error), 'queue-watch-failed');
    }
  }

  async function actOn(conversationIds: string[], act: DeskAct): Promise<void> {
    for (const conversationId of conversationIds) {
      // a turn that fails has said so in the log
      const done = await turns.act(conversationId, act).catch(() => undefined);
      // of several instances that look at once, the one that did it says so
      const isDone = done?.outcome === 'committed';
      if (isDone && act.do === 'be-late') log.warn({ conversationId }, 'handoff-late');
    }
  }
}
