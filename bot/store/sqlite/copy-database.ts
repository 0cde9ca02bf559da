import { backup, type DatabaseSync } from 'node:sqlite';
import { GuideError } from '../../../dialogs/errors.ts';
import { openDatabase } from './sqlite-database.ts';
import { storeError } from './sqlite-errors.ts';

/** Pages copied in one go; between two the event loop, and with it everybody who waits, has its turn. */
const pagesAtOnce = 128;

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
    await backup(database, to, { rate: pagesAtOnce, progress });
  } catch (error) {
    throw storeError(error);
  }
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
