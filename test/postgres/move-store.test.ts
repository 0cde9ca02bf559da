import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../bot/store/open-store.ts';
import { inFile, type OpenedPlace, openedFile } from '../bot/store/every-table.ts';
import { temporaryFolder } from '../bot/store/temporary-folder.ts';
import { entries, turn } from '../bot/store/turn-commits.ts';
import { fillStore, seenOf } from './filled-store.ts';
import { openedDatabase } from './opened-database.ts';

const at = '2026-11-23T08:00:00.000Z';
const command = join(import.meta.dirname, '../../bot/commands/store-move.ts');
const many = 400;

const folder = temporaryFolder();
const filled = join(folder.path, 'filled.db');
beforeAll(async () => {
  const store = await openStore(`sqlite:${filled}`, at);
  await fillStore(store, many);
  await store.close();
});
afterAll(folder.remove);

describe('moving a store to PostgreSQL', () => {
  let place: OpenedPlace & { address: string };
  let path: string;
  let copies = 0;
  beforeEach(async () => {
    place = await openedDatabase(at);
    copies += 1;
    path = join(folder.path, `copy-${copies}.db`);
    copyFileSync(filled, path);
  });
  afterEach(() => place.remove());

  /** Runs the command as an operator does; killed, if so wished, some milliseconds after it has said so many lines. */
  async function run(words: string[], kill?: { lines: number; afterMs: number }) {
    const child = spawn(process.execPath, [command, ...words], { env: { PATH: process.env.PATH } });
    let [out, errors] = ['', ''];
    let killing: NodeJS.Timeout | undefined;
    child.stdout.on('data', (data) => {
      out += data;
      if (kill && out.split('\n').length > kill.lines)
        killing ??= setTimeout(() => child.kill('SIGKILL'), kill.afterMs);
    });
    child.stderr.on('data', (data) => {
      errors += data;
    });
    const [code, signal] = await once(child, 'close');
    clearTimeout(killing);
    return { code, wasKilled: signal === 'SIGKILL', out, errors };
  }
  const move = (kill?: { lines: number; afterMs: number }) => run([`sqlite:${path}`, place.address], kill);

  /** What can be seen of the old store, by a copy, as it is refused itself. */
  async function seenBefore() {
    const copy = join(folder.path, `seen-${copies}.db`);
    copyFileSync(filled, copy);
    const store = await openStore(`sqlite:${copy}`, at);
    const seen = await seenOf(store);
    await store.close();
    // PostgreSQL holds no NUL in a text that is not JSON
    return JSON.parse(JSON.stringify(seen), (key, value) =>
      typeof value === 'string' && ['userId', 'line', 'text', 'browser'].includes(key)
        ? value.replaceAll('\0', '\ufffd')
        : value,
    );
  }

  async function expectMoved(): Promise<void> {
    const store = await place.open();
    const seen = JSON.parse(JSON.stringify(await seenOf(store)));
    expect(seen).toEqual(await seenBefore());
    // it goes on: the next turn, the next line of the audit log, the next conversation at a place
    const next = turn({ expectedVersion: 2, activities: entries(4, 1), inboundId: 'm2' });
    expect(await store.commitTurn(next)).toMatchObject({ outcome: 'committed' });
    const elsewhere = { place: 'teams|a', person: 'p', details: {} };
    expect(await store.commitTurn(turn({ conversationId: 'c9', address: elsewhere }))).toEqual({
      outcome: 'conflict',
    });
    const newest = (await store.staff.readAudit({ limit: 1 }))[0]?.number ?? 0;
    await store.staff.record([{ at, action: 'after' }]);
    expect((await store.staff.readAudit({ limit: 1 }))[0]).toMatchObject({
      action: 'after',
      number: newest + 1,
    });
    await store.close();
  }

  it('moves every row of every table, says so, and refuses the old store from then on', async () => {
    const counts = await openedFile(path).ask(
      `SELECT 'log' AS name, count(*) AS rows FROM log UNION ALL SELECT 'ratings', count(*) FROM ratings`,
    );
    const moved = await move();
    expect([moved.code, moved.errors]).toEqual([0, '']);
    for (const { name, rows } of counts)
      expect(moved.out).toContain(`${name}: the same ${rows} rows on both sides`);
    expect(moved.out).toMatch(/Moved\. Start the server with the new STORE_URL\.\n$/);
    await expectMoved();
    await expect(openStore(`sqlite:${path}`, at)).rejects.toMatchObject({ code: 'store-moved' });

    const again = await move();
    expect([again.code, again.out]).toEqual([0, 'It was moved already: nothing to do.\n']);

    expect((await run(['--back', `sqlite:${path}`])).code).toBe(0);
    const old = await openStore(`sqlite:${path}`, at);
    expect(await old.findConversation('c1')).toMatchObject({ version: 2 });
    await old.close();
    const second = await move();
    expect([second.code, second.errors]).toEqual([1, expect.stringContaining('move-not-empty')]);
  });

  it('has a place in the new store for each table and column of the old, and fills each of the new', async () => {
    await (await place.open()).close();
    const [old, fresh] = [await openedFile(path).tables(), await place.tables()];
    const names = (tables: typeof old, but: string[]) =>
      [...tables]
        .filter(([table]) => !but.includes(table))
        .flatMap(([table, columns]) => columns.map(({ name }) => `${table}.${name}`))
        .sort();
    // places is made of addresses, and what is still to be added up was added at once
    expect(names(fresh, ['places', 'count_deltas'])).toEqual(names(old, []));
    const { ask } = openedFile(path);
    for (const table of old.keys())
      expect({ table, rows: await ask(`SELECT 1 FROM ${table} LIMIT 1`) }).toEqual({
        table,
        rows: [expect.anything()],
      });
  });

  it('goes on where it was killed, at whatever moment, and is used by nobody before it is whole', async () => {
    const seed = Number(process.env.MOVE_SEED ?? Date.now() % 100_000);
    let state = seed;
    const random = () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state / 2 ** 31;
    };
    const rounds = Number(process.env.MOVE_ROUNDS ?? 5);
    for (let round = 0; round < rounds; round += 1) {
      const lines = 1 + Math.floor(random() * 12);
      const { wasKilled, errors } = await move({ lines, afterMs: random() * 20 });
      expect({ seed, round, wasKilled, errors }).toMatchObject({ wasKilled: true });
      await expect(openStore(`sqlite:${path}`, at)).rejects.toMatchObject({ code: 'store-moved' });
      await expect(place.open()).rejects.toMatchObject({ code: 'store-half-moved' });
    }
    const last = await move();
    expect({ seed, ...last }).toMatchObject({ code: 0, errors: '' });
    await expectMoved();
  });

  it('goes on when it was killed between the mark in the old store and the first in the new', async () => {
    inFile(path, (database) => database.exec(`INSERT INTO settings VALUES ('moved-to', 'an id')`));
    expect((await move()).code).toBe(0);
    await expectMoved();
  });

  it('refuses a store that a server has open, one that is not there, and a database that is in use', async () => {
    const store = await openStore(`sqlite:${path}`, at);
    const held = await move();
    expect([held.code, held.errors]).toEqual([1, expect.stringContaining('store-in-use')]);
    await store.close();

    const nowhere = await run([`sqlite:${path}.not`, place.address]);
    expect([nowhere.code, nowhere.errors]).toEqual([1, expect.stringContaining('move-source-missing')]);

    const other = await place.open();
    await other.commitTurn(turn());
    await other.close();
    const used = await move();
    expect([used.code, used.errors]).toEqual([1, expect.stringContaining('Name an empty database')]);
    // and the old store is in nobody's way
    await (await openStore(`sqlite:${path}`, at)).close();
    expect(await run(['sqlite:'])).toMatchObject({ code: 64 });
    expect(await run([`sqlite:${path}`, 'mysql://x'])).toMatchObject({
      code: 1,
      errors: expect.stringContaining('store-address-invalid'),
    });
  });

  it('finds what was changed on the way, and says in which table', async () => {
    await (await place.open()).close();
    await place.ask(`
      CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN NEW.text = 'spoilt'; RETURN NEW; END $$`);
    await place.ask('CREATE TRIGGER spoil BEFORE INSERT ON notes FOR EACH ROW EXECUTE FUNCTION spoil()');
    const moved = await move();
    expect([moved.code, moved.errors]).toEqual([
      1,
      expect.stringContaining('Table notes: 1 rows before, 1 now.'),
    ]);
    await expect(place.open()).rejects.toMatchObject({ code: 'store-half-moved' });
  });
});
