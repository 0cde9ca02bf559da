import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { backUp } from '../../../bot/operations/backup/back-up.ts';
import { checkBackup } from '../../../bot/operations/backup/backup-folder.ts';
import { restore } from '../../../bot/operations/backup/restore.ts';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import type { ErrorCode } from '../../../dialogs/errors.ts';
import { directLine, texts } from '../channels/web/direct-line-calls.ts';
import { runProgram } from '../running-program.ts';
import { inStoreFile } from '../store/store-file.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { entries, turn } from '../store/turn-commits.ts';

jest.setTimeout(60_000);

const at = '2026-11-23T08:00:00.000Z';
const folder = temporaryFolder();
afterAll(folder.remove);
let places = 0;

/** A path in a folder of its own. */
function place(name: string): string {
  places += 1;
  return join(folder.path, String(places), name);
}

interface Command {
  process: ChildProcess;
  ended: Promise<{ status: number | null; lines: string[] }>;
}

function command(name: 'backup' | 'restore', file: string, ...words: string[]): Command {
  const program = join(import.meta.dirname, `../../../bot/commands/${name}.ts`);
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder.path,
    env: { PATH: process.env.PATH, STORE_URL: `sqlite:${file}` },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  const ended = once(child, 'close').then(([status]) => ({ status, lines: output.trim().split('\n') }));
  return { process: child, ended };
}
const run = (...words: Parameters<typeof command>) => command(...words).ended;

/** As the commands do, without a process for each. */
const backUpOf = (file: string, target: string) => backUp(`sqlite:${file}`, target, at);
const restoreTo = (file: string, source: string, replace = false) =>
  restore(source, `sqlite:${file}`, replace, at);
const failure = (code: ErrorCode) => expect.objectContaining({ code });

/** A store with some conversations of so many bytes each. */
async function filled(conversations = 3, bytes = 100): Promise<string> {
  const file = place('guide.db');
  const store = openSqliteStore({ path: file, at });
  const activities = entries(1, 2, { text: 'x'.repeat(bytes) });
  for (let n = 1; n <= conversations; n += 1)
    await store.commitTurn(turn({ conversationId: `c${n}`, activities }));
  await store.close();
  return file;
}

async function conversationsIn(file: string): Promise<string[]> {
  const store = openSqliteStore({ path: file, at });
  const found: string[] = [];
  for (let n = 1; n <= 9; n += 1) {
    if (typeof (await store.findConversation(`c${n}`)) === 'object') found.push(`c${n}`);
  }
  await store.close();
  return found;
}

/** Resolves when a file is there, or what was to make it has ended. */
async function until(file: string, { ended }: Pick<Command, 'ended'>): Promise<void> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!existsSync(file) && !isOver) await wait(1);
}

describe('a backup', () => {
  it('is taken while people talk, and from it each conversation goes on where it was', async () => {
    const file = place('guide.db');
    const server = await runProgram({ STORE_URL: `sqlite:${file}` });
    const client = directLine(server.base);
    const begun = await client.begin();
    await client.say(begun, 'March 2023');
    const before = texts(await client.activities(begun));

    let isTalking = true;
    const others = Array.from({ length: 4 }, async () => {
      const other = await client.begin();
      while (isTalking) expect((await client.say(other, 'why do you ask?')).status).toBe(200);
    });
    const target = place('backup');
    expect(await run('backup', file, target)).toEqual({
      status: 0,
      lines: [expect.stringMatching(/ holds \d+ conversations, [\d.]+ MB, as of 20/)],
    });
    isTalking = false;
    await Promise.all(others);
    await server.end('SIGKILL');
    expect(readdirSync(target).sort()).toEqual(['guide.db', 'manifest.json']);

    const elsewhere = place('guide.db');
    expect(await run('restore', elsewhere, target)).toMatchObject({ status: 0 });
    const again = await runProgram({ STORE_URL: `sqlite:${elsewhere}` });
    const goingOn = directLine(again.base);
    expect(texts(await goingOn.activities(begun))).toEqual(before);
    expect((await goingOn.say(begun, 'a company')).status).toBe(200);
    expect(texts(await goingOn.activities(begun)).length).toBeGreaterThan(before.length + 1);
    await again.end('SIGTERM');
    const database = new DatabaseSync(elsewhere, { readOnly: true });
    const broken = database
      .prepare(
        `SELECT id FROM conversations c WHERE last_sequence <>
          (SELECT count(*) FROM log WHERE conversation_id = c.id)`,
      )
      .all();
    database.close();
    expect(broken).toEqual([]);
  });

  it('is taken with the server stopped as well, over nothing that is there, and of no store that is not', async () => {
    const file = await filled();
    const target = place('backup');
    await backUpOf(file, target);
    expect((await checkBackup(target)).rows).toMatchObject({ conversations: 3, log: 6 });
    await expect(backUpOf(file, target)).rejects.toEqual(failure('backup-exists'));
    const nowhere = place('guide.db');
    await expect(backUpOf(nowhere, place('backup'))).rejects.toEqual(failure('store-missing'));
    expect(existsSync(nowhere)).toBe(false);
    const underFile = join(file, 'backup');
    await expect(backUpOf(file, underFile)).rejects.toEqual(failure('backup-failed'));
  });

  it.each(['command', 'server'] as const)(
    'is whole or not there when the %s is killed in the middle',
    async (killed) => {
      const file = await filled(9, 1_000_000);
      const server = await runProgram({ STORE_URL: `sqlite:${file}` });
      const target = place('backup');
      const copying = command('backup', file, target);
      await until(join(`${target}.unfinished`, 'guide.db'), copying);
      (killed === 'command' ? copying.process : server.process).kill('SIGKILL');
      const { status, lines } = await copying.ended;
      if (existsSync(target)) await checkBackup(target);
      else if (killed === 'server') {
        expect({ status, lines }).toEqual({
          status: 1,
          lines: [expect.stringContaining('backup-failed'), expect.any(String)],
        });
        expect(existsSync(`${target}.unfinished`)).toBe(false);
      }
      if (killed === 'server') await server.ended;
      else await server.end('SIGTERM');
      // what was left is in nobody's way
      if (!existsSync(target)) await backUpOf(file, target);
      await checkBackup(target);
    },
  );

  it('does not keep the server from stopping', async () => {
    const file = await filled(9, 1_000_000);
    const server = await runProgram({ STORE_URL: `sqlite:${file}` });
    const target = place('backup');
    const copying = command('backup', file, target);
    await until(join(`${target}.unfinished`, 'guide.db'), copying);
    expect(await server.end('SIGTERM')).toBe(0);
    const { status } = await copying.ended;
    expect(existsSync(target)).toBe(status === 0);
    expect(existsSync(`${file}.door`)).toBe(false);
  });
});

