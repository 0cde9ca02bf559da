import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GuideError } from '../../../dialogs/errors.ts';
import { textOf } from '../columns.ts';
import { missingMigrations, readMigrations } from '../migrations.ts';
import { migrate } from './migrations.ts';
import { openDatabase } from './sqlite-database.ts';
import { storeError } from './sqlite-errors.ts';
import { appliedMigrations } from './sqlite-examine.ts';

export interface Inspected {
  /** Migrations that were not applied yet, by file. */
  missing: string[];
  /** Tables, indexes and triggers that are not as the migrations that were applied make them. */
  differing: string[];
}

/**
 * Looks whether a store file that nobody has open holds together, and has the schema that it says. Throws
 * `store-in-use`, `store-damaged`, `schema-newer` or `schema-changed`.
 */
export function inspectFile(file: string): Inspected {
  const database = openDatabase(file);
  try {
    const [finding] = database.prepare('PRAGMA quick_check(1)').all();
    const words = textOf(finding?.quick_check);
    if (words !== 'ok') throw new GuideError('store-damaged', `${file}: ${words}.`);
    const migrations = readMigrations(join(import.meta.dirname, 'migrations'));
    const applied = appliedMigrations(database);
    const missing = missingMigrations(migrations, [...applied]);
    const there = migrations.filter((migration) => !missing.includes(migration));
    return {
      missing: missing.map(({ name }) => name),
      differing: applied.length === 0 ? [] : differences(schemaOf(database), schemaMadeBy(there)),
    };
  } catch (error) {
    throw storeError(error);
  } finally {
    database.close();
  }
}

type Schema = Map<string, string>;

function schemaOf(database: DatabaseSync): Schema {
  const rows = database.prepare(`SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'`).all();
  return new Map(rows.map(({ name, sql }) => [textOf(name), textOf(sql)]));
}

function schemaMadeBy(migrations: Parameters<typeof migrate>[1]): Schema {
  const database = new DatabaseSync(':memory:');
  try {
    migrate(database, migrations, '');
    return schemaOf(database);
  } finally {
    database.close();
  }
}

function differences(found: Schema, wanted: Schema): string[] {
  const names = new Set([...found.keys(), ...wanted.keys()]);
  return [...names].filter((name) => found.get(name) !== wanted.get(name)).toSorted();
}
