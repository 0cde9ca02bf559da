import { DatabaseSync } from 'node:sqlite';
import { GuideError } from '../../../dialogs/errors.ts';
import { numberOf, textOf } from '../columns.ts';
import { storeError } from './sqlite-errors.ts';

export interface Examined {
  /** The migrations that were applied. */
  schema: { number: number; checksum: string }[];
  /** How many there are in each table. */
  rows: Record<string, number>;
}

/**
 * Reads a copy of a store file to its last page and counts what is in it. Afterwards it is one file without a journal.
 * Throws `store-damaged` for one that does not hold together, or holds no store.
 */
export function examineCopy(file: string): Examined {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = DELETE');
    const [finding] = database.prepare('PRAGMA integrity_check(1)').all();
    const words = textOf(finding?.integrity_check);
    if (words !== 'ok') throw new GuideError('store-damaged', `${file}: ${words}.`);
    return { schema: appliedMigrations(database), rows: countRows(database) };
  } catch (error) {
    throw storeError(error);
  } finally {
    database.close();
  }
}

/** Empty when there is no store in the file. */
export function appliedMigrations(database: DatabaseSync): Examined['schema'] {
  const isThere = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'migrations'`).get();
  if (!isThere) return [];
  return database
    .prepare('SELECT number, checksum FROM migrations ORDER BY number')
    .all()
    .map(({ number, checksum }) => ({ number: numberOf(number), checksum: textOf(checksum) }));
}

function countRows(database: DatabaseSync): Record<string, number> {
  const tables = database
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all()
    .map(({ name }) => textOf(name));
  return Object.fromEntries(
    tables
      .toSorted()
      .map((table) => [
        table,
        numberOf(database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows),
      ]),
  );
}
