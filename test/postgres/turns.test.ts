import { join } from 'node:path';
import { readMigrations } from '../../bot/store/migrations.ts';
import { type Connections, openConnections } from '../../bot/store/postgres/connections.ts';
import { migrate } from '../../bot/store/postgres/migrate.ts';
import { postgresStore } from '../../bot/store/postgres/postgres-store.ts';
import type { TurnCommit } from '../../bot/store/store.ts';
import { entries, turn } from '../bot/store/store-contract.ts';
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
  async function instance() {
    const connections = openConnections(database.address);
    instances.push(connections);
    await migrate(connections, migrations, at);
    const asked: { text: string; values: readonly unknown[] }[] = [];
    const store = postgresStore({
      ...connections,
      rows: (statement, values = []) => {
        asked.push({ text: statement.text, values });
        return connections.rows(statement, values);
      },
    });
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
