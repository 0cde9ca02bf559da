import type { DatabaseSync } from 'node:sqlite';
import { GuideError } from '../../../dialogs/errors.ts';
import { type Migration, missingMigrations } from '../migrations.ts';
import { storeError } from './sqlite-errors.ts';

/**
 * Brings the schema up to the newest migration, each in a transaction of its own. `at` is when, ISO.
 * Throws `schema-newer` for a store that knows more than this program, `schema-changed` for an edited file, and
 * `migration-failed` for one that what is there stands in the way of.
 */
export function migrate(database: DatabaseSync, migrations: Migration[], at: string): void {
  database.exec(`CREATE TABLE IF NOT EXISTS migrations (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL
  ) STRICT`);
  const applied = database.prepare('SELECT number, checksum FROM migrations').all();
  for (const migration of missingMigrations(migrations, applied)) apply(database, migration, at);
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
    const cause = storeError(error);
    if (!(cause instanceof GuideError) || cause.code !== 'store-unavailable') throw cause;
    throw new GuideError('migration-failed', `File: ${name}. ${cause.detail}`, { cause });
  }
}
