import { DatabaseSync } from 'node:sqlite';
import type { StorePlace } from './store-place.ts';

export interface Column {
  name: string;
  isText: boolean;
}

/** A place of a store whose tables can be looked into while no store is open on it. */
export interface OpenedPlace extends StorePlace {
  ask(sql: string): Promise<Record<string, unknown>[]>;
  /** Every table with its columns, from the schema itself. */
  tables(): Promise<Map<string, Column[]>>;
}

/** Works on the file of a store itself, as nobody may while it is open. */
export function inFile<Result>(path: string, work: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** The part of a place on SQLite that looks into its file. */
export function openedFile(path: string): Pick<OpenedPlace, 'ask' | 'tables'> {
  const ask = async (sql: string) => inFile(path, (database) => database.prepare(sql).all());
  return {
    ask,
    async tables() {
      return byTable(
        await ask(`
          SELECT t.name AS "table", c.name AS "column", c.type FROM pragma_table_list t JOIN pragma_table_info(t.name) c
          WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'`),
      );
    },
  };
}

/** Columns by table, of rows with `table`, `column` and `type`. */
export function byTable(rows: Record<string, unknown>[]): Map<string, Column[]> {
  const tables = new Map<string, Column[]>();
  for (const { table, column, type } of rows) {
    const columns = tables.get(String(table)) ?? [];
    columns.push({ name: String(column), isText: /^text$/i.test(String(type)) });
    tables.set(String(table), columns);
  }
  return tables;
}

/** Writes a row in which every column holds what `fill` says. */
export async function addRow(
  place: Pick<OpenedPlace, 'ask'>,
  table: string,
  columns: Column[],
  fill: (column: Column) => string | number | null,
): Promise<void> {
  const values = columns.map(fill).map((value) => (typeof value === 'string' ? `'${value}'` : String(value)));
  const names = columns.map(({ name }) => name);
  await place.ask(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`);
}

/** How many rows each table has that has any. */
export async function rowCounts(place: Pick<OpenedPlace, 'ask' | 'tables'>): Promise<Record<string, number>> {
  const names = [...(await place.tables()).keys()];
  const all = names.map((table) => `SELECT '${table}' AS "table", count(*) AS count FROM ${table}`);
  const counts = await place.ask(all.join(' UNION ALL '));
  const some = counts.filter(({ count }) => Number(count) > 0);
  return Object.fromEntries(some.map(({ table, count }) => [String(table), Number(count)]));
}
