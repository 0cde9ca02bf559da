import { join } from 'node:path';
import { type Migration, readMigrations } from '../../bot/store/migrations.ts';
import { type Connections, openConnections } from '../../bot/store/postgres/connections.ts';
import { migrate } from '../../bot/store/postgres/migrate.ts';
import { type EmptyDatabase, emptyDatabase } from './empty-database.ts';

const at = '2026-11-28T08:00:00.000Z';
const migrations = readMigrations(join(import.meta.dirname, '../../bot/store/postgres/migrations'));

describe('the schema on PostgreSQL', () => {
  let database: EmptyDatabase;
  let connections: Connections;

  beforeEach(async () => {
    database = await emptyDatabase();
    connections = openConnections(database.address);
  });
  afterEach(async () => {
    await connections.close();
    await database.remove();
  });

  const step = (number: number, sql: string): Migration => ({
    number,
    name: `000${number}-step.sql`,
    sql,
    checksum: sql,
  });

  it('is brought up once, whoever of several instances that start together does it', async () => {
    const others = Array.from({ length: 4 }, () => openConnections(database.address));
    await Promise.all([connections, ...others].map((each) => migrate(each, migrations, at)));
    for (const other of others) await other.close();
    expect(await database.ask('SELECT number, name, applied_at FROM migrations ORDER BY number')).toEqual(
      migrations.map(({ number, name }) => ({ number, name, applied_at: at })),
    );
  });

  it('is left alone when it is up to date, and remembers when each step was applied', async () => {
    await migrate(connections, migrations, at);
    await migrate(connections, migrations, '2027-01-01T00:00:00.000Z');
    const [{ first, last } = {}] = await database.ask(
      'SELECT min(applied_at) AS first, max(applied_at) AS last FROM migrations',
    );
    expect([first, last]).toEqual([at, at]);
  });

  it('takes a step as a whole or not at all, and goes on from there', async () => {
    const broken = [
      step(1, 'CREATE TABLE one (id TEXT)'),
      step(2, 'CREATE TABLE two (id TEXT); SELECT nonsense'),
    ];
    await expect(migrate(connections, broken, at)).rejects.toMatchObject({
      code: 'migration-failed',
      detail: 'File: 0002-step.sql. PostgreSQL 42703: see its log.',
    });
    expect(await database.ask('SELECT number FROM migrations')).toEqual([{ number: 1 }]);
    expect(await database.ask(`SELECT to_regclass('two') AS two`)).toEqual([{ two: null }]);
    await migrate(connections, [...broken.slice(0, 1), step(2, 'CREATE TABLE two (id TEXT)')], at);
    expect(await database.ask('SELECT number FROM migrations ORDER BY number')).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
  });

  it('is said to be stood in the way of by what somebody else made, and not when the database only went away', async () => {
    await database.ask('CREATE TABLE conversations (id TEXT)');
    await expect(migrate(connections, migrations, at)).rejects.toMatchObject({
      code: 'migration-failed',
      detail: 'File: 0001-conversations.sql. PostgreSQL 42P07: see its log.',
    });
    const leaving = [step(1, 'SELECT pg_terminate_backend(pg_backend_pid())')];
    await expect(migrate(connections, leaving, at)).rejects.toMatchObject({ code: 'store-unavailable' });
  });

  it('is refused when a newer version wrote it, or a step is not the one that was applied', async () => {
    await migrate(connections, migrations, at);
    await database.ask(`UPDATE migrations SET checksum = 'edited' WHERE number = 1`);
    await expect(migrate(connections, migrations, at)).rejects.toMatchObject({
      code: 'schema-changed',
      detail: 'File: 0001-conversations.sql.',
    });
    await database.ask(`INSERT INTO migrations VALUES (99, '0099-later.sql', 'x', '2027-01-01')`);
    await expect(migrate(connections, migrations, at)).rejects.toMatchObject({ code: 'schema-newer' });
  });

  it('begins every key of a table about conversations with the conversation', async () => {
    await migrate(connections, migrations, at);
    const keys = await database.ask(`
      SELECT t.table_name AS table, k.column_name AS column
      FROM information_schema.tables t
      JOIN information_schema.table_constraints c
        ON c.table_name = t.table_name AND c.constraint_type IN ('PRIMARY KEY', 'UNIQUE')
      JOIN information_schema.key_column_usage k
        ON k.constraint_name = c.constraint_name AND k.ordinal_position = 1
      WHERE t.table_schema = current_schema() AND EXISTS (
        SELECT 1 FROM information_schema.columns o WHERE o.table_name = t.table_name
          AND (o.column_name = 'conversation_id' OR t.table_name = 'conversations'))`);
    const others = keys.filter(({ column }) => column !== 'conversation_id');
    expect(keys.length).toBeGreaterThan(17);
    // what is found by a name that the channel gave, and the audit log of the desk, which outlives conversations
    expect(others).toEqual(
      expect.arrayContaining([
        { table: 'conversations', column: 'id' },
        { table: 'places', column: 'place' },
        { table: 'audit', column: 'number' },
      ]),
    );
    expect(others).toHaveLength(3);
  });
});
