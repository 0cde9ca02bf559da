import { failureFields } from '../operations/failure-fields.ts';
import type { EventLog } from '../operations/log-events.ts';
import { createRounds } from '../rounds.ts';
import type { Store } from '../store/store.ts';
import type { LiveFeed } from './live-feed.ts';

export interface CatchUp {
  start(everyMs: number): void;
  /** Looks at once. Never rejects. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

export interface CatchUpParts {
  feed: LiveFeed;
  store: Pick<Store, 'readLastSequences'>;
  log: Pick<EventLog, 'warn'>;
}

/** Asked for in one go. */
const limit = 1_000;

/**
 * Compares what listeners were told with what the store holds, so that an event that another instance could not send
 * costs a moment. One statement for a thousand conversations that somebody has open here.
 */
export function createCatchUp({ feed, store, log }: CatchUpParts): CatchUp {
  const rounds = createRounds(lookOnce);

  return {
    start: rounds.start,
    look: rounds.now,
    stop: rounds.stop,
  };

  async function lookOnce(): Promise<void> {
    const ids = feed.listenedTo();
    try {
      for (let from = 0; from < ids.length; from += limit) {
        const some = ids.slice(from, from + limit);
        const sequences = await store.readLastSequences(some);
        for (const id of some) feed.compare(id, sequences.get(id));
      }
    } catch (error) {
      log.warn(failureFields(error), 'catch-up-failed');
    }
  }
}
