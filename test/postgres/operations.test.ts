import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { backUp } from '../../bot/operations/backup/back-up.ts';
import { checkBackup } from '../../bot/operations/backup/backup-folder.ts';
import { restore } from '../../bot/operations/backup/restore.ts';
import { lookAtStore } from '../../bot/operations/doctor/look-at-store.ts';
import { openStore } from '../../bot/store/open-store.ts';
import { refusedProgram } from '../bot/running-program.ts';
import { turn } from '../bot/store/turn-commits.ts';
import { until } from '../bot/until.ts';
import { type EmptyDatabase, emptyDatabase } from './empty-database.ts';
import { findPostgres } from './postgres-server.ts';

const at = '2026-11-23T08:00:00.000Z';
const now = Temporal.Instant.from(at);
const folder = mkdtempSync(join(tmpdir(), 'guide-backup-'));
const path = process.env.PATH;
let database: EmptyDatabase;
let targets = 0;

beforeAll(() => {
  process.env.PATH = [findPostgres(), path].join(delimiter);
});
afterAll(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(() => database.remove());

function target(): string {
  targets += 1;
  return join(folder, `backup-${targets}`);
}

/** A backup goes back into the schema that it is of, so that another place for it is another database. */
async function wholeDatabase(): Promise<Pick<EmptyDatabase, 'address' | 'remove'>> {
  targets += 1;
  const name = `restored_${process.pid}_${targets}`;
  const [found] = await database.ask('SELECT current_schema() AS schema');
  await database.ask(`CREATE DATABASE ${name}`);
  const address = Object.assign(new URL(database.address), { pathname: `/${name}` }).toString();
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query(`CREATE SCHEMA ${found?.schema}`);
  await client.end();
  return { address, remove: async () => void (await database.ask(`DROP DATABASE ${name} WITH (FORCE)`)) };
}

it('are backed up while an instance is at work, and restored into an empty database only', async () => {
  const store = await openStore(database.address, at);
  await store.commitTurn(turn());
  const made = target();
  await backUp(database.address, made, at);
  await store.commitTurn(turn({ conversationId: 'c2' }));
  expect((await checkBackup(made)).rows).toMatchObject({ conversations: 1, log: 2 });
  await expect(restore(made, database.address, true, at)).rejects.toMatchObject({ code: 'restore-exists' });
  await store.close();

  const other = await wholeDatabase();
  await restore(made, other.address, false, at);
  const restored = await openStore(other.address, at);
  expect(await restored.findConversation('c1')).toMatchObject({ version: 1 });
  expect(await restored.findConversation('c2')).toBeUndefined();
  expect(await restored.commitTurn(turn({ expectedVersion: 1, activities: [] }))).toMatchObject({
    outcome: 'committed',
  });
  await restored.close();
  await other.remove();
});

it('are not backed up where there is none, and a damaged backup is refused', async () => {
  await expect(backUp(database.address, target(), at)).rejects.toMatchObject({ code: 'store-missing' });
  await (await openStore(database.address, at)).close();
  const made = target();
  await backUp(database.address, made, at);
  truncateSync(join(made, 'guide.dump'), 1000);
  const other = await emptyDatabase();
  await expect(restore(made, other.address, false, at)).rejects.toMatchObject({ code: 'backup-invalid' });
  expect(await other.ask('SELECT 1 FROM pg_tables WHERE schemaname = current_schema()')).toEqual([]);
  await other.remove();
  process.env.PATH = folder;
  const nowhere = target();
  await expect(backUp(database.address, nowhere, at)).rejects.toMatchObject({ code: 'backup-failed' });
  process.env.PATH = [findPostgres(), path].join(delimiter);
  expect(
    readdirSync(folder).filter((name) => nowhere.endsWith(name) || name.endsWith('.unfinished')),
  ).toEqual([]);
});

it.each(['command', 'database'] as const)(
  'are backed up whole or not at all when the %s is killed in the middle',
  async (killed) => {
    const store = await openStore(database.address, at);
    await store.commitTurn(turn());
    // so that pg_dump is at work for a moment
    await database.ask(`CREATE TABLE ballast AS
      SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 300000) AS row GROUP BY row % 1000`);
    const made = target();
    const dump = join(`${made}.unfinished`, 'guide.dump');
    const copying = spawn(
      process.execPath,
      [join(import.meta.dirname, '../../bot/commands/backup.ts'), made],
      {
        cwd: folder,
        env: { PATH: process.env.PATH, STORE_URL: database.address },
      },
    );
    let said = '';
    copying.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const ended = once(copying, 'close');
    await until(() => existsSync(dump) || copying.exitCode !== null);
    if (killed === 'command') copying.kill('SIGKILL');
    else {
      await database.ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name IN ('pg_dump', 'registration-guide-backup') AND datname = current_database()`);
    }
    const [status] = await ended;
    expect(existsSync(made)).toBe(false);
    if (killed === 'database') {
      expect([status, existsSync(`${made}.unfinished`)]).toEqual([1, false]);
      expect(said.trim().split('\n')).toEqual([expect.stringContaining('backup-failed'), expect.any(String)]);
    }

    await database.ask('DROP TABLE ballast');
    expect(await store.commitTurn(turn({ conversationId: 'c2' }))).toMatchObject({ outcome: 'committed' });
    await store.close();
    // what was left is in nobody's way
    await backUp(database.address, made, at);
    expect((await checkBackup(made)).rows).toMatchObject({ conversations: 2, log: 4 });
  },
);

it('are looked at by the doctor: well, behind, newer and out of reach', async () => {
  const looked = async (address = database.address) =>
    (await lookAtStore(address, now)).map(({ check, status, detail }) => `${status} ${check}: ${detail}`);
  expect(await looked()).toContainEqual(expect.stringMatching(/^notice schema: It lacks \d+ of the steps/));
  expect(await database.ask('SELECT 1 FROM pg_tables WHERE schemaname = current_schema()')).toEqual([]);
  const store = await openStore(database.address, at);
  expect(await looked()).toEqual([
    'ok store: The database answers, and takes a write.',
    'ok schema: As this program makes it.',
    'ok outbox: 0 messages wait.',
    'ok reminders: 0 to come.',
    'ok queue: 0 people wait for a person.',
  ]);
  await store.close();
  await database.ask(`INSERT INTO migrations VALUES (99, '0099-later.sql', 'x', '2027-01-01')`);
  expect(await looked()).toEqual([expect.stringContaining('failed store: schema-newer')]);
  expect(await looked('postgres://guide:hunter2@127.0.0.1:1/guide')).toEqual([
    expect.stringMatching(/^failed store: store-unavailable: (?!.*hunter2).*ECONNREFUSED/),
  ]);
});

it.each<[string, (address: URL) => void, RegExp]>([
  ['no database answers', (address) => void Object.assign(address, { port: '1' }), /ECONNREFUSED/],
  ['the password is wrong', (address) => void Object.assign(address, { password: 'hunter2' }), /28P01/],
  ['there is no such database', (address) => void Object.assign(address, { pathname: '/nowhere' }), /3D000/],
])('stop the start in two lines when %s, without a secret', async (_name, change, words) => {
  const address = new URL(database.address);
  const secret = address.password;
  change(address);
  const { status, output } = await refusedProgram({ STORE_URL: address.toString() });
  expect([status, output.trim().split('\n').length]).toEqual([1, 2]);
  expect(output).toMatch(words);
  expect(output).not.toContain('hunter2');
  if (secret) expect(output).not.toContain(secret);
});
