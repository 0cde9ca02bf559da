import { join } from 'node:path';
import { GuideError } from '../../../dialogs/errors.ts';
import { numberOf, optionalText, textOf } from '../columns.ts';
import { readMigrations } from '../migrations.ts';
import { openConnections, type Rows } from '../postgres/connections.ts';
import { migrate } from '../postgres/migrate.ts';
import { type MoveProgress, marks, moveProgress } from './move-mark.ts';
import type { OldTable, Value } from './old-store.ts';
import { type Checksum, rowDigestSql } from './row-checksum.ts';

/** The store on PostgreSQL into which another is moved. */
export interface NewStore {
  /** How far a move is, if one is under way; which one came to its end here. */
  state(): Promise<{ moving?: MoveProgress; movedFrom?: string }>;
  /** Whether any table holds a row. */
  isEmpty(): Promise<boolean>;
  /** What is not there of a table that is to be moved. */
  missingOf(table: OldTable): string[];
  begin(progress: MoveProgress): Promise<void>;
  /** Adds rows and notes how far that is, together. */
  add(table: OldTable, rows: Value[][], before: MoveProgress, progress: MoveProgress): Promise<void>;
  checksum(table: OldTable): Promise<Checksum>;
  /** Fills what the old store has no table for, and goes on where numbers ended. */
  complete(tables: OldTable[]): Promise<void>;
  /** It is whole and may be used. */
  finish(id: string): Promise<void>;
  close(): Promise<void>;
}

/** What PostgreSQL keeps beside the tables of the embedded store, and how it is made of them. */
export const derived: Record<string, string> = {
  places: `INSERT INTO places (place, conversation_id) SELECT place, conversation_id FROM addresses
    ON CONFLICT DO NOTHING`,
};
/** Rows looked at by one statement, which is to take no longer than statements may. */
const pageSize = 10_000;

/** Opens it with its schema brought up to date. Rejects as opening a store on PostgreSQL does. */
export async function openNewStore(address: string, at: string): Promise<NewStore> {
  const connections = openConnections(address, 2);
  const { rows, transaction } = connections;
  const close = () => connections.close();
  try {
    await migrate(connections, readMigrations(join(import.meta.dirname, '../postgres/migrations')), at);
    const tables = await describe(rows);
    return { ...newStore(tables), close };
  } catch (error) {
    await close();
    throw error;
  }

  function newStore(tables: Map<string, Described>): Omit<NewStore, 'close'> {
    const of = ({ name }: OldTable): Described => tables.get(name) ?? { types: new Map(), key: [] };
    return {
      async state() {
        const moving = await readMark(rows, marks.moving);
        const movedFrom = await readMark(rows, marks.movedFrom);
        return {
          ...(moving !== undefined && { moving: moveProgress.parse(JSON.parse(moving)) }),
          ...(movedFrom !== undefined && { movedFrom }),
        };
      },
      async isEmpty() {
        const looks = [...tables.keys()].map((name) => `EXISTS (SELECT FROM ${name})`);
        const [row] = await rows({ text: `SELECT ${looks.join(' OR ')} AS is_filled`, reads: true });
        return row?.is_filled === false;
      },
      missingOf: (table) => table.columns.filter((column) => !of(table).types.has(column)),
      async begin(progress) {
        await rows({ text: 'INSERT INTO settings (name, value) VALUES ($1, $2)' }, [
          marks.moving,
          JSON.stringify(progress),
        ]);
      },
      add: (table, added, before, progress) =>
        transaction(async (rows) => {
          const types = table.columns.map((column) => of(table).types.get(column) ?? 'text');
          const lists = types.map((type, index) => `$${index + 1}::${type}[]`).join(', ');
          await rows(
            {
              text: `INSERT INTO ${table.name} (${table.columns.join(', ')}) SELECT * FROM unnest(${lists})`,
            },
            table.columns.map((_, index) => added.map((row) => row[index] ?? null)),
          );
          const noted = await rows(
            { text: 'UPDATE settings SET value = $1 WHERE name = $2 AND value = $3 RETURNING 1' },
            [JSON.stringify(progress), marks.moving, JSON.stringify(before)],
          );
          if (noted.length === 0) throw new GuideError('move-not-empty', 'Another move is under way.');
        }),
      checksum: (table) => checksum(rows, table, of(table).key),
      complete: (old) =>
        transaction(async (rows) => {
          for (const text of Object.values(derived)) await rows({ text });
          for (const table of old) {
            const column = of(table).identity;
            if (column === undefined || table.lastNumber() === 0) continue;
            await rows({ text: `SELECT setval(pg_get_serial_sequence($1, $2), $3::bigint)` }, [
              table.name,
              column,
              table.lastNumber(),
            ]);
          }
        }),
      finish: (id) =>
        transaction(async (rows) => {
          await rows({ text: 'DELETE FROM settings WHERE name = $1' }, [marks.moving]);
          await rows({ text: 'INSERT INTO settings (name, value) VALUES ($1, $2)' }, [marks.movedFrom, id]);
          await rows({ text: 'ANALYZE' });
        }),
    };
  }
}

