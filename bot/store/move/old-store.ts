import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { GuideError } from '../../../dialogs/errors.ts';
import { numberOf, optionalText, textOf } from '../columns.ts';
import { readMigrations } from '../migrations.ts';
import { migrate } from '../sqlite/migrations.ts';
import { openDatabase } from '../sqlite/sqlite-database.ts';
import { storeError } from '../sqlite/sqlite-errors.ts';
import { marks } from './move-mark.ts';
import { type Checksum, rowDigest } from './row-checksum.ts';

/** A table of the old store, whatever it holds. */
export interface OldTable {
  name: string;
  columns: string[];
  count(): number;
  /** The next rows in the order of the key, at most so many and of about so many characters. */
  read(after: Key, limits: { rows: number; characters: number }): { rows: Value[][]; after: Key };
  checksum(): Checksum;
  /** The greatest number that the table gave by itself, 0 if it gives none. */
  lastNumber(): number;
}

export type Value = string | number | null;
/** What a row is found by; empty before the first. */
export type Key = (string | number)[];

export interface OldStore {
  tables: OldTable[];
  /** The id of the move that it is marked with. */
  mark(): string | undefined;
  /** From now on it is only read, also after this process, until the mark is taken away. */
  setMark(id: string): void;
  takeMarkAway(): void;
  close(): void;
}

/**
 * Opens an embedded store to be moved: brings its schema up to date and keeps its file to this process. Throws
 * `move-source-missing`, `store-in-use` while a server runs on it, and what opening a store throws.
 */
export function openOldStore(path: string, at: string): OldStore {
  if (!existsSync(path)) throw new GuideError('move-source-missing', `File: ${path}.`);
  const database = openDatabase(path);
  try {
    migrate(database, readMigrations(join(import.meta.dirname, '../sqlite/migrations')), at);
    const readMark = database.prepare('SELECT value FROM settings WHERE name = ?');
    const only = database.prepare('INSERT INTO settings (name, value) VALUES (?, ?)');
    const drop = database.prepare('DELETE FROM settings WHERE name = ?');
    return {
      tables: tablesOf(database),
      mark: () => optionalText(readMark.get(marks.movedTo)?.value),
      setMark: (id) => void only.run(marks.movedTo, id),
      takeMarkAway: () => void drop.run(marks.movedTo),
      close() {
        database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw storeError(error);
  }
}

/** What belongs to the file and not to what is in it. */
const ofTheFile = ['migrations'];

function tablesOf(database: DatabaseSync): OldTable[] {
  return database
    .prepare(`
      SELECT name, wr FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .all()
    .filter(({ name }) => !ofTheFile.includes(textOf(name)))
    .map(({ name, wr }) => oldTable(database, textOf(name), numberOf(wr) === 1));
}

function oldTable(database: DatabaseSync, name: string, isKeyed: boolean): OldTable {
  const described = database.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name);
  const columns = described.map((column) => textOf(column.name));
  const key = isKeyed
    ? described
        .filter(({ pk }) => numberOf(pk) > 0)
        .sort((a, b) => numberOf(a.pk) - numberOf(b.pk))
        .map((column) => textOf(column.name))
    : ['rowid'];
  const from = `FROM ${name} ${name === 'settings' ? `WHERE name NOT IN ('${Object.values(marks).join(`', '`)}')` : 'WHERE true'}`;
  const select = `SELECT ${[...columns, ...key.map((column, index) => `${column} AS key_${index}`)].join(', ')} ${from}`;
  const order = `ORDER BY ${key.join(', ')} LIMIT ?`;
  const first = database.prepare(`${select} ${order}`);
  const next = database.prepare(
    `${select} AND (${key.join(', ')}) > (${key.map(() => '?').join(', ')}) ${order}`,
  );

  return {
    name,
    columns,
    count: () => numberOf(database.prepare(`SELECT count(*) AS count ${from}`).get()?.count),
    read(after, { rows: most, characters }) {
      const rows: Value[][] = [];
      let size = 0;
      let last = after;
      for (const row of after.length === 0 ? first.iterate(most) : next.iterate(...after, most)) {
        const values = columns.map((column) => storable(row[column]));
        rows.push(values);
        last = key.map((_, index) => keyPart(row[`key_${index}`]));
        size += values.reduce<number>((sum, value) => sum + String(value).length, 0);
        if (size >= characters) break;
      }
      return { rows, after: last };
    },
    checksum() {
      let [rows, sum] = [0, 0n];
      for (const row of database.prepare(`SELECT ${columns.join(', ')} ${from}`).iterate()) {
        rows += 1;
        sum += rowDigest(columns.map((column) => storable(row[column])));
      }
      return { rows, sum };
    },
    lastNumber() {
      const { found } = database
        .prepare(`SELECT count(*) AS found FROM sqlite_schema WHERE name = 'sqlite_sequence'`)
        .get() ?? { found: 0 };
      if (numberOf(found) === 0) return 0;
      return numberOf(database.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').get(name)?.seq ?? 0);
    },
  };
}

/** A text of PostgreSQL holds no NUL; in JSON, where words are kept, it is escaped. */
function storable(value: unknown): Value {
  if (value === null || typeof value === 'number') return value;
  return textOf(value).replaceAll('\0', '\ufffd');
}

/** As it is in the file, to go on behind it. */
function keyPart(value: unknown): string | number {
  return typeof value === 'number' ? value : textOf(value);
}
