/** What is kept for a time, each for its own. In the order in which it is removed. */
export const keptClasses = [
  'conversations',
  'leftovers',
  'handoffs',
  'notes',
  'ratings',
  'misread',
  'inbox',
  'deliveries',
  'audit',
  'sessions',
  'links',
  'erased',
] as const;
export type KeptClass = (typeof keptClasses)[number];

/** One piece of a purge. Moments are ISO in UTC to the millisecond. */
export interface PurgePiece {
  kept: KeptClass;
  /** What is older goes. */
  before: string;
  at: string;
  /** Where the piece before it ended, '' to begin with. */
  after: string;
}

/**
 * Removes what is past its time, in pieces so small that turns go on between them. A part of the store's port. A
 * conversation goes with all its rows, unless it has a reminder or a request for a person that is not over.
 */
export interface RetentionStore {
  /** True if the purge was not done since `due` and nobody is at work on it; it is then the caller's until `until`. */
  claimPurge(claim: { due: string; now: string; until: string }): Promise<boolean>;
  /** Prolongs a claim, or gives it back. */
  holdPurge(until: string): Promise<void>;
  endPurge(at: string): Promise<void>;
  /**
   * Removes at most a few hundred rows. `next` is where to go on; absent when nothing of this class is past its time any more.
   * Done twice it does no harm.
   */
  purge(piece: PurgePiece): Promise<{ removed: number; next?: string }>;
}
