import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GuideError } from '../../../dialogs/errors.ts';
import { storeError } from './sqlite-errors.ts';

/** How long to wait for a process that is just stopping to let go of the file. */
const lockWaitMs = 1000;

/**
 * Opens a database file that this process alone will use until it is closed or the process ends, however it
 * ends. Throws `store-in-use` when another connection has it, `store-unavailable` when it cannot be opened.
 */
export function openDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') makeFolder(dirname(path));
  const database = open(path);
  try {
    // The time-out first: a change of the journal mode needs the lock too and would fail at once without it.
    database.exec(`PRAGMA busy_timeout = ${lockWaitMs}`);
    // Two processes on one file stall each other for seconds, so the lock is kept for as long as it is open.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    // What a person asked to have erased is overwritten, not only unlinked.
    database.exec('PRAGMA secure_delete = ON');
    database.exec('BEGIN IMMEDIATE');
    database.exec('COMMIT');
    return database;
  } catch (error) {
    database.close();
    throw isBusy(error)
      ? new GuideError('store-in-use', `File: ${path}.`, { cause: error })
      : storeError(error);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new GuideError('store-unavailable', `The folder ${folder} cannot be made.`, { cause: error });
  }
}

function open(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path);
  } catch (error) {
    throw storeError(error);
  }
}

/** SQLITE_BUSY of https://www.sqlite.org/rescode.html. */
function isBusy(error: unknown): boolean {
  return Error.isError(error) && 'errcode' in error && error.errcode === 5;
}
