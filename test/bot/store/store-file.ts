import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import type { TurnCommit } from '../../../bot/store/store.ts';
import { turn } from './turn-commits.ts';

/** A new store file, closed, somewhere in a folder, with conversation c1 of one turn. */
export async function storeFile(folder: string, differences: Partial<TurnCommit>): Promise<string> {
  const file = join(mkdtempSync(join(folder, 'store-')), 'guide.db');
  const commit = turn(differences);
  const store = openSqliteStore({ path: file, at: commit.at });
  await store.commitTurn(commit);
  await store.close();
  return file;
}

/** Works on the file itself, as nobody may while a store has it. */
export function inStoreFile<Result>(file: string, work: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}
