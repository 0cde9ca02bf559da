import type { Json, LogEntry, Store, TurnCommit } from '../../../bot/store/store.ts';

/** One place where a store lives. `open` may be called again after the store was closed, and finds what was there. */
export interface StorePlace {
  open(): Promise<Store>;
  /** Leaves nothing behind. */
  remove(): Promise<void>;
}

const at = '2026-11-23T08:00:00.000Z';

/** What every engine promises. An engine's test calls this with a way to make an empty place. */
export function storeContract(engine: string, makePlace: () => Promise<StorePlace>): void {
  describe(`a store on ${engine}`, () => {
    let place: StorePlace;
    let store: Store;

    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });

    async function reopen(): Promise<void> {
      await store.close();
      store = await place.open();
    }

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

    describe('reminders', () => {
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

    describe('deliveries', () => {
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
        store = await place.open();
        expect(await store.findConversation('c1')).toMatchObject({ version: 1 });
      });
    });
  });
}

/** A first turn of conversation c1 with two activities, unless said otherwise. */
export function turn(differences: Partial<TurnCommit> = {}): TurnCommit {
  return {
    conversationId: 'c1',
    channel: 'web',
    userId: 'dl_1',
    expectedVersion: 0,
    state: { count: 1 },
    activities: entries(1, 2),
    events: [{ kind: 'answered', detail: { question: 'age' } }],
    at,
    ...differences,
  };
}

/** `count` log entries, numbered from `first`. */
export function entries(first: number, count: number, members: { [key: string]: Json } = {}): LogEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const sequence = first + index;
    return { sequence, activityId: `c|${sequence}`, activity: { text: `say ${sequence}`, ...members }, at };
  });
}
