import type { DeskQuery, Handoff } from '../../../bot/store/desk-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { type StorePlace, withStore } from './store-place.ts';
import { entries, turn } from './turn-commits.ts';

const at = '2026-11-23T08:00:00.000Z';
const later = (minutes: number) => `2026-11-23T08:${String(minutes).padStart(2, '0')}:00.000Z`;

function waiting(changes: Partial<Handoff> = {}): Handoff {
  return { number: 1, version: 1, state: 'waiting', askedAt: at, topic: { from: 'command' }, ...changes };
}

const everything: DeskQuery = { filter: 'open', agentId: 'ana', search: '', limit: 10 };

/** What every engine promises of the desk. */
export function deskContract(engine: string, makePlace: () => Promise<StorePlace>): void {
  describe(`the desk of a store on ${engine}`, () => {
    let store: Store;
    const reopen = withStore(makePlace, (opened) => {
      store = opened;
    });

    /** A conversation that waits since some minute. */
    const asks = (conversationId: string, minute: number, changes: Partial<Handoff> = {}) =>
      store.commitTurn({
        ...turn({ conversationId }),
        desk: { handoff: waiting({ askedAt: later(minute), ...changes }) },
      });
    const listed = async (query: Partial<DeskQuery>) =>
      (await store.desk.list({ ...everything, ...query })).items.map(({ conversation }) => conversation.id);

    it('keeps a handoff whole, with the turn that asked for it and found by the next', async () => {
      const whole: Handoff = {
        ...waiting(),
        state: 'with-agent',
        line: "About “hours” ' ; --",
        agent: { id: 'ana', name: 'Ana' },
        leaseUntil: later(2),
        claimedAt: later(1),
        overdueAt: later(1),
        endedAt: later(3),
        outcome: 'helped',
        left: { text: 'call me', reach: '+34' },
      };
      await store.commitTurn({ ...turn(), desk: { handoff: whole } });
      await reopen();
      expect(await store.desk.findHandoff('c1')).toEqual(whole);
      expect((await store.startTurn('c1')).handoff).toEqual(whole);
    });

    it('refuses the whole turn when the handoff has changed meanwhile', async () => {
      await asks('c1', 0);
      const write = (version: number) =>
        store.commitTurn({
          ...turn({ expectedVersion: 1, activities: [], state: { version } }),
          desk: { handoff: waiting({ version }) },
        });
      expect(await write(1)).toEqual({ outcome: 'conflict' });
      expect(await write(3)).toEqual({ outcome: 'conflict' });
      expect(await store.findConversation('c1')).toMatchObject({ version: 1 });
      expect(await write(2)).toEqual({ outcome: 'committed' });
    });

    it('begins a further handoff beside those that ended', async () => {
      await asks('c1', 0, { state: 'closed', endedAt: later(1) });
      await store.commitTurn({
        ...turn({ expectedVersion: 1, activities: [] }),
        desk: { handoff: waiting({ number: 2, askedAt: later(5) }) },
      });
      expect(await store.desk.findHandoff('c1')).toMatchObject({ number: 2, askedAt: later(5) });
      expect(await listed({ filter: 'closed' })).toEqual([]);
    });

    it('lists the longest wait first, a page at a time, and counts places', async () => {
      for (const [id, minute] of [
        ['c3', 3],
        ['c1', 1],
        ['c2', 2],
      ] as const)
        await asks(id, minute);
      expect(await listed({ filter: 'waiting' })).toEqual(['c1', 'c2', 'c3']);
      const page = await store.desk.list({ ...everything, limit: 2 });
      expect([page.total, page.items.length]).toEqual([3, 2]);
      expect(await listed({ limit: 2, cursor: page.next })).toEqual(['c3']);
      expect(await store.desk.countWaiting(later(3))).toBe(2);
      expect(await store.desk.countWaiting()).toBe(3);
    });

    it('lists all and the closed from the newest on, each once, however many began or ended at one moment', async () => {
      const ids = ['c1', 'c2', 'c3', 'c4', 'c5'];
      for (const id of ids) await asks(id, 1, { state: 'closed', endedAt: later(3) });
      await store.commitTurn(turn({ conversationId: 'c0', at: later(9) }));
      const walk = async (filter: DeskQuery['filter'], search = '') => {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.desk.list({ ...everything, filter, search, limit: 2, cursor });
          expect(page.total).toBe(filter === 'all' && search === '' ? 6 : 5);
          found.push(...page.items.map(({ conversation }) => conversation.id));
          cursor = page.next;
        } while (cursor !== undefined);
        return found;
      };
      expect(await walk('all')).toEqual(['c0', ...ids.toReversed()]);
      expect(await walk('closed')).toEqual(ids.toReversed());
      await store.commitTurn({
        ...turn({ conversationId: 'c3', expectedVersion: 1, activities: [] }),
        desk: { handoff: waiting({ number: 2, line: 'again' }) },
      });
      expect(await listed({ filter: 'closed' })).toEqual(['c5', 'c4', 'c2', 'c1']);
      expect(await listed({ filter: 'all', search: 'AGAIN' })).toEqual(['c3']);
    });

    it('shows the last words of a conversation and how many of the person staff have not read', async () => {
      const said = (role: string, text: string) => ({ from: { role }, text, value: { text: 'not this' } });
      const words = ['\u0000 \ud800 \\u0000 \\', 'second', '👩'.repeat(300)];
      const activities = entries(1, 4).map((entry, index) => ({
        ...entry,
        activity: index < 3 ? said('user', words[index] ?? '') : said('bot', words[2] ?? ''),
      }));
      await store.commitTurn({ ...turn({ activities }), desk: { handoff: waiting() } });
      await store.commitTurn(turn({ conversationId: 'c2', activities }));
      const glance = async (id: string) => {
        const entry = await store.desk.findEntry(id);
        return [entry?.unread, entry?.lastText];
      };
      expect(await glance('c1')).toEqual([3, '👩'.repeat(200)]);
      expect(await glance('c2')).toEqual([0, '👩'.repeat(200)]);
      await store.desk.markRead('c1', 2);
      await store.desk.markRead('c1', 1);
      expect((await store.desk.findEntry('c1'))?.unread).toBe(1);
      expect((await store.desk.list(everything)).items.map(({ unread }) => unread)).toEqual([1]);
    });

    it('lists by state, by agent and by what is searched, whatever signs are in it', async () => {
      const ana = { id: 'ana', name: 'Ana' };
      await asks('c1', 1, { line: '100% sure_' });
      await asks('c2', 2, { state: 'with-agent', agent: ana, leaseUntil: later(9) });
      await asks('c3', 3, { state: 'message-left', line: '100 percent' });
      await asks('c4', 4, { state: 'closed', endedAt: later(5) });
      await store.commitTurn(turn({ conversationId: 'c5' }));
      expect(await listed({ filter: 'mine' })).toEqual(['c2']);
      expect(await listed({ filter: 'mine', agentId: 'bo' })).toEqual([]);
      expect(await listed({ filter: 'message-left' })).toEqual(['c3']);
      expect(await listed({ filter: 'open' })).toEqual(['c1', 'c2', 'c3']);
      expect(await listed({ filter: 'closed' })).toEqual(['c4']);
      expect((await listed({ filter: 'all' })).toSorted()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5']);
      expect(await listed({ search: '100%' })).toEqual(['c1']);
      expect(await listed({ search: 'sure_' })).toEqual(['c1']);
      expect(await listed({ search: 'ana' })).toEqual(['c2']);
      expect(await listed({ search: "' OR 1=1 --" })).toEqual([]);
      expect(await store.desk.countByAgent()).toEqual(new Map([['ana', 1]]));
      expect(await store.desk.countLeft()).toBe(1);
    });

    it('knows leases that ran out, prolongs those that did not, and finds long waits', async () => {
      const agent = { id: 'ana', name: 'Ana' };
      await asks('c1', 1, { state: 'with-agent', agent, leaseUntil: later(2) });
      await asks('c2', 1, { state: 'with-agent', agent, leaseUntil: later(4) });
      await store.desk.renewLeases('ana', later(3), later(9));
      expect(await store.desk.findLost(later(3), 10)).toEqual(['c1']);
      expect(await store.desk.findLost(later(8), 10)).toEqual(['c1']);
      expect((await store.desk.findLost(later(9), 10)).toSorted()).toEqual(['c1', 'c2']);
      await asks('c3', 1);
      await asks('c4', 1, { overdueAt: later(5) });
      expect(await store.desk.findOverdue(later(1), 10)).toEqual(['c3']);
      expect(await store.desk.findOverdue(later(0), 10)).toEqual([]);
      expect(await store.desk.findInVain(later(1), 10)).toEqual(['c4']);
    });

    it('keeps notes, ratings with their line, what was read, and canned replies', async () => {
      await asks('c1', 1);
      const note = { id: 'n1', agent: { id: 'ana', name: 'Ana' }, text: 'a note', at };
      expect(await store.desk.addNote('c1', note, [])).toBe(true);
      expect(await store.desk.addNote('gone', note, [])).toBe(false);
      expect(await store.desk.readNotes('c1')).toEqual([note]);
      const rate = { about: 'person', face: 'good' };
      await store.commitTurn({ ...turn({ expectedVersion: 1, activities: [] }), desk: { rating: rate } });
      await store.commitTurn({
        ...turn({ expectedVersion: 2, activities: [] }),
        desk: { ratingLine: 'kind' },
      });
      expect(await store.desk.readRatings('c1')).toEqual([{ ...rate, line: 'kind', at }]);
    });

    it('changes a canned reply for one of those who change it at once, and removes none that says something else', async () => {
      const { saveCanned, removeCanned, readCanned } = store.desk;
      const hello = { id: 'r1', title: 'Hello', texts: { en: 'Hi' } };
      const longer = { id: 'r1', title: 'Hello!', texts: { en: 'Hi', de: 'Hallo' } };
      const other = { ...hello, texts: { en: 'Good day' } };
      expect(await Promise.all([1, 2].map(() => saveCanned(hello, undefined, [])))).toEqual([true, false]);
      const both = await Promise.all([longer, other].map((reply) => saveCanned(reply, hello, [])));
      expect(both.toSorted()).toEqual([false, true]);
      const kept = both[0] ? longer : other;
      expect(await readCanned()).toEqual([kept]);
      expect(await saveCanned(other, { ...kept, title: 'Bye' }, [])).toBe(false);
      expect(await removeCanned(hello, [])).toBe(false);
      expect(await readCanned()).toEqual([kept]);
      expect(await removeCanned(kept, [])).toBe(true);
      expect(await saveCanned(longer, kept, [])).toBe(false);
      expect(await readCanned()).toEqual([]);
    });

    it('knows what a conversation is called at a foreign hub, from both ends, until it is erased', async () => {
      await asks('c1', 1);
      const link = { remote: 'src-1/42', number: 1, forwarded: 3, ended: false };
      await store.desk.saveLink('c1', link);
      await store.desk.saveLink('gone', { ...link, remote: 'src-2/43' });
      expect(await store.desk.findLink('c1')).toEqual(link);
      expect(await store.desk.findLinkAt('src-2/43')).toBeUndefined();
      await store.desk.saveLink('c1', { ...link, forwarded: 9, ended: true });
      expect(await store.desk.findLinkAt('src-1/42')).toEqual({
        ...link,
        conversationId: 'c1',
        forwarded: 9,
        ended: true,
      });
      await store.eraseConversation('c1', at);
      expect(await store.desk.findLink('c1')).toBeUndefined();
    });

    it('loses nothing of a link to whoever saves what they had read before, until it is another', async () => {
      await asks('c1', 1);
      const read = { remote: 'src-1/42', number: 1, forwarded: 3, ended: false };
      await store.desk.saveLink('c1', { ...read, ended: true });
      await store.desk.saveLink('c1', { ...read, forwarded: 5 });
      await store.desk.saveLink('c1', { ...read, ended: true });
      expect(await store.desk.findLink('c1')).toEqual({ ...read, forwarded: 5, ended: true });
      const next = { ...read, remote: 'src-1/43' };
      await store.desk.saveLink('c1', next);
      expect(await store.desk.findLink('c1')).toEqual(next);
    });

    it('keeps who holds a thread of the staff channel while another tells it what was said', async () => {
      const [agent, other] = [
        { id: 'ana', name: 'Ana' },
        { id: 'bo', name: 'Bo' },
      ];
      await asks('c1', 1, { state: 'with-agent', agent, leaseUntil: later(2) });
      const read = { number: 1, forwarded: 1, toldVersion: 1, told: 'waiting', posting: false, ended: false };
      await store.desk.saveThread('c1', read);
      await store.desk.holdThread('c1', 1, { agentId: other.id, at: later(1) });
      await store.desk.holdThread('c1', 1, { agentId: agent.id, at: later(1) });
      await store.desk.saveThread('c1', { ...read, forwarded: 4, unansweredSince: at });
      expect(await store.desk.readThreads('c1')).toEqual([
        { ...read, forwarded: 4, heldBy: 'ana', unansweredSince: at },
      ]);
      // words wait for longer than that, but she came only now
      await store.desk.renewThreadLeases(later(1), later(5), at);
      expect(await store.desk.findLost(later(4), 10)).toEqual([]);
      await store.desk.renewThreadLeases(later(2), later(9), later(1));
      expect(await store.desk.findLost(later(8), 10)).toEqual(['c1']);
    });

    it('keeps nothing of an erased conversation, and lets no late note bring it back', async () => {
      await asks('c1', 1);
      const note = { id: 'n1', agent: { id: 'ana', name: 'Ana' }, text: 'a note', at };
      await store.desk.addNote('c1', note, []);
      await store.desk.markRead('c1', 1);
      await store.eraseConversation('c1', at);
      expect(await store.desk.addNote('c1', note, [])).toBe(false);
      await store.desk.markRead('c1', 1);
      expect(await store.desk.findHandoff('c1')).toBeUndefined();
      expect(await store.desk.readNotes('c1')).toEqual([]);
      expect(await listed({ filter: 'all' })).toEqual([]);
    });
  });
}
