import { createServer } from 'node:net';
import { type Connections, openConnections } from '../../bot/store/postgres/connections.ts';
import { type EmptyDatabase, emptyDatabase } from './empty-database.ts';

const read = { name: 'read', text: 'SELECT id, words FROM things ORDER BY id', reads: true };
const add = { name: 'add', text: 'INSERT INTO things (id, words) VALUES ($1, $2)' };

describe('connections to PostgreSQL', () => {
  let database: EmptyDatabase;
  let connections: Connections;

  beforeEach(async () => {
    database = await emptyDatabase();
    await database.ask('CREATE TABLE things (id INTEGER PRIMARY KEY, words TEXT NOT NULL)');
    connections = openConnections(database.address);
  });
  afterEach(async () => {
    await connections.close();
    await database.remove();
  });

  const words = async () => (await connections.rows(read)).map((row) => row.words);
  /** Ends every connection of the store, as a restart of the database or a firewall does. */
  const cut = () =>
    database.ask('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [
      'registration-guide',
    ]);

  it('run a statement by its name, again and again', async () => {
    for (const id of [1, 2, 3]) await connections.rows(add, [id, `words ${id}`]);
    expect(await words()).toEqual(['words 1', 'words 2', 'words 3']);
  });

  it('do all of a transaction or nothing, and pass on what stopped it', async () => {
    const stopped = connections.transaction(async (rows) => {
      await rows(add, [1, 'one']);
      throw new RangeError('not this');
    });
    await expect(stopped).rejects.toThrow(new RangeError('not this'));
    expect(await words()).toEqual([]);
    await connections.transaction(async (rows) => {
      await rows(add, [1, 'one']);
      await rows(add, [2, 'two']);
    });
    expect(await words()).toEqual(['one', 'two']);
  });

  it('go on when the database has ended them', async () => {
    await connections.rows(add, [1, 'one']);
    await cut();
    expect(await words()).toEqual(['one']);
  });

  it('run a transaction again whose connection broke before it was decided', async () => {
    let runs = 0;
    await connections.transaction(async (rows) => {
      runs += 1;
      await rows(add, [1, 'one']);
      if (runs === 1) await cut();
      await rows(add, [2, 'two']);
    });
    expect(runs).toBe(2);
    expect(await words()).toEqual(['one', 'two']);
  });

  it('run a transaction again that was undone because two waited for each other', async () => {
    for (const id of [1, 2]) await connections.rows(add, [id, '']);
    const change = { name: 'change', text: `UPDATE things SET words = words || $2 WHERE id = $1` };
    let bothHold: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      bothHold = resolve;
    });
    let holding = 0;
    const crossed = (first: number, second: number, mark: string) =>
      connections.transaction(async (rows) => {
        await rows(change, [first, mark]);
        holding += 1;
        if (holding === 2) bothHold();
        await held;
        await rows(change, [second, mark]);
      });
    await Promise.all([crossed(1, 2, 'a'), crossed(2, 1, 'b')]);
    for (const each of await words()) expect(['ab', 'ba']).toContain(each);
  });

  it('say of a refused statement its code alone, never what was written', async () => {
    await connections.rows(add, [1, 'one']);
    const refused = await connections.rows(add, ['canary', 'two']).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'store-unavailable', detail: 'PostgreSQL 22P02: see its log.' });
    const shown = Error.isError(refused) ? `${refused.stack} ${String(refused.cause)}` : '';
    expect(shown).not.toContain('canary');
    await expect(connections.rows(add, [1, 'again'])).rejects.toMatchObject({ code: 'store-unavailable' });
    expect(await words()).toEqual(['one']);
  });

  it('finish what is under way before they close, take nothing afterwards, and can be closed twice', async () => {
    const adding = connections.rows(add, [1, 'one']);
    await Promise.all([connections.close(), connections.close()]);
    expect(await adding).toEqual([]);
    await expect(connections.rows(read)).rejects.toMatchObject({
      code: 'store-unavailable',
      detail: 'It is closed.',
    });
    expect(await database.ask('SELECT words FROM things')).toEqual([{ words: 'one' }]);
  });

  describe('that cannot be made', () => {
    async function failureAt(change: (address: URL) => void): Promise<unknown> {
      const address = new URL(database.address);
      change(address);
      const broken = openConnections(address.toString());
      try {
        return await broken.rows(read).catch((error: unknown) => error);
      } finally {
        await broken.close();
      }
    }

    it('say which of the reasons it is, and never the password', async () => {
      const wrongPassword = await failureAt((address) => {
        address.password = 'canary';
      });
      expect(wrongPassword).toMatchObject({
        code: 'store-unavailable',
        detail: 'PostgreSQL 28P01: the password is wrong.',
      });
      const wrongName = await failureAt((address) => {
        address.pathname = '/nowhere';
      });
      expect(wrongName).toMatchObject({ detail: 'PostgreSQL 3D000: there is no such database.' });
      const closedPort = await failureAt((address) => {
        address.port = '1';
      });
      expect(closedPort).toMatchObject({ detail: 'Connection: ECONNREFUSED.' });
      const noTls = await failureAt((address) => {
        address.searchParams.set('sslmode', 'verify-full');
      });
      expect(noTls).toMatchObject({ detail: 'Connection: The server does not support SSL connections.' });
      for (const failure of [wrongPassword, wrongName, closedPort, noTls]) {
        expect(Error.isError(failure) && `${failure.stack} ${String(failure.cause)}`).not.toMatch(
          /canary|only%20of/,
        );
      }
    });

    it('are given up when the host takes the call and then says nothing', async () => {
      const silent = createServer(() => undefined).listen(0, '127.0.0.1');
      await new Promise((resolve) => silent.once('listening', resolve));
      const address = silent.address();
      const failure = await failureAt((url) => {
        url.port = String(typeof address === 'object' && address ? address.port : 0);
      });
      expect(failure).toMatchObject({ code: 'store-unavailable' });
      silent.close();
    });

    it('are refused at once for an address that is none, without a word of it', () => {
      const open = () => openConnections('postgres://guide:canary@[half:5432/guide');
      expect(open).toThrow(expect.objectContaining({ code: 'store-address-invalid' }));
      expect(open).not.toThrow(/canary/);
    });
  });
});
