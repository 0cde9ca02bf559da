import type { DatabaseSync } from 'node:sqlite';
import { storeError } from './sqlite-errors.ts';

/** Bounds how long one batch keeps the event loop; the rest waits for the next pass. */
const batchLimit = 128;

/** Runs work that writes, and resolves with what it returned once that is on disk. */
export type GroupCommit = <Result>(work: () => Result) => Promise<Result>;

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

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({
        attempt: () => {
          const result = work();
          return () => resolve(result);
        },
        reject: (error) => reject(storeError(error)),
      });
      if (waiting.length === 1) setImmediate(writeBatch);
    });

  function writeBatch(): void {
    const batch = waiting.slice(0, batchLimit);
    waiting = waiting.slice(batchLimit);
    if (waiting.length > 0) setImmediate(writeBatch);
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
