import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { readMigrations } from '../../../bot/store/migrations.ts';
import { openStore } from '../../../bot/store/open-store.ts';
import { migrate } from '../../../bot/store/sqlite/migrations.ts';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { everyContract } from './every-contract.ts';
import { inStoreFile } from './store-file.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { entries, turn } from './turn-commits.ts';

const at = '2026-11-23T08:00:00.000Z';

const makePlace = async () => {
  const folder = temporaryFolder();
  return {
    open: () => openStore(`sqlite:${join(folder.path, 'not', 'there', 'yet', 'guide.db')}`, at),
    remove: async () => folder.remove(),
  };
};
everyContract('SQLite', makePlace);

describe('a store in one SQLite file', () => {
  const folder = temporaryFolder();
  let files = 0;
  let path: string;

  beforeEach(() => {
    files += 1;
    path = join(folder.path, `guide-${files}.db`);
  });
  afterAll(folder.remove);

  const inFile = <Result>(work: (database: DatabaseSync) => Result): Result => inStoreFile(path, work);

  describe('with one owner', () => {
    it('refuses a second store on the file, until the first is closed', async () => {
      const first = openSqliteStore({ path, at });
      expect(() => openSqliteStore({ path, at })).toThrow(expect.objectContaining({ code: 'store-in-use' }));
      await first.commitTurn(turn());
      await first.close();
      const second = openSqliteStore({ path, at });
      expect(await second.findConversation('c1')).toMatchObject({ version: 1 });
      await second.close();
    });

    it('refuses a file that another process has, and takes it over when that process was killed', async () => {
      const holder = spawn(process.execPath, [join(import.meta.dirname, 'hold-store.ts'), path]);
      try {
        await once(holder.stdout, 'data');
        expect(() => openSqliteStore({ path, at })).toThrow(
          expect.objectContaining({ code: 'store-in-use' }),
        );
      } finally {
        holder.kill('SIGKILL');
        await once(holder, 'exit');
      }
      const store = openSqliteStore({ path, at });
      await store.check();
      await store.close();
    });

    it('leaves a single file behind when it is closed', async () => {
      const store = openSqliteStore({ path, at });
      await store.commitTurn(turn());
      await store.close();
      expect([existsSync(path), existsSync(`${path}-wal`), existsSync(`${path}-shm`)]).toEqual([
        true,
        false,
        false,
      ]);
    });
  });

  describe('with a schema', () => {
    it('refuses what a newer version wrote', async () => {
      await openSqliteStore({ path, at }).close();
      inFile((database) =>
        database.exec(`INSERT INTO migrations VALUES (99, '0099-later.sql', 'x', '2027-01-01')`),
      );
      expect(() => openSqliteStore({ path, at })).toThrow(expect.objectContaining({ code: 'schema-newer' }));
    });

    it('refuses migrations that are not the ones that were applied', async () => {
      await openSqliteStore({ path, at }).close();
      inFile((database) => database.exec(`UPDATE migrations SET checksum = 'edited' WHERE number = 1`));
      expect(() => openSqliteStore({ path, at })).toThrow(
        expect.objectContaining({ code: 'schema-changed', detail: 'File: 0001-conversations.sql.' }),
      );
    });

    it('records when each migration was applied', async () => {
      await openSqliteStore({ path, at }).close();
      await openSqliteStore({ path, at: '2027-01-01T00:00:00.000Z' }).close();
      const applied = inFile((database) => database.prepare('SELECT applied_at FROM migrations').all());
      expect(new Set(applied.map(({ applied_at }) => applied_at))).toEqual(new Set([at]));
    });

    it('keeps the order of ratings that were given before they had a key', async () => {
      const folder = join(import.meta.dirname, '../../../bot/store/sqlite/migrations');
      inFile((database) => {
        migrate(database, readMigrations(folder).slice(0, 9), at);
        const add = database.prepare(`INSERT INTO ratings VALUES (?, 'person', ?, NULL, '${at}')`);
        for (const face of ['b', 'a', 'c']) for (const id of ['c1', 'c2']) add.run(id, face);
      });
      const store = openSqliteStore({ path, at });
      expect((await store.desk.readRatings('c2')).map(({ face }) => face)).toEqual(['b', 'a', 'c']);
      await store.close();
    });

    it('begins every key of a table about conversations with the conversation', async () => {
      await openSqliteStore({ path, at }).close();
      const firstKeys = inFile((database) =>
        ['conversations', 'log', 'inbox', 'events', 'addresses', 'outbox', 'erased'].map(
          (table) => database.prepare('SELECT name FROM pragma_table_info(?) WHERE pk = 1').get(table)?.name,
        ),
      );
      expect(firstKeys).toEqual(['id', ...Array(6).fill('conversation_id')]);
    });
  });

  it('keeps its audit log as it was written, whoever holds the file', async () => {
    const store = openSqliteStore({ path, at });
    await store.staff.record([{ at, agentId: 'ana', action: 'saw', conversationId: 'c1' }]);
    await store.close();
    for (const change of [`UPDATE audit SET agent_id = 'bo'`, 'DELETE FROM audit']) {
      expect(() => inFile((database) => database.exec(change))).toThrow('the audit log is only added to');
    }
  });

  describe('when it cannot be used', () => {
    it('says so for a file that is no database', () => {
      writeFileSync(path, 'a letter, not a database; '.repeat(100));
      expect(() => openSqliteStore({ path, at })).toThrow(expect.objectContaining({ code: 'store-damaged' }));
    });

    it('says so for a folder', () => {
      expect(() => openSqliteStore({ path: folder.path, at })).toThrow(
        expect.objectContaining({ code: 'store-unavailable' }),
      );
    });

    it('names the address that it does not understand, without what may be secret in it', async () => {
      const refusal = openStore('mysql://guide:secret@host/db', at);
      await expect(refusal).rejects.toMatchObject({ code: 'store-address-invalid' });
      await expect(refusal).rejects.not.toThrow(/secret/);
    });
  });

  describe('on a full disk', () => {
    /** Opens turns of 20 kB until there is no room; the number that were taken. */
    async function fill(store: Store): Promise<number> {
      for (let taken = 0; ; taken += 1) {
        try {
          await store.commitTurn(bigTurn(`c${taken}`));
        } catch (error) {
          expect(error).toMatchObject({ code: 'store-full' });
          return taken;
        }
      }
    }
    const bigTurn = (conversationId: string) =>
      turn({
        conversationId,
        inboundId: 'm1',
        inboundActivityId: 'a',
        activities: entries(1, 2, { text: 'x'.repeat(10_000) }),
      });

    it('refuses the turn as a whole, still reads, and goes on when there is room again', async () => {
      const store = openSqliteStore({ path, at, maxPages: 90 });
      const taken = await fill(store);
      expect(taken).toBeGreaterThan(2);
      expect(await store.startTurn(`c${taken}`, 'm1')).toEqual({ status: 'new' });
      expect(await store.readLog(`c${taken}`, 0, 10)).toEqual([]);
      expect(await store.readLog('c0', 0, 10)).toHaveLength(2);

      await store.eraseConversation('c0', at);
      expect(await store.commitTurn(bigTurn(`c${taken}`))).toEqual({ outcome: 'committed' });
      await store.close();
    });

    it('tells every turn of a batch that it was not taken, and takes none of them', async () => {
      const store = openSqliteStore({ path, at, maxPages: 90 });
      const ids = Array.from({ length: 30 }, (_, index) => `c${index}`);
      const outcomes = await Promise.allSettled(ids.map((id) => store.commitTurn(bigTurn(id))));
      const stored = await Promise.all(ids.map((id) => store.findConversation(id)));
      outcomes.forEach((outcome, index) => {
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'store-full' });
        expect(stored[index] !== undefined).toBe(outcome.status === 'fulfilled');
      });
      expect(outcomes.some(({ status }) => status === 'rejected')).toBe(true);
      await store.close();
    });
  });

  it('holds nothing of an erased conversation but its id, in no table and in no byte of the file', async () => {
    const store = openSqliteStore({ path, at });
    const text = 'a canary that nobody else would say';
    await store.commitTurn(
      turn({
        state: { text },
        userId: 'dl_canary',
        inboundId: 'inbound canary',
        inboundActivityId: 'canary',
        activities: entries(1, 3, { text }),
        events: [{ kind: 'canary', detail: { text } }],
        address: { place: 'place canary', person: 'person canary', details: { text } },
        deliver: [2, 3],
      }),
    );
    await store.close();
    expect(readFileSync(path).includes('canary')).toBe(true);

    const again = openSqliteStore({ path, at });
    await again.eraseConversation('c1', at);
    await again.close();
    expect(readFileSync(path).includes('canary')).toBe(false);
    const left = inFile((database) =>
      ['conversations', 'log', 'inbox', 'events', 'addresses', 'outbox', 'erased'].map(
        (table) => database.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows,
      ),
    );
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 1]);
  });
});