describe('a restore', () => {
  it('replaces a store only when told to, and whom it erased stays erased', async () => {
    const file = await filled();
    const target = place('backup');
    await backUpOf(file, target);
    const store = openSqliteStore({ path: file, at });
    await store.eraseConversation('c2', at);
    await store.commitTurn(turn({ conversationId: 'c4' }));
    await store.close();

    expect(await run('restore', file, target)).toEqual({
      status: 1,
      lines: [expect.stringContaining('restore-exists'), expect.stringContaining('--replace')],
    });
    expect(await conversationsIn(file)).toEqual(['c1', 'c3', 'c4']);
    expect(await run('restore', file, target, '--replace')).toEqual({
      status: 0,
      lines: [`Restored 3 conversations as of ${at}; 1 that were erased since stay erased.`],
    });
    expect(await conversationsIn(file)).toEqual(['c1', 'c3']);
    expect(readdirSync(join(file, '..'))).toEqual(['guide.db']);
  });

  it('is refused while somebody has the store', async () => {
    const file = await filled();
    const target = place('backup');
    await backUpOf(file, target);
    const owner = openSqliteStore({ path: file, at });
    await expect(restoreTo(file, target, true)).rejects.toEqual(failure('store-in-use'));
    await owner.check();
    await owner.close();
    expect(await conversationsIn(file)).toEqual(['c1', 'c2', 'c3']);
  });

  it.each<[string, (backup: string) => void]>([
    ['cut off', (backup) => truncateSync(join(backup, 'guide.db'), 20_000)],
    ['empty', (backup) => truncateSync(join(backup, 'guide.db'), 0)],
    [
      'changed in one byte',
      (backup) => {
        const bytes = readFileSync(join(backup, 'guide.db'));
        bytes[bytes.length - 2] = (bytes.at(-2) ?? 0) ^ 1;
        writeFileSync(join(backup, 'guide.db'), bytes);
      },
    ],
    ['without its description', (backup) => writeFileSync(join(backup, 'manifest.json'), '')],
    [
      'described wrongly',
      (backup) => {
        const manifest = JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8'));
        manifest.rows.log = 7;
        writeFileSync(join(backup, 'manifest.json'), JSON.stringify(manifest));
      },
    ],
  ])('refuses a backup that is %s, and leaves what is there as it was', async (_name, damage) => {
    const file = await filled();
    const target = place('backup');
    await backUpOf(file, target);
    damage(target);
    await expect(restoreTo(file, target, true)).rejects.toEqual(failure('backup-invalid'));
    expect(await conversationsIn(file)).toEqual(['c1', 'c2', 'c3']);
    expect(readdirSync(join(file, '..'))).toEqual(['guide.db']);
  });

  it('refuses what a newer version wrote', async () => {
    const file = await filled();
    inStoreFile(file, (database) =>
      database.exec(`INSERT INTO migrations VALUES (99, '0099-later.sql', 'x', '2027-01-01')`),
    );
    const target = place('backup');
    await backUpOf(file, target);
    await expect(restoreTo(place('guide.db'), target)).rejects.toEqual(failure('schema-newer'));
  });

  it('takes the place of a damaged store, journal and all', async () => {
    const file = await filled();
    const target = place('backup');
    await backUpOf(file, target);
    writeFileSync(file, 'a letter, not a database; '.repeat(1000));
    writeFileSync(`${file}-wal`, 'what was to be written into it');
    await restoreTo(file, target, true);
    expect(await conversationsIn(file)).toEqual(['c1', 'c2', 'c3']);
  });

  it('leaves the old store or the new one when it is killed in the middle', async () => {
    const file = await filled(9, 1_000_000);
    const target = place('backup');
    await backUpOf(file, target);
    const store = openSqliteStore({ path: file, at });
    await store.eraseConversation('c9', at);
    await store.close();
    const restoring = command('restore', file, target, '--replace');
    await until(`${file}.restored`, restoring);
    restoring.process.kill('SIGKILL');
    await restoring.ended;
    expect((await conversationsIn(file)).length).toBe(8);
    await restoreTo(file, target, true);
    expect(readdirSync(join(file, '..'))).toEqual(['guide.db']);
  });
});

it('says how the commands are used', async () => {
  for (const [name, words] of [
    ['backup', []],
    ['restore', ['a', '--force']],
  ] as const) {
    expect(await run(name, place('guide.db'), ...words)).toEqual({
      status: 64,
      lines: [expect.stringContaining(`Usage: npm run -s ${name} -- FOLDER`)],
    });
  }
});
