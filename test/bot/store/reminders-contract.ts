import type { Store } from '../../../bot/store/store.ts';
import { type StorePlace, withStore } from './store-place.ts';
import { turn } from './turn-commits.ts';

const at = '2026-11-23T08:00:00.000Z';

/** What every engine promises of the wishes of conversations to be woken. */
export function remindersContract(engine: string, makePlace: () => Promise<StorePlace>): void {
  describe(`the reminders of a store on ${engine}`, () => {
    let store: Store;
    const reopen = withStore(makePlace, (opened) => {
      store = opened;
    });

    const nine = '2027-03-01T09:00:00.000Z';
    const claim = { now: nine, until: '2027-03-01T09:01:00.000Z', limit: 10 };
    const due = (conversationId: string, dueAt = nine, kind = 'eligible') => ({
      conversationId,
      kind,
      dueAt,
      channel: 'web',
      userId: 'dl_1',
    });
    const withReminder = (conversationId: string, dueAt = nine, kind = 'eligible') =>
      store.commitTurn(turn({ conversationId, reminders: [{ do: 'set', kind, dueAt }] }));

    it('are claimed from the moment they are due, the longest due first, after the store was closed and opened too', async () => {
      await withReminder('c1');
      await withReminder('c2', '2027-03-01T08:59:59.999Z');
      await withReminder('c3', '2027-03-01T09:00:00.001Z');
      await reopen();
      const early = { ...claim, now: '2027-03-01T08:00:00.000Z' };
      expect(await store.claimReminders(early)).toEqual([]);
      expect(await store.claimReminders(claim)).toEqual([due('c2', '2027-03-01T08:59:59.999Z'), due('c1')]);
    });

    it('belong to one claimant until the time of the claim is up, and then to the next', async () => {
      await withReminder('c1');
      const claims = await Promise.all([store.claimReminders(claim), store.claimReminders(claim)]);
      expect(claims.flat()).toEqual([due('c1')]);
      expect(await store.claimReminders({ ...claim, now: '2027-03-01T09:00:59.999Z' })).toEqual([]);
      await reopen();
      expect(await store.claimReminders({ ...claim, now: claim.until })).toEqual([due('c1')]);
    });

    it('are counted, and those apart that are overdue', async () => {
      expect(await store.countReminders(nine)).toEqual({ waiting: 0, overdue: 0 });
      await withReminder('c1', '2027-03-01T08:59:59.999Z');
      await withReminder('c2');
      expect(await store.countReminders(nine)).toEqual({
        waiting: 2,
        overdue: 1,
        nextDueAt: '2027-03-01T08:59:59.999Z',
      });
    });

    it('are claimed no more than asked for', async () => {
      for (const id of ['c1', 'c2', 'c3']) await withReminder(id);
      expect(await store.claimReminders({ ...claim, limit: 2 })).toHaveLength(2);
      expect(await store.claimReminders({ ...claim, limit: 2 })).toHaveLength(1);
    });

    it('are one of each kind in a conversation: a later one takes the place of the earlier, claimed or not', async () => {
      await withReminder('c1');
      await store.claimReminders(claim);
      const moved = nine;
      await store.commitTurn(
        turn({
          expectedVersion: 1,
          activities: [],
          reminders: [
            { do: 'set', kind: 'eligible', dueAt: moved },
            { do: 'set', kind: 'licence', dueAt: moved },
          ],
        }),
      );
      expect(await store.claimReminders(claim)).toEqual([due('c1'), due('c1', nine, 'licence')]);
    });

    it('are dropped by a turn, and by one that means another moment they are not', async () => {
      await withReminder('c1');
      const drop = (expectedVersion: number, dueAt?: string) =>
        store.commitTurn(
          turn({
            expectedVersion,
            activities: [],
            reminders: [{ do: 'drop', kind: 'eligible', ...(dueAt && { dueAt }) }],
          }),
        );
      await drop(1, '2027-02-01T09:00:00.000Z');
      expect(await store.claimReminders(claim)).toHaveLength(1);
      await drop(2);
      expect(await store.claimReminders({ ...claim, now: claim.until })).toEqual([]);
    });

    it('are dropped alone only if they are still due then', async () => {
      await withReminder('c1');
      await store.dropReminder({ conversationId: 'c1', kind: 'eligible', dueAt: claim.until });
      await store.dropReminder({ conversationId: 'c1', kind: 'licence', dueAt: nine });
      expect(await store.claimReminders(claim)).toEqual([due('c1')]);
      await store.dropReminder({ conversationId: 'c1', kind: 'eligible', dueAt: nine });
      expect(await store.claimReminders({ ...claim, now: claim.until })).toEqual([]);
    });

    it('are not set by a turn that is refused', async () => {
      await store.commitTurn(turn());
      await store.commitTurn(turn({ reminders: [{ do: 'set', kind: 'eligible', dueAt: nine }] }));
      expect(await store.claimReminders(claim)).toEqual([]);
    });

    it('go with the conversation when it is erased', async () => {
      await withReminder('c1');
      await withReminder('c2');
      await store.eraseConversation('c1', at);
      expect(await store.claimReminders(claim)).toEqual([due('c2')]);
    });
  });
}
