import type { Config } from '../config.ts';
import { createRounds } from '../rounds.ts';
import { type KeptClass, keptClasses } from '../store/retention-store.ts';
import { stamp } from '../store/stamp.ts';
import type { Store } from '../store/store.ts';
import { failureFields } from './failure-fields.ts';
import type { EventLog } from './log-events.ts';

/** How long a purge is left to who claimed it; a process that died at it delays it by no more. */
const claimMinutes = 10;
/** A sign-in ends after a week at most. */
const sessionDays = 7;

type Days = Pick<
  Config,
  | 'RETAIN_CONVERSATIONS_DAYS'
  | 'RETAIN_HANDOFFS_DAYS'
  | 'RETAIN_MISREAD_DAYS'
  | 'RETAIN_INBOX_DAYS'
  | 'RETAIN_DELIVERIES_DAYS'
  | 'RETAIN_AUDIT_DAYS'
  | 'RESUME_DAYS'
>;

export interface RetentionParts {
  store: Pick<Store, 'retention'>;
  clock(): Temporal.Instant;
  config: Days & Pick<Config, 'PURGE_HOUR'>;
  log: Pick<EventLog, 'info' | 'error'>;
  /** Told after conversations were removed. */
  removed?(): void;
}

export interface Retention {
  /** Looks every so many milliseconds whether it is time, until stopped. */
  start(everyMs: number): void;
  /** Removes what is past its time, if that was not done since the last night. Never rejects. */
  purgeIfDue(): Promise<void>;
  /** Resolves when nothing is under way any more; what was not reached is removed by whoever looks next. */
  stop(): Promise<void>;
}

/**
 * Removes every night what is past its time, in small pieces between which turns go on. Several processes may do so on
 * one store: one of them claims the night, and if it dies another goes on.
 */
export function createRetention(parts: RetentionParts): Retention {
  const { store, clock, config, log } = parts;
  const { retention } = store;
  const rounds = createRounds(purgeOnce);
  let stopping = false;

  return {
    start: rounds.start,
    purgeIfDue: rounds.now,
    async stop() {
      stopping = true;
      await rounds.stop();
    },
  };

  async function purgeOnce(): Promise<void> {
    try {
      const now = clock();
      const claim = { due: stamp(lastNight(now, config.PURGE_HOUR)), now: stamp(now), until: claimEnd(now) };
      if (stopping || !(await retention.claimPurge(claim))) return;
      const removed: Partial<Record<KeptClass, number>> = {};
      for (const kept of keptClasses) {
        removed[kept] = await purgeClass(kept, now);
        if (kept === 'conversations' && removed[kept] > 0) parts.removed?.();
        if (stopping) return await retention.holdPurge(stamp(clock()));
      }
      await retention.endPurge(stamp(now));
      log.info({ removed }, 'purged');
    } catch (error) {
      log.error(failureFields(error), 'purge-failed');
    }
  }

  /** How many rows were removed. */
  async function purgeClass(kept: KeptClass, now: Temporal.Instant): Promise<number> {
    const before = stamp(now.subtract({ hours: 24 * daysOf(kept, config) }));
    let removed = 0;
    let next: string | undefined = '';
    let held = clock();
    while (next !== undefined && !stopping) {
      const piece = await retention.purge({ kept, before, at: stamp(now), after: next });
      removed += piece.removed;
      next = piece.next;
      const present = clock();
      if (present.since(held).total('minutes') < claimMinutes / 2) continue;
      await retention.holdPurge(claimEnd(present));
      held = present;
    }
    return removed;
  }
}

function daysOf(kept: KeptClass, config: Days): number {
  switch (kept) {
    case 'conversations':
    case 'leftovers':
      return config.RETAIN_CONVERSATIONS_DAYS;
    case 'handoffs':
    case 'notes':
    case 'ratings':
      return config.RETAIN_HANDOFFS_DAYS;
    case 'misread':
      return config.RETAIN_MISREAD_DAYS;
    case 'inbox':
      return config.RETAIN_INBOX_DAYS;
    case 'deliveries':
      return config.RETAIN_DELIVERIES_DAYS;
    case 'audit':
      return config.RETAIN_AUDIT_DAYS;
    case 'sessions':
      return sessionDays;
    case 'links':
      return 0;
    // no link into such a conversation works any longer
    case 'erased':
      return config.RESUME_DAYS + 1;
  }
}

/** The last moment at which the clock in UTC struck this hour. */
function lastNight(now: Temporal.Instant, hour: number): Temporal.Instant {
  const present = now.toZonedDateTimeISO('UTC');
  const today = present.startOfDay().with({ hour });
  const passed = Temporal.ZonedDateTime.compare(today, present) <= 0;
  return (passed ? today : today.subtract({ days: 1 })).toInstant();
}

function claimEnd(now: Temporal.Instant): string {
  return stamp(now.add({ minutes: claimMinutes }));
}