interface Described {
  /** The type of each column. */
  types: Map<string, string>;
  key: string[];
  /** The column that PostgreSQL numbers by itself. */
  identity?: string;
}

async function describe(rows: Rows): Promise<Map<string, Described>> {
  const found = await rows({
    text: `
      SELECT c.table_name, c.column_name, c.data_type, c.is_identity, (
        SELECT string_agg(k.column_name, ',' ORDER BY k.ordinal_position)
        FROM information_schema.table_constraints t
        JOIN information_schema.key_column_usage k
          ON k.constraint_name = t.constraint_name AND k.table_schema = t.table_schema AND k.table_name = t.table_name
        WHERE t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.constraint_type = 'PRIMARY KEY'
      ) AS key
      FROM information_schema.columns c
      WHERE c.table_schema = current_schema() AND c.table_name <> 'migrations'`,
    reads: true,
  });
  const tables = new Map<string, Described>();
  for (const row of found) {
    const name = textOf(row.table_name);
    const table: Described = tables.get(name) ?? { types: new Map(), key: textOf(row.key).split(',') };
    table.types.set(textOf(row.column_name), textOf(row.data_type));
    if (row.is_identity === 'YES') table.identity = textOf(row.column_name);
    tables.set(name, table);
  }
  return tables;
}

async function readMark(rows: Rows, name: string): Promise<string | undefined> {
  const [row] = await rows({ text: 'SELECT value FROM settings WHERE name = $1', reads: true }, [name]);
  return optionalText(row?.value);
}

/** Page by page in the order of the key, whatever order the database has for texts. */
async function checksum(rows: Rows, { name, columns }: OldTable, key: string[]): Promise<Checksum> {
  const whole: Checksum = { rows: 0, sum: 0n };
  const without = name === 'settings' ? `name <> ALL ('{${Object.values(marks).join(',')}}')` : 'true';
  let after: unknown[] = [];
  for (;;) {
    const places = key.map((_, index) => `$${index + 1}`).join(', ');
    const beyond = after.length > 0 ? `AND (${key.join(', ')}) > (${places})` : '';
    const [page] = await rows(
      {
        text: `
          WITH page AS MATERIALIZED (
            SELECT ${key.join(', ')}, ${rowDigestSql(columns)} AS digest FROM ${name}
            WHERE ${without} ${beyond} ORDER BY ${key.join(', ')} LIMIT ${pageSize})
          SELECT whole.*, last.* FROM (SELECT count(*) AS row_count, sum(digest)::text AS row_sum FROM page) whole
          LEFT JOIN (SELECT ${key.map((column, index) => `${column} AS key_${index}`).join(', ')} FROM page
            ORDER BY ${key.map((column) => `${column} DESC`).join(', ')} LIMIT 1) last ON true`,
        reads: true,
      },
      after,
    );
    const count = numberOf(page?.row_count);
    whole.rows += count;
    whole.sum += BigInt(optionalText(page?.row_sum) ?? '0');
    if (count < pageSize) return whole;
    after = key.map((_, index) => page?.[`key_${index}`]);
  }
}
