import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { GuideError } from '../../../dialogs/errors.ts';

/** One step of the schema. Once published it is never edited: the checksum would no longer match. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

/**
 * Brings the schema up to the newest migration, each in a transaction of its own. `at` is when, ISO.
 * Throws `schema-newer` for a store that knows more than this program, `schema-changed` for an edited file.
 */
export function migrate(database: DatabaseSync, migrations: Migration[], at: string): void {
  database.exec(`CREATE TABLE IF NOT EXISTS migrations (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL
  ) STRICT`);
  const applied = new Map(
    database
      .prepare('SELECT number, checksum FROM migrations')
      .all()
      .map((row) => [Number(row.number), row.checksum]),
  );
  const newest = migrations.at(-1)?.number ?? 0;
  const unknown = [...applied.keys()].find((number) => number > newest);
  if (unknown !== undefined) {
    throw new GuideError('schema-newer', `It has migration ${unknown}, this program ends at ${newest}.`);
  }

  for (const migration of migrations) {
    const checksum = applied.get(migration.number);
    if (checksum === undefined) apply(database, migration, at);
    else if (checksum !== migration.checksum)
      throw new GuideError('schema-changed', `File: ${migration.name}.`);
  }
}

/** The migrations of a folder by number; files are called `0001-what-it-brings.sql`. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      // A checkout with other line ends holds the same migration.
      const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
      const checksum = createHash('sha256').update(sql).digest('hex');
      return { number: Number(name.slice(0, 4)), name, sql, checksum };
    });
}

function apply(database: DatabaseSync, { number, name, sql, checksum }: Migration, at: string): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(sql);
    database
      .prepare('INSERT INTO migrations (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)')
      .run(number, name, checksum, at);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
