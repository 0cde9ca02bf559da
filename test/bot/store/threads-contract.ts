import type { Handoff, StaffThread } from '../../../bot/store/desk-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { type StorePlace, withStore } from './store-place.ts';
import { entries, turn } from './turn-commits.ts';

const at = '2026-11-23T08:00:00.000Z';
const later = (minutes: number) => `2026-11-23T08:${String(minutes).padStart(2, '0')}:00.000Z`;

const waiting: Handoff = {
  number: 1,
  version: 1,
  state: 'waiting',
  askedAt: at,
  topic: { from: 'command' },
};
const held: Handoff = {
  ...waiting,
  state: 'with-agent',
  agent: { id: 'teams:ana', name: 'Ana' },
  leaseUntil: later(2),
};

function thread(changes: Partial<StaffThread> = {}): StaffThread {
  return {
    number: 1,
    remote: '19:staff;messageid=1',
    forwarded: 2,
    toldVersion: 1,
    told: 'waiting',
    posting: false,
    ended: false,
    ...changes,
  };
}

const { remote: _none, ...unnamed } = thread({ posting: true });
/** One that may be there in Teams or not. */
const opening: StaffThread = unnamed;

/** What every engine promises of the threads in which staff work in Teams, and of the settings they are found by. */
export function threadsContract(engine: string, makePlace: () => Promise<StorePlace>): void {
  describe(`the threads of staff of a store on ${engine}`, () => {
    let store: Store;
    const reopen = withStore(makePlace, (opened) => {
      store = opened;
    });

    /** A conversation of two entries with a request. */
    const asks = async (conversationId: string, handoff: Handoff = waiting) => {
      const request = { ...turn({ conversationId, activities: entries(1, 2) }), desk: { handoff } };
      expect(await store.commitTurn(request)).toMatchObject({ outcome: 'committed' });
    };

    /** As it is told, and then as somebody holds it. */
    const keep = async (conversationId: string, kept: StaffThread) => {
      const { number, heldBy: agentId } = kept;
      expect(await store.desk.saveThread(conversationId, kept)).toBe(true);
      if (agentId !== undefined) await store.desk.holdThread(conversationId, number, { agentId, at });
    };

    it('keeps each of a conversation whole, in the order of its requests, over a restart', async () => {
      await asks('c1');
      const whole = thread({ number: 2, remote: 'r2', heldBy: 'teams:ana', unansweredSince: later(1) });
      await keep('c1', whole);
      expect(await store.desk.saveThread('c1', opening)).toBe(true);
      await reopen();
      expect(await store.desk.readThreads('c1')).toEqual([opening, whole]);
      const { unansweredSince: _since, ...answered } = whole;
      await store.desk.saveThread('c1', answered);
      expect((await store.desk.readThreads('c1')).at(-1)).toEqual(answered);
    });

    it('finds a thread by its name in Teams, with whose it is, and none by another’s', async () => {
      await asks('c1');
      await store.desk.saveThread('c1', thread());
      expect(await store.desk.findThreadAt('19:staff;messageid=1')).toEqual({
        ...thread(),
        conversationId: 'c1',
      });
      expect(await store.desk.findThreadAt('19:staff;messageid=2')).toBeUndefined();
    });

    it('writes nothing for a conversation that is not there, and forgets what was erased', async () => {
      expect(await store.desk.saveThread('nobody', thread())).toBe(false);
      expect(await store.desk.readThreads('nobody')).toEqual([]);
      await asks('c1');
      await store.desk.saveThread('c1', thread());
      await store.eraseConversation('c1', at, { sequence: 3, activity: {} });
      expect(await store.desk.readThreads('c1')).toEqual([]);
      expect(await store.desk.findThreadAt('19:staff;messageid=1')).toBeUndefined();
      expect(await store.desk.saveThread('c1', thread())).toBe(false);
    });

    it.each<[what: string, handoff: Handoff, known: StaffThread | undefined, isUntold: boolean]>([
      ['a request without a thread', waiting, undefined, true],
      ['a message that was left, without a thread', { ...waiting, state: 'message-left' }, undefined, true],
      ['a conversation of the console without a thread', held, undefined, false],
      ['a thread that was being opened', waiting, opening, true],
      ['a thread that was told everything', waiting, thread(), false],
      ['words that were not told', waiting, thread({ forwarded: 1 }), true],
      ['a change that was not told', held, thread({ toldVersion: 0 }), true],
      ['a thread that is over', held, thread({ ended: true }), false],
    ])('knows whether there is more to tell: %s', async (_what, handoff, known, isUntold) => {
      await asks('c1', handoff);
      if (known) await store.desk.saveThread('c1', known);
      expect(await store.desk.findUntold(10)).toEqual(isUntold ? ['c1'] : []);
      expect(await store.desk.findUntold(0)).toEqual([]);
    });

    it.each<[what: string, changes: Partial<StaffThread>, now: string, isRenewed: boolean]>([
      ['who holds it by way of Teams', { heldBy: 'teams:ana' }, later(1), true],
      ['who has answered', { heldBy: 'teams:ana', unansweredSince: later(9) }, later(1), true],
      ['who has let words wait for too long', { heldBy: 'teams:ana', unansweredSince: at }, later(1), false],
      ['whose lease has run out', { heldBy: 'teams:ana' }, later(2), false],
      ['who holds it at the console', {}, later(1), false],
      ['when another held it in Teams', { heldBy: 'teams:bo' }, later(1), false],
    ])('renews the lease of the agent %s, or not', async (_what, changes, now, isRenewed) => {
      await asks('c1', held);
      await keep('c1', thread(changes));
      await store.desk.renewThreadLeases(now, later(30), later(5));
      expect((await store.desk.findHandoff('c1'))?.leaseUntil).toBe(isRenewed ? later(30) : later(2));
    });

    it('keeps the newest of a setting, over a restart', async () => {
      expect(await store.readSetting('teams-staff-channel')).toBeUndefined();
      await store.saveSetting('teams-staff-channel', 'one');
      await store.saveSetting('teams-staff-channel', "an “other” ' ; --");
      await store.saveSetting('another', 'two');
      await reopen();
      expect(await store.readSetting('teams-staff-channel')).toBe("an “other” ' ; --");
    });
  });
}
