import type { Row } from './connections.ts';

/** Asks one connection. */
export type Ask = (text: string) => Promise<Row[]>;

/** The migrations that a database has, and how many rows each of its tables; both empty where there is no store. */
export async function examineDatabase(ask: Ask) {
  const tables = await ask(`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename COLLATE "C"`);
  const rows: Record<string, number> = {};
  for (const { name } of tables) {
    const [counted] = await ask(`SELECT count(*) AS rows FROM "${String(name)}"`);
    rows[String(name)] = Number(counted?.rows);
  }
  const applied =
    'migrations' in rows ? await ask('SELECT number, checksum FROM migrations ORDER BY number') : [];
  const schema = applied.map(({ number, checksum }) => ({
    number: Number(number),
    checksum: String(checksum),
  }));
  return { schema, rows };
}
