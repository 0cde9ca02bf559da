import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { diagnose, type Patient } from '../../../bot/operations/doctor/diagnose.ts';
import { readMigrations } from '../../../bot/store/migrations.ts';
import { migrate } from '../../../bot/store/sqlite/migrations.ts';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import { freePort } from '../free-port.ts';
import { serveApp } from '../served-app.ts';
import { inStoreFile, storeFile } from '../store/store-file.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { entries } from '../store/turn-commits.ts';

jest.setTimeout(30_000);

const project = join(import.meta.dirname, '../../..');
const at = '2026-11-23T08:00:00.000Z';
const folder = temporaryFolder();
afterAll(folder.remove);

/** A store file with one conversation of Teams, whose message and reminder are due since the beginning. */
const dueFile = () =>
  storeFile(folder.path, {
    activities: entries(1, 1, { text: 'x'.repeat(50_000) }),
    reminders: [{ do: 'set', kind: 'eligible', dueAt: at }],
    address: { place: 'p', person: 'p', details: {} },
    deliver: [1],
  });

function execIn(file: string, sql: string): void {
  inStoreFile(file, (database) => database.exec(sql));
}

/** What is found, one line each, of some checks. */
async function found(
  environment: Record<string, string>,
  checks: string[],
  patient: Partial<Patient> = {},
): Promise<string[]> {
  const findings = await diagnose({
    environment,
    project,
    nodeVersion: process.versions.node,
    clock: () => Temporal.Instant.from(at).add({ minutes: 5 }),
    ...patient,
  });
  for (const { status, cure } of findings) {
    expect(cure !== undefined).toBe(status === 'failed' || status === 'notice');
  }
  return findings
    .filter(({ check }) => checks.includes(check))
    .map(({ check, status, detail }) => `${status} ${check}: ${detail}`);
}

const installed = () => Temporal.Now.instant();

it('finds all well with a store that nobody has, and leaves it as it was', async () => {
  const file = await dueFile();
  const findings = await diagnose({
    environment: { STORE_URL: `sqlite:${file}` },
    project,
    nodeVersion: process.versions.node,
    clock: installed,
  });
  const late = ['outbox', 'reminders'];
  for (const { check, status } of findings) {
    expect(`${check} ${status}`).toMatch(late.includes(check) ? /notice/ : /ok|skipped/);
  }
  expect(findings.map(({ check }) => check)).toEqual(
    ['node', 'settings', 'clock', 'rule packs', 'languages', 'pages', 'store', 'schema', 'outbox'].concat([
      'reminders',
      'queue',
      'disk',
      'sign-in',
      'teams',
    ]),
  );
  await openSqliteStore({ path: file, at }).close();
});

it('asks the server that has the store, and tells what it is behind with', async () => {
  const file = await dueFile();
  const STORE_URL = `sqlite:${file}`;
  const app = await serveApp({ STORE_URL, REMINDER_SECONDS: '3600' });
  const later = { clock: () => Temporal.Instant.from(at).add({ hours: 1 }) };
  expect(await found({ STORE_URL }, ['store', 'outbox', 'reminders'])).toEqual([
    'ok store: A server has it and answers.',
    'ok outbox: 1 messages wait.',
    'ok reminders: 1 to come.',
  ]);
  expect(await found({ STORE_URL }, ['outbox', 'reminders'], later)).toEqual([
    `failed outbox: 1 messages for Teams wait, the oldest since ${at}.`,
    `failed reminders: 1 reminders are overdue, the oldest since ${at}.`,
  ]);
  await app.stop();
});

it.each<[string, (file: string) => void, RegExp]>([
  ['is no store', (file) => writeFileSync(file, 'a letter; '.repeat(1000)), /failed store: store-damaged/],
  [
    'was overwritten in its middle',
    (file) => {
      const bytes = readFileSync(file);
      bytes.fill(0xff, 8192, bytes.length - 8192);
      writeFileSync(file, bytes);
    },
    /failed store: store-damaged/,
  ],
  [
    'is of a newer version',
    (file) => execIn(file, `INSERT INTO migrations VALUES (99, '0099-x.sql', 'x', '2027-01-01')`),
    /failed store: schema-newer/,
  ],
  [
    'had another migration',
    (file) => execIn(file, `UPDATE migrations SET checksum = 'x' WHERE number = 1`),
    /failed store: schema-changed/,
  ],
  [
    'was changed by hand',
    (file) => execIn(file, 'ALTER TABLE reminders ADD COLUMN mine TEXT'),
    /failed schema: .*: reminders\./,
  ],
  [
    'has half of a migration',
    (file) => execIn(file, 'DELETE FROM migrations WHERE number = 11'),
    /failed schema: .*: staff_threads/,
  ],
])('says what is wrong with a file that %s', async (_name, damage, words) => {
  const file = await dueFile();
  damage(file);
  const lines = await found({ STORE_URL: `sqlite:${file}` }, ['store', 'schema']);
  expect(lines).toEqual([expect.stringMatching(words)]);
});

it('tells a store of an older version, and does not bring it up to date', async () => {
  const file = join(folder.path, 'older.db');
  const migrations = readMigrations(join(project, 'bot/store/sqlite/migrations'));
  inStoreFile(file, (older) => migrate(older, migrations.slice(0, -2), at));
  for (let again = 0; again < 2; again += 1) {
    expect(await found({ STORE_URL: `sqlite:${file}` }, ['schema'])).toEqual([
      'notice schema: It lacks 2 of the steps of this program.',
    ]);
  }
});

