import { failureFields } from './operations/failure-fields.ts';
import { createRounds } from './rounds.ts';
import { stamp } from './store/stamp.ts';
import type { Store } from './store/store.ts';
import type { TurnLog, Turns } from './turn/turns.ts';

/** How long a claimed reminder is left to who claimed it; a process that died meanwhile delays it by no more. */
const claimMs = 60_000;
/** Few enough to be acted on well within that time. */
const claimLimit = 20;

export interface ReminderParts {
  store: Pick<Store, 'claimReminders'>;
  turns: Pick<Turns, 'remind'>;
  /** The present moment. */
  clock(): Temporal.Instant;
  log: TurnLog;
}

export interface Reminders {
  /** Looks for due reminders every so many milliseconds until stopped. */
  start(everyMs: number): void;
  /** Wakes every conversation that has a reminder due now. Never rejects: what fails is tried again later. */
  wakeDue(): Promise<void>;
  /** Resolves when nothing is under way any more; what was not reached stays in the store. */
  stop(): Promise<void>;
}

/** Wakes conversations when their reminders are due. Several processes may do so on one store. */
export function createReminders({ store, turns, clock, log }: ReminderParts): Reminders {
  const rounds = createRounds(wakeAll);
  let stopping = false;

  return {
    start: rounds.start,
    wakeDue: rounds.now,
    async stop() {
      stopping = true;
      await rounds.stop();
    },
  };

  async function wakeAll(): Promise<void> {
    try {
      while (!stopping) {
        const now = clock();
        const until = now.add({ milliseconds: claimMs });
        const due = await store.claimReminders({ now: stamp(now), until: stamp(until), limit: claimLimit });
        if (due.length === 0) return;
        for (const reminder of due) {
          if (stopping) return;
          // A turn that fails has said so in the log, and the reminder is claimed again when its time is up.
          await turns.remind(reminder).catch(() => undefined);
        }
      }
    } catch (error) {
      log.error(failureFields(error), 'reminders-failed');
    }
  }
}
