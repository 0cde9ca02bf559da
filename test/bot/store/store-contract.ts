import type { Store } from '../../../bot/store/store.ts';
import { type StorePlace, withStore } from './store-place.ts';
import { entries, turn } from './turn-commits.ts';

const at = '2026-11-23T08:00:00.000Z';

/** What every engine promises of conversations, and of a store as a whole. */
export function storeContract(engine: string, makePlace: () => Promise<StorePlace>): void {
  describe(`a store on ${engine}`, () => {
    let store: Store;
    const reopen = withStore(makePlace, (opened) => {
      store = opened;
    });

    describe('turns', () => {
      it('know nothing of a conversation that nobody opened', async () => {
        expect(await store.startTurn('c1', 'm1')).toEqual({ status: 'new' });
        expect(await store.findConversation('c1')).toBeUndefined();
        expect(await store.readLog('c1', 0, 10)).toEqual([]);
      });

      it('are found again as they were written, after the store was closed and opened too', async () => {
        await store.commitTurn(turn({ state: { asked: ['age'], deep: [null, true, 1.5] } }));
        await store.commitTurn(
          turn({ expectedVersion: 1, activities: entries(3, 2), at: '2026-11-23T09:00:00.000Z' }),
        );
        const conversation = {
          id: 'c1',
          channel: 'web',
          userId: 'dl_1',
          version: 2,
          state: { count: 1 },
          lastSequence: 4,
          createdAt: at,
          updatedAt: '2026-11-23T09:00:00.000Z',
        };
        expect(await store.startTurn('c1')).toEqual({ status: 'open', conversation });
        await reopen();
        expect(await store.startTurn('c1')).toEqual({ status: 'open', conversation });
        expect(await store.findConversation('c1')).toEqual(conversation);
        expect(await store.readLog('c1', 0, 10)).toEqual(entries(1, 4));
      });

      it('keep every character that a person can send', async () => {
        const text = 'é 漢字 العربية 👩‍👩‍👧 \u0000 \ud800 \u2028 \' " \\ <script>';
        const [entry] = entries(1, 1, { text });
        await store.commitTurn(turn({ state: { text }, activities: entry ? [entry] : [] }));
        await reopen();
        expect(await store.findConversation('c1')).toMatchObject({ state: { text } });
        expect(await store.readLog('c1', 0, 10)).toEqual([entry]);
      });

      it('keep an activity of 60,000 characters whole', async () => {
        const activities = entries(1, 1, { text: 'x'.repeat(60_000) });
        await store.commitTurn(turn({ activities }));
        expect(await store.readLog('c1', 0, 10)).toEqual(activities);
      });

      it('may add nothing to the log', async () => {
        await store.commitTurn(turn({ activities: [] }));
        expect(await store.findConversation('c1')).toMatchObject({ version: 1, lastSequence: 0 });
      });

      it('are refused when the conversation has moved on meanwhile, and leave no trace', async () => {
        await store.commitTurn(turn());
        const late = turn({ expectedVersion: 0, inboundId: 'late', state: { count: 99 } });
        expect(await store.commitTurn(late)).toEqual({ outcome: 'conflict' });
        expect(await store.commitTurn({ ...late, expectedVersion: 7 })).toEqual({ outcome: 'conflict' });
        expect(await store.startTurn('c1', 'late')).toMatchObject({
          status: 'open',
          conversation: { version: 1, state: { count: 1 } },
        });
        expect((await store.startTurn('c1', 'late')).duplicateOf).toBeUndefined();
        expect(await store.readLog('c1', 0, 10)).toHaveLength(2);
      });

      it('are refused for a conversation that does not exist but is said to have begun', async () => {
        expect(await store.commitTurn(turn({ expectedVersion: 3 }))).toEqual({ outcome: 'conflict' });
        expect(await store.startTurn('c1')).toEqual({ status: 'new' });
      });

      it('commit once when several start from the same version at once', async () => {
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, (_, count) => store.commitTurn(turn({ state: { count } }))),
        );
        expect(outcomes.filter(({ outcome }) => outcome === 'committed')).toHaveLength(1);
        expect(outcomes.filter(({ outcome }) => outcome === 'conflict')).toHaveLength(19);
        expect(await store.findConversation('c1')).toMatchObject({ version: 1, lastSequence: 2 });
      });

      it('of many conversations commit side by side', async () => {
        const ids = Array.from({ length: 300 }, (_, index) => `many-${index}`);
        const outcomes = await Promise.all(
          ids.map((conversationId) => store.commitTurn(turn({ conversationId, state: conversationId }))),
        );
        expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['committed']));
        const found = await Promise.all(ids.map((id) => store.findConversation(id)));
        expect(found.map((one) => typeof one === 'object' && one.state)).toEqual(ids);
      });

      it('that would leave a gap in the log are rejected alone, and nothing of them is written', async () => {
        const [good, bad, alsoGood] = await Promise.allSettled([
          store.commitTurn(turn({ conversationId: 'a' })),
          store.commitTurn(turn({ conversationId: 'b', activities: entries(2, 1), inboundId: 'm' })),
          store.commitTurn(turn({ conversationId: 'c' })),
        ]);
        expect([good.status, alsoGood.status]).toEqual(['fulfilled', 'fulfilled']);
        expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'log-gap' } });
        expect(await store.startTurn('b', 'm')).toEqual({ status: 'new' });
        expect(await store.readLog('b', 0, 10)).toEqual([]);
      });
    });

    describe('what was received', () => {
      it('is acted on once; later deliveries hear the id of the first', async () => {
        await store.commitTurn(turn({ inboundId: 'm1', inboundActivityId: 'c1|1' }));
        expect(await store.startTurn('c1', 'm1')).toMatchObject({ status: 'open', duplicateOf: 'c1|1' });
        const again = turn({
          expectedVersion: 1,
          inboundId: 'm1',
          inboundActivityId: 'c1|3',
          activities: entries(3, 2),
        });
        expect(await store.commitTurn(again)).toEqual({ outcome: 'duplicate', activityId: 'c1|1' });
        expect(await store.findConversation('c1')).toMatchObject({ version: 1, lastSequence: 2 });
      });

      it('is a duplicate rather than a conflict when both are true', async () => {
        await store.commitTurn(turn({ inboundId: 'm1', inboundActivityId: 'c1|1' }));
        const late = turn({ expectedVersion: 0, inboundId: 'm1', inboundActivityId: 'c1|1' });
        expect(await store.commitTurn(late)).toEqual({ outcome: 'duplicate', activityId: 'c1|1' });
      });

      it('is known within its own conversation only', async () => {
        await store.commitTurn(turn({ inboundId: 'm1', inboundActivityId: 'c1|1' }));
        const other = turn({ conversationId: 'c2', inboundId: 'm1', inboundActivityId: 'c2|1' });
        expect(await store.commitTurn(other)).toEqual({ outcome: 'committed' });
      });

      it('may come without an id, and then nothing is a duplicate', async () => {
        await store.commitTurn(turn());
        expect(await store.commitTurn(turn({ expectedVersion: 1, activities: entries(3, 1) }))).toEqual({
          outcome: 'committed',
        });
      });
    });

    describe('the log', () => {
      it('is read in order from a watermark on, in portions', async () => {
        await store.commitTurn(turn({ activities: entries(1, 12) }));
        await store.commitTurn(turn({ conversationId: 'c2', activities: entries(1, 3) }));
        expect(await store.readLog('c1', 0, 5)).toEqual(entries(1, 5));
        expect(await store.readLog('c1', 5, 100)).toEqual(entries(6, 7));
        expect(await store.readLog('c1', 12, 100)).toEqual([]);
        expect(await store.readLog('c1', 999, 100)).toEqual([]);
      });

      it('tells of many conversations how far it reaches', async () => {
        await store.commitTurn(turn({ activities: entries(1, 12) }));
        await store.commitTurn(turn({ conversationId: 'c2', activities: [] }));
        expect(await store.readLastSequences(['c1', 'c2', 'c3'])).toEqual(
          new Map([
            ['c1', 12],
            ['c2', 0],
          ]),
        );
        expect(await store.readLastSequences([])).toEqual(new Map());
      });
    });

    describe('erasure', () => {
      it('leaves nothing of the conversation, which never comes back, and no other conversation is touched', async () => {
        await store.commitTurn(turn({ inboundId: 'm1', inboundActivityId: 'c1|1' }));
        await store.commitTurn(turn({ conversationId: 'c2', inboundId: 'm1', inboundActivityId: 'c2|1' }));
        await store.eraseConversation('c1', at);
        await store.eraseConversation('c1', at);
        await reopen();
        expect(await store.startTurn('c1', 'm1')).toEqual({ status: 'erased' });
        expect(await store.findConversation('c1')).toBe('erased');
        expect(await store.readLog('c1', 0, 10)).toEqual([]);
        expect(await store.commitTurn(turn())).toEqual({ outcome: 'conflict' });
        expect(await store.commitTurn(turn({ expectedVersion: 1 }))).toEqual({ outcome: 'conflict' });
        expect(await store.startTurn('c1')).toEqual({ status: 'erased' });
        expect(await store.startTurn('c2', 'm1')).toMatchObject({ status: 'open', duplicateOf: 'c2|1' });
        expect(await store.readLog('c2', 0, 10)).toHaveLength(2);
      });

      it('wins over a turn that is under way', async () => {
        await store.commitTurn(turn());
        const [, late] = await Promise.all([
          store.eraseConversation('c1', at),
          store.commitTurn(turn({ expectedVersion: 1, activities: entries(3, 1) })),
        ]);
        expect(late).toEqual({ outcome: 'conflict' });
        expect(await store.readLog('c1', 0, 10)).toEqual([]);
      });
    });

    describe('settings', () => {
      it('are kept as the first writer set them', async () => {
        const values = await Promise.all(['a', 'b', 'c'].map((value) => store.ensureSetting('key', value)));
        expect(new Set(values).size).toBe(1);
        await reopen();
        expect(await store.ensureSetting('key', 'd')).toBe(values[0]);
        expect(await store.ensureSetting('other', 'd')).toBe('d');
      });
    });

    describe('operation', () => {
      it('is confirmed by a check for as long as the store can be written', async () => {
        await expect(store.check()).resolves.toBeUndefined();
        await store.close();
        await expect(store.check()).rejects.toMatchObject({ code: 'store-unavailable' });
        await expect(store.startTurn('c1')).rejects.toMatchObject({ code: 'store-unavailable' });
        await expect(store.commitTurn(turn())).rejects.toMatchObject({ code: 'store-unavailable' });
      });

      it('ends after what was under way, and can be ended twice', async () => {
        const committing = store.commitTurn(turn());
        await Promise.all([store.close(), store.close()]);
        expect(await committing).toEqual({ outcome: 'committed' });
        await reopen();
        expect(await store.findConversation('c1')).toMatchObject({ version: 1 });
      });
    });
  });
}
