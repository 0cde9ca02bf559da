import type { Store } from '../../bot/store/store.ts';
import type { OpenedPlace } from '../bot/store/every-table.ts';
import { turn } from '../bot/store/turn-commits.ts';
import { openedDatabase } from './opened-database.ts';

const at = '2026-11-23T08:00:00.000Z';
const counts = {
  each: [{ name: 'x', label: '' }],
  once: [{ key: 'k', counts: [{ name: 'x', label: '' }] }],
};

describe('what turns count on PostgreSQL', () => {
  let place: OpenedPlace;
  let stores: Store[];
  beforeEach(async () => {
    place = await openedDatabase(at);
    stores = [await place.open(), await place.open()];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await place.remove();
  });

  const count = (store: Store | undefined, conversationId: string) =>
    store?.commitTurn(turn({ conversationId, activities: [], counts }));
  const total = async (store: Store | undefined) =>
    (await store?.numbers.readTotals('2000-01-01', '2999-12-31'))?.[0]?.count;
  const rowsToAddUp = async () => Number((await place.ask('SELECT count(*) FROM count_deltas'))[0]?.count);

  it('is seen at once and counted once, whoever reads, erases or adds it up at the same time', async () => {
    const seen: number[] = [];
    const look = async (store: Store | undefined) => seen.push((await total(store)) ?? 0);
    for (let round = 0; round < 5; round += 1) {
      const ids = Array.from({ length: 20 }, (_, index) => `c${round}-${index}`);
      await Promise.all([
        ...ids.map((id, index) => count(stores[index % 2], id)),
        ...[0, 1, 0, 1].map((index) => look(stores[index])),
        round > 0 && stores[0]?.eraseConversation(`c${round - 1}-0`, at),
      ]);
      expect(await Promise.all(stores.map(total))).toEqual([40 * (round + 1), 40 * (round + 1)]);
    }
    expect(Math.max(...seen)).toBeLessThanOrEqual(200);
    expect(await rowsToAddUp()).toBe(0);
  });

  it('writes no row that another conversation writes, and is added up before its own goes', async () => {
    await Promise.all(['c1', 'c2'].map((id) => count(stores[0], id)));
    expect(await place.ask('SELECT conversation_id, count FROM count_deltas ORDER BY 1')).toEqual([
      { conversation_id: 'c1', count: '2' },
      { conversation_id: 'c2', count: '2' },
    ]);
    expect(await place.ask('SELECT * FROM counts')).toEqual([]);
    await stores[1]?.eraseConversation('c1', at);
    expect(await place.ask('SELECT count FROM counts')).toEqual([{ count: '2' }]);
    expect(await rowsToAddUp()).toBe(1);
    expect(await total(stores[0])).toBe(4);
  });

  it('is added up now and then by itself, so that not much is left for who reads', async () => {
    for (let batch = 0; batch < 10; batch += 1) {
      await Promise.all(Array.from({ length: 101 }, (_, index) => count(stores[0], `c${batch}-${index}`)));
    }
    while ((await rowsToAddUp()) > 100) await new Promise(setImmediate);
    expect(await total(stores[1])).toBe(2020);
  });
});
