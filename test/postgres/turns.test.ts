import { join } from 'node:path';
import { readMigrations } from '../../bot/store/migrations.ts';
import { type Connections, openConnections } from '../../bot/store/postgres/connections.ts';
import { migrate } from '../../bot/store/postgres/migrate.ts';
import { postgresStore } from '../../bot/store/postgres/postgres-store.ts';
import type { Store, TurnCommit } from '../../bot/store/store.ts';
import { entries, turn } from '../bot/store/turn-commits.ts';
import { type EmptyDatabase, emptyDatabase } from './empty-database.ts';

const at = '2026-11-23T08:00:00.000Z';
const later = '2026-11-23T09:00:00.000Z';
const muchLater = '2026-11-23T10:00:00.000Z';
const migrations = readMigrations(join(import.meta.dirname, '../../bot/store/postgres/migrations'));
const address = (name: string) => ({ place: `place ${name}`, person: `person ${name}`, details: { name } });

/** A turn that writes wherever turns of prospects write. */
const rich = (conversationId: string, differences: Partial<TurnCommit> = {}): TurnCommit =>
  turn({
    conversationId,
    inboundId: 'm1',
    inboundActivityId: `${conversationId}|1`,
    reminders: [
      { do: 'set', kind: 'eligible', dueAt: later },
      { do: 'drop', kind: 'licence' },
    ],
    address: address(conversationId),
    deliver: [1, 2],
    lendUntil: later,
    desk: {
      handoff: {
        number: 1,
        version: (differences.expectedVersion ?? 0) + 1,
        state: 'waiting',
        askedAt: at,
        topic: { kind: 'person' },
      },
      rating: { about: 'bot', face: 'good' },
      readUpTo: 1,
    },
    counts: {
      each: [{ name: 'message', label: 'web' }],
      once: [{ key: 'started', counts: [{ name: 'started', label: '' }] }],
    },
    misread: { question: 'age', reads: 'duration', language: 'en', text: 'well' },
    ...differences,
  });

/** The second turn of a conversation, as most of those on the web. */
const plain = (conversationId: string): TurnCommit =>
  turn({
    conversationId,
    expectedVersion: 1,
    inboundId: 'm2',
    inboundActivityId: `${conversationId}|3`,
    activities: entries(3, 2),
    events: [{ kind: 'answered', detail: { question: 'age' } }],
    counts: {
      each: [{ name: 'message', label: 'web' }],
      once: [{ key: 'answered age', counts: [{ name: 'answered', label: 'age' }] }],
    },
  });