it('tells that somebody has the store who does not answer, and a store that is gone with the server', async () => {
  const file = await dueFile();
  const owner = openSqliteStore({ path: file, at });
  expect(await found({ STORE_URL: `sqlite:${file}` }, ['store'])).toEqual([
    expect.stringContaining('failed store: store-in-use'),
  ]);
  await owner.close();
  expect(await found({ STORE_URL: 'sqlite::memory:' }, ['store'])).toEqual([
    expect.stringContaining('notice store: It is in memory'),
  ]);
});

it('finds a runtime that is too old, wrong settings, a clock that is behind, and gaps in texts and rules', async () => {
  expect(await found({}, ['node', 'settings'], { nodeVersion: '20.20.2' })).toEqual([
    'failed node: Node 20.20.2 is too old.',
  ]);
  expect(await found({ PORT: 'http', TOKEN_SECRET: 'hunter2' }, ['settings'])).toEqual([
    expect.stringMatching(/^failed settings: config-invalid[\s\S]*PORT is "http"(?![\s\S]*hunter2)/),
  ]);
  const copy = join(folder.path, 'project');
  for (const part of ['locales', 'dialogs/rules/packs', 'package.json']) {
    cpSync(join(project, part), join(copy, part), { recursive: true });
  }
  const texts = join(copy, 'locales/th/desk.json');
  const { ...rest } = JSON.parse(readFileSync(texts, 'utf8'));
  delete rest[Object.keys(rest)[0] ?? ''];
  writeFileSync(texts, JSON.stringify(rest));
  const pack = join(copy, 'dialogs/rules/packs/koogallery-international-2019-11-21.yaml');
  writeFileSync(pack, readFileSync(pack, 'utf8').replace('requirements:', 'requirement:'));
  const clock = () => Temporal.Instant.from('2020-01-01T00:00:00Z');
  const here = { STORE_URL: 'sqlite::memory:' };
  expect(await found(here, ['clock', 'rule packs', 'languages'], { project: copy, clock })).toEqual([
    expect.stringMatching(/^failed clock: clock-wrong/),
    expect.stringMatching(/^failed rule packs: pack-invalid.*2019-11-21\.yaml:\d+/),
    expect.stringMatching(/^failed languages: locale-invalid.*th lacks “desk\./),
  ]);
});

it('asks the services that staff and Teams need', async () => {
  let status = 200;
  const forms: string[] = [];
  const service = createServer((request, response) => {
    request.on('data', (chunk) => forms.push(String(chunk)));
    request.on('end', () => {
      response.statusCode = status;
      response.end('{}');
    });
    request.resume();
  });
  const port = await freePort();
  await new Promise<void>((resolve) => service.listen(port, '127.0.0.1', resolve));
  const microsoft = { keys: `http://127.0.0.1:${port}/keys`, login: `http://127.0.0.1:${port}` };
  const environment = {
    STORE_URL: 'sqlite::memory:',
    PUBLIC_URL: 'https://guide.example.com',
    MICROSOFT_APP_ID: '00000000-0000-4000-8000-000000000000',
    MICROSOFT_APP_TENANT_ID: '00000000-0000-4000-8000-000000000001',
    MICROSOFT_APP_PASSWORD: 'hunter2',
    OIDC_ISSUER: 'http://127.0.0.1:1/realms/x',
    OIDC_CLIENT_ID: 'guide',
    DESK: 'on',
  };
  const checks = ['sign-in', 'teams keys', 'teams secret'];
  expect(await found(environment, checks, { microsoft })).toEqual([
    expect.stringContaining('failed sign-in: oidc-unreachable'),
    'ok teams keys: The Connector’s keys can be fetched.',
    'ok teams secret: It is taken.',
  ]);
  expect(forms.join()).toContain('client_secret=hunter2');
  status = 401;
  expect(await found(environment, checks, { microsoft })).toEqual([
    expect.any(String),
    expect.stringContaining('failed teams keys'),
    'failed teams secret: It is refused.',
  ]);
  await new Promise((resolve) => service.close(resolve));
  expect(await found(environment, ['teams secret'], { microsoft })).toEqual([
    'failed teams secret: It cannot be tried (no answer).',
  ]);
});

it('prints a line for each thing or JSON, and ends with 1 if something failed', async () => {
  const doctor = (environment: Record<string, string>, ...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(project, 'bot/commands/doctor.ts'), ...words],
      { cwd: folder.path, env: { PATH: process.env.PATH, ...environment }, encoding: 'utf8' },
    );
    return { status, stderr, lines: stdout.trim().split('\n'), stdout };
  };
  const well = doctor({ STORE_URL: `sqlite:${join(folder.path, 'not-yet.db')}` });
  expect(well).toMatchObject({ status: 0, stderr: '' });
  expect(well.lines).toContain('ok      store: There is none yet; the first start makes one.');

  const ill = doctor({ PORT: 'http', HOST: '' }, '--json');
  expect(ill.status).toBe(1);
  expect(JSON.parse(ill.stdout)).toContainEqual(
    expect.objectContaining({ check: 'settings', status: 'failed', cure: expect.any(String) }),
  );
});
