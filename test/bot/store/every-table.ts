import { DatabaseSync } from 'node:sqlite';

interface Column {
  name: string;
  type: string;
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

/** Every table with its columns, from the schema itself. */
export function tablesOf(database: DatabaseSync): Map<string, Column[]> {
  const tables = database
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`)
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !name.startsWith('sqlite_'));
  return new Map(
    tables.map((table) => [
      table,
      database
        .prepare('SELECT name, type FROM pragma_table_info(?)')
        .all(table)
        .map(({ name, type }) => ({ name: String(name), type: String(type) })),
    ]),
  );
}

/** Writes a row in which every column holds what `fill` says. */
export function addRow(
  database: DatabaseSync,
  table: string,
  columns: Column[],
  fill: (column: Column) => string | number | null,
): void {
  const names = columns.map(({ name }) => name).join(', ');
  const places = columns.map(() => '?').join(', ');
  database.prepare(`INSERT INTO ${table} (${names}) VALUES (${places})`).run(...columns.map(fill));
}

/** How many rows each table has that has any. */
export function rowCounts(database: DatabaseSync): Record<string, number> {
  const counts = [...tablesOf(database).keys()].map((table) => ({
    table,
    count: Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count),
  }));
  return Object.fromEntries(
    counts.filter(({ count }) => count > 0).map(({ table, count }) => [table, count]),
  );
}
