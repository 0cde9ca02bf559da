import type { Store, TurnCommit } from '../../../bot/store/store.ts';
import { type StorePlace, withStore } from './store-place.ts';
import { entries, turn } from './turn-commits.ts';

const at = '2026-11-23T08:00:00.000Z';

/** What every engine promises of messages that are to be delivered. */
export function deliveriesContract(engine: string, makePlace: () => Promise<StorePlace>): void {
  describe(`the deliveries of a store on ${engine}`, () => {
    let store: Store;
    const reopen = withStore(makePlace, (opened) => {
      store = opened;
    });

    const address = { place: 'teams|a', person: 'teams|ana', details: { serviceUrl: 'https://one' } };
    const [now, later, muchLater] = ['08', '09', '10'].map((hour) => `2026-11-23T${hour}:00:00.000Z`);
    const claim = (from = now, until = later) => store.claimDeliveries(from ?? '', until ?? '', 10);
    const addressed = (differences: Partial<TurnCommit> = {}) =>
      turn({ address, deliver: [1, 2], ...differences });

    it('are lent in order, one of a conversation at a time, with the newest address', async () => {
      await store.commitTurn(addressed());
      const second = { ...address, details: { serviceUrl: 'https://two' } };
      const more = { expectedVersion: 1, activities: entries(3, 1), address: second, deliver: [3] };
      await store.commitTurn(turn(more));
      const [first] = entries(1, 1);
      expect(await claim()).toEqual([
        {
          conversationId: 'c1',
          sequence: 1,
          activity: first?.activity,
          details: second.details,
          attempt: 1,
          mayRepeat: false,
        },
      ]);
      expect(await claim()).toEqual([]);
      const sequences: number[] = [];
      for (let sequence = 1; sequence <= 3; sequence += 1) {
        await store.settleDelivery('c1', sequence, { outcome: 'delivered' });
        sequences.push(...(await claim()).map((one) => one.sequence));
      }
      expect(sequences).toEqual([2, 3]);
      expect(await store.countDeliveries()).toEqual({ waiting: 0, dead: 0 });
    });

    it('are lent again when nobody said what came of them, and say that they may have arrived', async () => {
      await store.commitTurn(addressed());
      await claim();
      await reopen();
      expect(await claim(now, later)).toEqual([]);
      expect(await claim(later, muchLater)).toMatchObject([{ sequence: 1, attempt: 2, mayRepeat: true }]);
    });

    it('are lent in the turn itself, the first of them, unless something of the conversation waits', async () => {
      const lendUntil = later ?? '';
      const [first] = entries(1, 1);
      const lent = {
        conversationId: 'c1',
        sequence: 1,
        activity: first?.activity,
        details: address.details,
        attempt: 1,
        mayRepeat: false,
      };
      expect(await store.commitTurn(addressed({ lendUntil }))).toEqual({ outcome: 'committed', lent });
      const next = { expectedVersion: 1, activities: entries(3, 1), deliver: [3], lendUntil };
      expect(await store.commitTurn(turn(next))).toEqual({ outcome: 'committed' });
      expect(await claim()).toEqual([]);
      for (const sequence of [1, 2, 3]) {
        void store.settleDelivery('c1', sequence, { outcome: 'delivered' });
      }
      // what is committed after they arrived finds nothing waiting, and knows the address
      const last = { expectedVersion: 2, activities: entries(4, 1), deliver: [4], lendUntil };
      expect(await store.commitTurn(turn(last))).toMatchObject({
        lent: { sequence: 4, details: address.details },
      });
      expect(await claim(later, muchLater)).toMatchObject([{ sequence: 4, attempt: 2, mayRepeat: true }]);
    });

    it('are not lent to a conversation that is stopped, until the stop ends', async () => {
      await store.commitTurn(addressed({ deliver: [] }));
      await store.stopDeliveries('c1', 'removed', now ?? '');
      const next = { expectedVersion: 1, activities: entries(3, 1), deliver: [3], lendUntil: later ?? '' };
      expect(await store.commitTurn(turn(next))).toEqual({ outcome: 'committed' });
      expect(await store.countDeliveries()).toEqual({ waiting: 0, dead: 0 });
      await store.resumeDeliveries('c1');
      const last = { ...next, expectedVersion: 2, activities: entries(4, 1), deliver: [4] };
      expect(await store.commitTurn(turn(last))).toMatchObject({ lent: { sequence: 4 } });
    });

    it('that are put back hold up the rest of their conversation, and of no other', async () => {
      await store.commitTurn(addressed());
      await store.commitTurn(
        addressed({ conversationId: 'c2', address: { ...address, place: 'teams|b' }, deliver: [1] }),
      );
      expect(await claim()).toHaveLength(2);
      await store.settleDelivery('c1', 1, { outcome: 'again', dueAt: later ?? '' });
      await store.settleDelivery('c2', 1, { outcome: 'delivered' });
      expect(await claim()).toEqual([]);
      expect(await store.countDeliveries()).toEqual({ waiting: 2, dead: 0, oldestDueAt: now });
      expect(await claim(later, muchLater)).toMatchObject([{ sequence: 1, attempt: 2, mayRepeat: false }]);
    });

    it('that are dead stay to be counted and hold nothing up', async () => {
      await store.commitTurn(addressed());
      await claim();
      await store.settleDelivery('c1', 1, { outcome: 'dead', reason: 'status 400', at: now ?? '' });
      expect(await claim()).toMatchObject([{ sequence: 2 }]);
      expect(await store.countDeliveries()).toMatchObject({ waiting: 1, dead: 1 });
    });

    it('end when they are stopped, until the person is heard of again', async () => {
      await store.commitTurn(addressed());
      await store.stopDeliveries('c1', 'blocked', now ?? '');
      await store.commitTurn(turn({ expectedVersion: 1, activities: entries(3, 1), deliver: [3] }));
      expect(await claim()).toEqual([]);
      expect(await store.addressAt(address.place)).toMatchObject({ conversationId: 'c1', stopped: true });
      await store.commitTurn(addressed({ expectedVersion: 2, activities: entries(4, 1), deliver: [4] }));
      expect(await claim()).toMatchObject([{ sequence: 4 }]);
      expect(await store.addressAt(address.place)).toMatchObject({ stopped: false });
    });

    it('are none for a conversation without an address, and none of a turn that was refused', async () => {
      await store.commitTurn(turn({ deliver: [1] }));
      await store.commitTurn(addressed({ expectedVersion: 7 }));
      expect(await claim()).toEqual([]);
      expect(await store.addressAt(address.place)).toBeUndefined();
    });

    it('go to one conversation at a place', async () => {
      await store.commitTurn(addressed());
      expect(await store.commitTurn(addressed({ conversationId: 'c2' }))).toEqual({ outcome: 'conflict' });
      expect(await store.startTurn('c2')).toEqual({ status: 'new' });
    });

    it('know by which address a person was last heard of', async () => {
      const newer = { ...address, place: 'teams|b', details: 'newer' };
      await store.commitTurn(addressed({ conversationId: 'c2', address: newer, at: later ?? '' }));
      await store.commitTurn(addressed());
      expect(await store.newestAddressOf(address.person)).toBe('newer');
      expect(await store.newestAddressOf('teams|bao')).toBeUndefined();
    });

    it('of an erased conversation are its farewell alone, which is gone once it is settled', async () => {
      await store.commitTurn(addressed());
      await store.eraseConversation('c1', at, { sequence: 3, activity: 'farewell' });
      expect(await store.addressAt(address.place)).toBeUndefined();
      const farewell = { sequence: 3, activity: 'farewell', details: address.details };
      expect(await claim()).toMatchObject([farewell]);
      await store.settleDelivery('c1', 3, { outcome: 'dead', reason: 'status 400', at: now ?? '' });
      expect(await store.countDeliveries()).toEqual({ waiting: 0, dead: 0 });
      // the place is free for the next conversation
      expect(await store.commitTurn(addressed({ conversationId: 'c2' }))).toEqual({ outcome: 'committed' });
    });
  });
}