describe('turns on PostgreSQL', () => {
  let database: EmptyDatabase;
  let instances: Connections[];

  beforeEach(async () => {
    database = await emptyDatabase();
    instances = [];
  });
  afterEach(async () => {
    await Promise.all(instances.map((connections) => connections.close()));
    await database.remove();
  });

  /** Another instance on the same database, and what it asked. */
  async function instance(together?: number) {
    const connections = openConnections(database.address);
    instances.push(connections);
    await migrate(connections, migrations, at);
    const asked: { text: string; values: readonly unknown[] }[] = [];
    const store = postgresStore(
      {
        ...connections,
        rows: (statement, values = []) => {
          asked.push({ text: statement.text, values });
          return connections.rows(statement, values);
        },
      },
      together,
    );
    return { store, asked };
  }

  /** Every row that is not of the conversation, with the transaction that wrote it. */
  async function rowsBeside(conversationId: string): Promise<unknown> {
    const tables = await database.ask(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`,
    );
    const all = await Promise.all(
      tables.map(async ({ name }) => [
        name,
        await database.ask(
          `SELECT xmin, xmax, * FROM ${name} t WHERE t::text NOT LIKE '%' || $1 || '%' ORDER BY ctid`,
          [conversationId],
        ),
      ]),
    );
    return Object.fromEntries(all);
  }

  it('read by one statement and write by one, each asked by the conversation', async () => {
    const { store, asked } = await instance();
    await store.commitTurn(rich('mine'));
    asked.length = 0;
    await store.startTurn('mine', 'm2');
    const next = { expectedVersion: 1, inboundId: 'm2', activities: entries(3, 2), deliver: [3] };
    expect(await store.commitTurn(rich('mine', next))).toEqual({ outcome: 'committed' });
    expect(asked.map(({ values }) => values[0])).toEqual(['mine', 'mine']);
  });

  it('name their conversation alone where none are to be written together', async () => {
    const { store, asked } = await instance(1);
    for (const id of ['other', 'mine']) await store.commitTurn(turn({ conversationId: id }));
    asked.length = 0;
    await Promise.all(['other', 'mine'].map((id) => store.commitTurn(plain(id))));
    expect(asked.map(({ values }) => values[0])).toEqual(['other', 'mine']);
  });

  describe('that come together', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `c${index}`);

    /** An instance with these conversations, of which each has had its first turn. */
    async function begun() {
      const made = await instance();
      for (const id of ids) await made.store.commitTurn(turn({ conversationId: id }));
      made.asked.length = 0;
      return made;
    }

    const logOf = async (store: Store, id: string) =>
      (await store.readLog(id, 0, 10)).map(({ sequence }) => sequence);

    it('are written by a statement of thirty-two and one of the rest, each as it would be alone', async () => {
      const { store, asked } = await begun();
      const outcomes = await Promise.all(ids.map((id) => store.commitTurn(plain(id))));
      expect(outcomes).toEqual(ids.map(() => ({ outcome: 'committed' })));
      expect(asked).toHaveLength(2);

      const lonely = await instance(1);
      await lonely.store.commitTurn(turn({ conversationId: 'alone' }));
      await lonely.store.commitTurn(plain('alone'));
      const renamed = async (id: string): Promise<Record<string, object[]>> => {
        const everything = await store.readEverything(id);
        // in which order a table hands over its rows is its own affair
        for (const rows of Object.values(everything))
          rows.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
        return JSON.parse(JSON.stringify(everything).replaceAll(`"${id}`, '"c'));
      };
      const expected = await renamed('alone');
      const written = ['conversations', 'inbox', 'log', 'events', 'counted', 'count_deltas'];
      for (const table of written) expect(expected[table]).not.toEqual([]);
      for (const id of ids) expect(await renamed(id)).toEqual(expected);
    });

    it('hear each its own outcome: a conflict, a gap or a message known already is of one of them', async () => {
      const { store } = await begun();
      await store.commitTurn(plain('c1'));
      const gap = { ...plain('c3'), activities: entries(5, 2) };
      const asked = [
        plain('c0'),
        { ...plain('c1'), expectedVersion: 2, activities: entries(5, 1) },
        { ...plain('c2'), expectedVersion: 7, activities: entries(3, 1) },
        gap,
        plain('c4'),
      ];
      const outcomes = await Promise.allSettled(asked.map((one) => store.commitTurn(one)));
      expect(outcomes).toMatchObject([
        { value: { outcome: 'committed' } },
        { value: { outcome: 'duplicate', activityId: 'c1|3' } },
        { value: { outcome: 'conflict' } },
        { reason: { code: 'log-gap' } },
        { value: { outcome: 'committed' } },
      ]);
      expect(await Promise.all(['c0', 'c2', 'c4'].map((id) => logOf(store, id)))).toEqual([
        [1, 2, 3, 4],
        [1, 2],
        [1, 2, 3, 4],
      ]);
    });

    it('undo none of the others when the database refuses what one of them is to write', async () => {
      const { store } = await begun();
      // longer than an entry of the index may be, and not to be compressed
      const inboundId = Array.from({ length: 4_000 }, (_, index) =>
        String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
      ).join('');
      const asked = [plain('c0'), { ...plain('c1'), inboundId }, plain('c2')];
      const outcomes = await Promise.allSettled(asked.map((one) => store.commitTurn(one)));
      expect(outcomes).toMatchObject([
        { value: { outcome: 'committed' } },
        { reason: { code: 'store-unavailable', detail: 'PostgreSQL 54000: see its log.' } },
        { value: { outcome: 'committed' } },
      ]);
      expect(await logOf(store, 'c1')).toEqual([1, 2]);
    });

    it('do not wait for one whose conversation is held elsewhere, which is written when it is free', async () => {
      const { store } = await begun();
      const told: string[] = [];
      const commit = async (id: string) => {
        const { outcome } = await store.commitTurn(plain(id));
        told.push(`${id} ${outcome}`);
      };
      const [holder] = instances;
      let last: Promise<void> | undefined;
      await holder?.transaction(async (rows) => {
        await rows({ text: `SELECT FROM conversations WHERE id = 'c1' FOR UPDATE` });
        last = commit('c1');
        await Promise.all(['c0', 'c2'].map(commit));
        expect(told.sort()).toEqual(['c0 committed', 'c2 committed']);
      });
      await last;
      expect(told[2]).toBe('c1 committed');
    });

    it('of two instances take each message once, whatever else they write meanwhile', async () => {
      const [one, two] = [await begun(), await instance()];
      for (let round = 1; round <= 5; round += 1) {
        const outcomes = await Promise.all(
          ids.map(async (id, index) => {
            const next = { ...plain(id), expectedVersion: round, inboundId: `m${round}` };
            const activities = entries(2 * round + 1, 2);
            const both = [one, two].map(({ store }) => store.commitTurn({ ...next, activities }));
            const heard = (await Promise.all(index % 2 === 0 ? both : both.reverse())).map(
              ({ outcome }) => outcome,
            );
            return heard.sort().join();
          }),
        );
        expect([...new Set(outcomes)]).toEqual(['committed,duplicate']);
      }
      for (const id of ids) expect(await logOf(one.store, id)).toHaveLength(10);
    });
  });

  it('touch the rows of their own conversation and no other row of any table', async () => {
    const { store } = await instance();
    for (const id of ['other', 'another']) await store.commitTurn(rich(id));
    await store.commitTurn(rich('mine'));
    const before = await rowsBeside('mine');
    const moved = {
      expectedVersion: 1,
      inboundId: 'm2',
      activities: entries(3, 2),
      deliver: [3],
      address: { ...address('mine'), place: 'place mine too' },
    };
    expect(await store.commitTurn(rich('mine', moved))).toEqual({ outcome: 'committed' });
    expect(await rowsBeside('mine')).toEqual(before);
    expect(await database.ask('SELECT place FROM places ORDER BY place')).toEqual([
      { place: 'place another' },
      { place: 'place mine too' },
      { place: 'place other' },
    ]);
  });

  const tablesOfConversations = `
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'conversation_id'`;

  it('wait for no other conversation: one goes on while every row of the others is locked', async () => {
    const { store } = await instance();
    for (const id of ['other', 'mine']) await store.commitTurn(rich(id));
    const [holder] = instances;
    await holder?.transaction(async (rows) => {
      for (const { name: table } of await database.ask(tablesOfConversations)) {
        await rows({ text: `SELECT FROM ${table} WHERE conversation_id = 'other' FOR UPDATE` });
      }
      await rows({ text: `SELECT FROM conversations WHERE id = 'other' FOR UPDATE` });
      const next = { expectedVersion: 1, inboundId: 'm2', activities: entries(3, 2), deliver: [3] };
      expect(await store.commitTurn(rich('mine', next))).toEqual({ outcome: 'committed' });
    });
  });

  it('of two instances take a message once, whichever of them it reaches, together or not', async () => {
    const [one, two] = [await instance(), await instance()];
    await one.store.commitTurn(turn());
    for (let round = 1; round <= 20; round += 1) {
      const next = turn({
        expectedVersion: round,
        inboundId: `m${round}`,
        inboundActivityId: `c1|${2 * round + 1}`,
        activities: entries(2 * round + 1, 2),
      });
      const outcomes = await Promise.all([one, two].map(({ store }) => store.commitTurn(next)));
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['committed', 'duplicate']);
    }
    expect(await one.store.findConversation('c1')).toMatchObject({ version: 21, lastSequence: 42 });
  });

  it('of two instances that change one conversation differently are one committed and one a conflict', async () => {
    const [one, two] = [await instance(), await instance()];
    for (let round = 0; round < 20; round += 1) {
      const outcomes = await Promise.all(
        [one, two].map(({ store }, index) =>
          store.commitTurn(
            turn({
              expectedVersion: round,
              inboundId: `${index} ${round}`,
              activities: entries(round + 1, 1),
            }),
          ),
        ),
      );
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['committed', 'conflict']);
    }
  });

  it('of two instances bring one conversation to a place', async () => {
    const [one, two] = [await instance(), await instance()];
    for (let round = 0; round < 20; round += 1) {
      const outcomes = await Promise.all(
        [one, two].map(({ store }, index) =>
          store.commitTurn(rich(`c${index}-${round}`, { address: address(`same ${round}`) })),
        ),
      );
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['committed', 'conflict']);
    }
  });

  it('never bring back a conversation that another instance erases meanwhile', async () => {
    const [one, two] = [await instance(), await instance()];
    for (let round = 0; round < 20; round += 1) {
      const id = `gone-${round}`;
      await Promise.all([
        one.store.commitTurn(rich(id, { address: address(id) })),
        two.store.eraseConversation(id, at),
        two.store.commitTurn(rich(id, { address: address(id) })),
      ]);
      expect(await one.store.startTurn(id)).toEqual({ status: 'erased' });
      const left = await one.store.readEverything(id);
      expect(Object.values(left).flat()).toEqual([]);
    }
  });

  it('lend each delivery and each reminder to one of the instances that ask at once', async () => {
    const [one, two] = [await instance(), await instance()];
    const ids = Array.from({ length: 40 }, (_, index) => `c${index}`);
    for (const id of ids) await one.store.commitTurn(rich(id, { deliver: [1], lendUntil: at }));
    const stores = [one, two, one, two].map(({ store }) => store);
    const deliveries = await Promise.all(stores.map((store) => store.claimDeliveries(later, muchLater, 15)));
    const reminders = await Promise.all(
      stores.map((store) => store.claimReminders({ now: later, until: muchLater, limit: 15 })),
    );
    for (const claimed of [deliveries.flat(), reminders.flat()]) {
      const claimedIds = claimed.map(({ conversationId }) => conversationId);
      expect(new Set(claimedIds).size).toBe(claimedIds.length);
    }
    expect(reminders.flat()).toHaveLength(40);
  });

  it('keep a name with a NUL in it, as the mark for what cannot be written', async () => {
    const { store } = await instance();
    const odd = turn({ userId: 'dl_\0', inboundId: 'm\0', inboundActivityId: 'c1|1' });
    expect(await store.commitTurn(odd)).toEqual({ outcome: 'committed' });
    expect(await store.startTurn('c1', 'm\0')).toMatchObject({
      duplicateOf: 'c1|1',
      conversation: { userId: 'dl_\ufffd' },
    });
  });
});
