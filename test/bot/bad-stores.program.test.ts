import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMigrations } from '../../bot/store/migrations.ts';
import { migrate } from '../../bot/store/sqlite/migrations.ts';
import { openSqliteStore } from '../../bot/store/sqlite/sqlite-store.ts';
import { directLine, texts } from './channels/web/direct-line-calls.ts';
import { refusedProgram, runProgram } from './running-program.ts';
import { inStoreFile, storeFile } from './store/store-file.ts';
import { temporaryFolder } from './store/temporary-folder.ts';
import { entries } from './store/turn-commits.ts';

jest.setTimeout(60_000);

const at = '2026-11-23T08:00:00.000Z';
const folder = temporaryFolder();
afterAll(folder.remove);

const largeFile = () => storeFile(folder.path, { activities: entries(1, 2, { text: 'x'.repeat(50_000) }) });

const migrations = readMigrations(join(import.meta.dirname, '../../bot/store/sqlite/migrations'));

describe('the start', () => {
  it.each<[string, string, (file: string) => void]>([
    [
      'has a damaged first page',
      'store-damaged',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xff, 100, 4000);
        writeFileSync(file, bytes);
      },
    ],
    [
      'a newer version wrote',
      'schema-newer',
      (file) =>
        inStoreFile(file, (database) =>
          database.exec(`INSERT INTO migrations VALUES (99, '0099-x.sql', 'x', '2027-01-01')`),
        ),
    ],
    [
      'has half of a migration',
      'migration-failed',
      (file) => inStoreFile(file, (database) => database.exec('DELETE FROM migrations WHERE number = 9')),
    ],
  ])('refuses a file that %s in two lines, and leaves it as it was', async (_name, code, damage) => {
    const file = await largeFile();
    damage(file);
    const before = readFileSync(file);
    const { status, output } = await refusedProgram({ STORE_URL: `sqlite:${file}` });
    expect([status, output.trim().split('\n').length]).toEqual([1, 2]);
    expect(output).toMatch(new RegExp(`^${code}: `));
    if (code === 'store-damaged') expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a place where no file can be', async () => {
    const blocked = join(folder.path, 'blocked');
    mkdirSync(blocked);
    const { status, output } = await refusedProgram({ STORE_URL: `sqlite:${blocked}` });
    expect([status, output]).toEqual([1, expect.stringMatching(/^store-unavailable: .*\n.*STORE_URL/)]);
  });

  it('goes on with a migration that a kill broke off, from its beginning', async () => {
    const file = join(folder.path, 'broken-off.db');
    inStoreFile(file, (database) => {
      migrate(database, migrations.slice(0, -1), at);
      // as a killed process leaves it: begun, and never committed
      database.exec(`BEGIN IMMEDIATE; ${migrations.at(-1)?.sql}`);
    });
    const store = openSqliteStore({ path: file, at });
    await store.check();
    await store.close();
  });
});

describe('a disk that takes no more', () => {
  it('is told by /readyz and to clients, keeps the server up, and costs nothing that was acknowledged', async () => {
    const STORE_URL = `sqlite:${join(folder.path, 'full-disk.db')}`;
    const program = await runProgram({ STORE_URL, LIMIT_MESSAGES: '0' }, { largestFile: 1500 });
    const client = directLine(program.base);
    const begun = await client.begin();
    let status = 200;
    let taken = 0;
    while (status === 200 && taken < 1000) {
      status = (await client.say(begun, `message ${taken} ${'x'.repeat(3000)}`)).status;
      if (status === 200) taken += 1;
    }
    expect([status, taken > 5]).toEqual([503, true]);
    const ready = await fetch(`${program.base}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([
      503,
      expect.stringMatching(/store-(full|unavailable)/),
    ]);
    expect((await fetch(`${program.base}/livez`)).status).toBe(200);
    expect(texts(await client.activities(begun)).length).toBeGreaterThan(taken);
    expect(await program.end('SIGTERM')).toBe(0);

    const again = await runProgram({ STORE_URL });
    const said = new Set<string | undefined>();
    let watermark: string | undefined = '';
    for (;;) {
      const page = await directLine(again.base).activities(begun, watermark);
      if (page.activities.length === 0) break;
      for (const text of texts(page)) said.add(text?.slice(0, 12).trim());
      watermark = page.watermark ?? '';
    }
    for (let n = 0; n < taken; n += 1) expect(said).toContain(`message ${n} xx`.slice(0, 12).trim());
    expect((await directLine(again.base).say(begun, 'there is room again')).status).toBe(200);
    await again.end('SIGTERM');
  });
});
