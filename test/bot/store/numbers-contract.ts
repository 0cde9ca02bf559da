import type { TurnCounts } from '../../../bot/store/numbers-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { type StorePlace, withStore } from './store-place.ts';
import { turn } from './turn-commits.ts';

const each = (...names: string[]): TurnCounts => ({
  each: names.map((name) => ({ name, label: '' })),
  once: [],
});
const once = (key: string, name: string): TurnCounts => ({
  each: [],
  once: [{ key, counts: [{ name, label: 'a b' }] }],
});
const misread = { question: 'markets', reads: 'coverage', language: 'es', text: "¿[name]? ' ; --" };

/** What every engine promises of the numbers. */
export function numbersContract(engine: string, makePlace: () => Promise<StorePlace>): void {
  describe(`the numbers of a store on ${engine}`, () => {
    let store: Store;
    const reopen = withStore(makePlace, (opened) => {
      store = opened;
    });
    const counts = async (from = '2000-01-01', to = '2999-12-31') =>
      (await store.numbers.readDays(from, to)).map(({ day, name, count }) => `${day} ${name} ${count}`);
    const misreads = (query = {}) =>
      store.numbers.readMisread({ from: '2026-11-23', to: '2026-11-23', limit: 10, ...query });

    it('grow with each turn by the day of the turn, and are there after the store was closed', async () => {
      await store.commitTurn(turn({ counts: each('x', 'y', 'x') }));
      await store.commitTurn(turn({ conversationId: 'c2', counts: each('x') }));
      await store.commitTurn(
        turn({ conversationId: 'c3', counts: each('x'), at: '2026-11-24T00:00:00.000Z' }),
      );
      await reopen();
      expect(await counts()).toEqual(['2026-11-23 x 3', '2026-11-23 y 1', '2026-11-24 x 1']);
      expect(await counts('2026-11-24', '2026-11-24')).toEqual(['2026-11-24 x 1']);
      expect(await counts('2026-11-25', '2026-11-24')).toEqual([]);
      expect(await store.numbers.readTotals('2026-11-23', '2026-11-24')).toEqual([
        { name: 'x', label: '', count: 4 },
        { name: 'y', label: '', count: 1 },
      ]);
      const some = await store.numbers.readDays('2026-11-23', '2026-11-24', ['y', 'z']);
      expect(some).toEqual([{ day: '2026-11-23', name: 'y', label: '', count: 1 }]);
    });

    it('do not grow with a turn that is a conflict or a duplicate', async () => {
      const first = turn({ inboundId: 'm1', counts: each('x') });
      await store.commitTurn(first);
      expect(await store.commitTurn(first)).toMatchObject({ outcome: 'duplicate' });
      const late = turn({ inboundId: 'm2', counts: each('x'), misread });
      expect(await store.commitTurn(late)).toEqual({ outcome: 'conflict' });
      expect(await counts()).toEqual(['2026-11-23 x 1']);
      expect(await misreads()).toEqual([]);
    });

    it('count once in a conversation what counts once, also at the same time and on a later day', async () => {
      const at = '2026-11-25T08:00:00.000Z';
      await Promise.all(
        ['c1', 'c2'].map((conversationId) =>
          store.commitTurn(turn({ conversationId, counts: once('k', 'x') })),
        ),
      );
      const again = { expectedVersion: 1, activities: [], at };
      await store.commitTurn(turn({ ...again, counts: once('k', 'x') }));
      await store.commitTurn(turn({ ...again, expectedVersion: 2, counts: once('k2', 'x') }));
      expect(await counts()).toEqual(['2026-11-23 x 2', '2026-11-25 x 1']);
    });

    it('find misread messages by day, question and language, the newest first', async () => {
      const of = (conversationId: string, at: string, changes = {}) =>
        store.commitTurn(turn({ conversationId, at, misread: { ...misread, ...changes } }));
      await of('c1', '2026-11-23T00:00:00.000Z');
      await of('c2', '2026-11-23T23:59:59.999Z', { language: 'de' });
      await of('c3', '2026-11-24T00:00:00.000Z', { question: 'staffing' });
      const found = await misreads();
      expect(found.map(({ language }) => language)).toEqual(['de', 'es']);
      expect(found[1]).toEqual({ ...misread, at: '2026-11-23T00:00:00.000Z' });
      expect(await misreads({ language: 'es' })).toHaveLength(1);
      expect(await misreads({ to: '2026-11-24', question: 'staffing' })).toHaveLength(1);
      expect(await misreads({ to: '2026-11-24', limit: 2 })).toHaveLength(2);
    });

    it('lose the misread messages of an erased conversation, and keep what names nobody', async () => {
      await store.commitTurn(turn({ counts: once('k', 'x'), misread }));
      await store.commitTurn(turn({ conversationId: 'c2', misread }));
      await store.eraseConversation('c1', '2026-11-23T09:00:00.000Z');
      expect(await misreads()).toHaveLength(1);
      expect(await counts()).toEqual(['2026-11-23 x 1']);
    });
  });
}
