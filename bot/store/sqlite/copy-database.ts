import { backup, type DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { GuideError } from '../../../dialogs/errors.ts';
import { openDatabase } from './sqlite-database.ts';
import { storeError } from './sqlite-errors.ts';

/** Pages copied in one go; between two the event loop, and with it everybody who waits, has its turn. */
const pagesAtOnce = 128;

/** A transaction is over within milliseconds; a copy that has not begun after a second of them never will. */
const beginnings = 200;
const betweenBeginningsMs = 5;

/**
 * Copies a database to a new file while it is at work. What is written meanwhile is in the copy. Breaks off with
 * `backup-failed` once `isClosing`.
 */
export async function copyDatabase(
  database: DatabaseSync,
  to: string,
  isClosing: () => boolean = () => false,
): Promise<void> {
  try {
    const progress = () => {
      if (isClosing()) throw new GuideError('backup-failed', 'The server stopped meanwhile.');
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        await backup(database, to, { rate: pagesAtOnce, progress });
        return;
      } catch (error) {
        if (!metTransaction(error) || attempt === beginnings) throw error;
      }
      await wait(betweenBeginningsMs);
      progress();
    }
  } catch (error) {
    throw storeError(error);
  }
}

/**
 * Whether a copy found a transaction open on its own connection at its first page. `node:sqlite` steps over that at
 * every later page, but gives up at the first and then reports the error code of the new file, which is none.
 */
function metTransaction(error: unknown): boolean {
  return Error.isError(error) && 'errcode' in error && error.errcode === 0;
}

/** Copies a store file that nobody has open. Rejects with `store-in-use` when somebody has. */
export async function copyStoreFile(file: string, to: string): Promise<void> {
  const database = openDatabase(file);
  try {
    await copyDatabase(database, to);
  } finally {
    database.close();
  }
}
