import type { DatabaseSync } from 'node:sqlite';
import { storeError } from './sqlite-errors.ts';

/** Bounds how long one batch keeps the event loop; the rest waits for the next pass. */
const batchLimit = 128;

/** How long work that nobody waits for may wait for other work to go to disk with, in milliseconds. */
const patienceMs = 10;

/** `in passing`: with the next work that is written, or a little later if there is none. */
export type Pace = 'at once' | 'in passing';

/** Runs work that writes, in the order it came, and resolves with what it returned once that is on disk. */
export type GroupCommit = <Result>(work: () => Result, pace?: Pace) => Promise<Result>;

interface Job {
  /** Does the work and returns what tells the caller, to be called after the COMMIT. */
  attempt(): () => void;
  reject(error: unknown): void;
}

/**
 * Gathers what arrives within one pass of the event loop into a single transaction, so that many turns share
 * one flush to disk. Each has a savepoint of its own: one that throws is undone alone. If the transaction as a
 * whole fails, all of its work is undone and rejected. `work` must be synchronous.
 */
export function groupCommit(database: DatabaseSync): GroupCommit {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const rollback = database.prepare('ROLLBACK');
  const savepoint = database.prepare('SAVEPOINT work');
  const release = database.prepare('RELEASE work');
  const rollbackWork = database.prepare('ROLLBACK TO work');
  let waiting: Job[] = [];
  let isComing = false;
  let patience: NodeJS.Timeout | undefined;

  return (work, pace = 'at once') =>
    new Promise((resolve, reject) => {
      waiting.push({
        attempt: () => {
          const result = work();
          return () => resolve(result);
        },
        reject: (error) => reject(storeError(error)),
      });
      if (pace === 'at once') writeSoon();
      else patience ??= setTimeout(writeSoon, patienceMs);
    });

  function writeSoon(): void {
    clearTimeout(patience);
    patience = undefined;
    if (isComing) return;
    isComing = true;
    setImmediate(writeBatch);
  }

  function writeBatch(): void {
    const batch = waiting.slice(0, batchLimit);
    waiting = waiting.slice(batchLimit);
    isComing = false;
    if (waiting.length > 0) writeSoon();
    let tellings: (() => void)[];
    try {
      begin.run();
      tellings = batch.map(attempt);
      commit.run();
    } catch (error) {
      undo();
      for (const job of batch) job.reject(error);
      return;
    }
    for (const tell of tellings) tell();
  }

  function attempt(job: Job): () => void {
    savepoint.run();
    try {
      const tell = job.attempt();
      release.run();
      return tell;
    } catch (error) {
      // On a full disk SQLite has already undone the whole transaction, and with it the work of the others.
      if (!database.isTransaction) throw error;
      rollbackWork.run();
      release.run();
      return () => job.reject(error);
    }
  }

  function undo(): void {
    try {
      if (database.isTransaction) rollback.run();
    } catch {
      // The connection is lost; the callers hear of the first error, which is the cause.
    }
  }
}
