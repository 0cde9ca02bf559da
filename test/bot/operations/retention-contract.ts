import { readConfig } from '../../../bot/config.ts';
import { createRetention } from '../../../bot/operations/retention.ts';
import type { Handoff } from '../../../bot/store/desk-store.ts';
import type { PurgePiece } from '../../../bot/store/retention-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { addRow, type OpenedPlace, rowCounts } from '../store/every-table.ts';
import { withStore } from '../store/store-place.ts';
import { entries, turn } from '../store/turn-commits.ts';

const at = '2026-11-23T08:00:00.000Z';

/** What every engine keeps to of what is past its time. */
export function retentionContract(engine: string, makePlace: () => Promise<OpenedPlace>): void {
  describe(`what is past its time in a store on ${engine}`, () => {
    let place: OpenedPlace;
    let store: Store;
    const reopen = withStore(makePlace, (opened, where) => {
      store = opened;
      place = where;
    });

    /** The purge as the running server does it, so many days after the beginning. */
    function nightAfter(
      days: number,
      { settings = {}, kept = store }: { settings?: object; kept?: Store } = {},
    ) {
      const events: string[] = [];
      const failures: string[] = [];
      const note = (list: string[]) => (fields: object, event: string) =>
        void list.push(`${event} ${JSON.stringify(fields)}`);
      const retention = createRetention({
        store: kept,
        clock: () => Temporal.Instant.from(at).add({ minutes: Math.round(1440 * days) }),
        config: readConfig({ ...settings }),
        log: { info: note(events), error: note(failures) },
      });
      return { purge: () => retention.purgeIfDue(), stop: retention.stop, events, failures };
    }

    /** The rows by table, without sums and those that belong to the program itself. */
    async function rowsLeft(): Promise<Record<string, number>> {
      await store.close();
      const rows = await rowCounts(place);
      await reopen();
      return Object.fromEntries(
        Object.entries(rows).filter(
          ([table]) => !['migrations', 'chores', 'settings', 'counts'].includes(table),
        ),
      );
    }

    const begin = (conversationId: string, differences: Parameters<typeof turn>[0] = {}) =>
      store.commitTurn(turn({ conversationId, ...differences }));
    const asked = (
      state: Handoff['state'],
      changes: Partial<Handoff> = {},
    ): { desk: { handoff: Handoff } } => ({
      desk: {
        handoff: { number: 1, version: 1, state, askedAt: at, topic: { from: 'command' }, ...changes },
      },
    });

    it('leaves nothing past its time in any table of the schema but what is about nobody who came', async () => {
      // People of the desk are disabled, not removed, and what they say often is nobody's data; sums name nobody.
      const lasting = ['accounts', 'canned_replies', 'counts', 'migrations', 'settings', 'chores'];
      await store.close();
      for (const [table, columns] of await place.tables()) {
        if (lasting.includes(table)) continue;
        await addRow(place, table, columns, ({ name, isText }) => {
          if (table === 'emptying' || (table === 'erased' && name !== 'at')) return 'c0';
          if (name === 'conversation_id' || (table === 'conversations' && name === 'id')) return 'c1';
          if (name === 'state') return table === 'handoffs' ? 'closed' : '{}';
          if (name === 'at' || name.endsWith('_at')) return at;
          return isText ? '"x"' : 1;
        });
      }
      await place.ask('DELETE FROM reminders');
      await reopen();
      const before = await rowsLeft();
      expect(Object.keys(before).length).toBeGreaterThan(12);

      await nightAfter(399).purge();
      expect(await rowsLeft()).toMatchObject({ conversations: 1, log: 1, events: 1, audit: 1, addresses: 1 });
      await nightAfter(402).purge();
      expect(await rowsLeft()).toEqual({ audit: 1, erased: 1 });
      expect(await store.findConversation('c1')).toBe('erased');
      const last = nightAfter(1200);
      await last.purge();
      expect(await rowsLeft()).toEqual({});
      expect(last.failures).toEqual([]);
    });

    it('keeps what has its time still before it', async () => {
      await begin('c1', { inboundId: 'm1', inboundActivityId: 'c1|1', ...asked('closed', { endedAt: at }) });
      await store.desk.addNote('c1', { id: 'n', agent: { id: 'ana', name: 'Ana' }, text: 'a note', at }, []);
      await nightAfter(29).purge();
      expect(await rowsLeft()).toMatchObject({ conversations: 1, handoffs: 1, notes: 1, inbox: 1 });
      await nightAfter(31).purge();
      expect((await rowsLeft()).inbox).toBeUndefined();
      await nightAfter(181).purge();
      const { handoffs, notes, conversations } = await rowsLeft();
      expect([handoffs, notes, conversations]).toEqual([undefined, undefined, 1]);
    });

    it('takes its times from the settings', async () => {
      await begin('c1');
      await nightAfter(3, { settings: { RETAIN_CONVERSATIONS_DAYS: '2', RESUME_DAYS: '1' } }).purge();
      expect(await rowsLeft()).toEqual({ erased: 1 });
    });

    it('keeps a conversation until its reminder is over, and one whose request for a person is not closed', async () => {
      await begin('plain');
      await begin('reminded', {
        reminders: [{ do: 'set', kind: 'eligible', dueAt: '2029-01-01T00:00:00.000Z' }],
      });
      for (const state of ['waiting', 'with-agent', 'message-left'] as const) {
        await begin(state, asked(state, { left: { text: 'call', reach: '+34' } }));
        await store.desk.addNote(
          state,
          { id: 'n', agent: { id: 'ana', name: 'Ana' }, text: 'a note', at },
          [],
        );
      }
      await nightAfter(500).purge();
      expect(await store.findConversation('plain')).toBe('erased');
      for (const id of ['reminded', 'waiting', 'with-agent', 'message-left'])
        expect(await store.findConversation(id)).toMatchObject({ id, version: 1 });
      expect(await rowsLeft()).toMatchObject({ conversations: 4, handoffs: 3, notes: 3, reminders: 1 });

      await store.dropReminder({
        conversationId: 'reminded',
        kind: 'eligible',
        dueAt: '2029-01-01T00:00:00.000Z',
      });
      await begin('waiting', {
        expectedVersion: 1,
        activities: entries(3, 1),
        at: '2027-12-01T00:00:00.000Z',
        ...asked('cancelled', { version: 2, endedAt: '2027-12-01T00:00:00.000Z' }),
      });
      await nightAfter(600).purge();
      expect(await store.findConversation('reminded')).toBe('erased');
      // its own time began anew with the last thing that happened in it
      expect(await store.findConversation('waiting')).toMatchObject({ version: 2 });
      await nightAfter(1000).purge();
      expect(await store.findConversation('waiting')).toBe('erased');
    });

    /** A store that tells what each piece removed, and is gone after so many. */
    function watched(piecesUntilDeath = Number.POSITIVE_INFINITY) {
      const removed: number[] = [];
      const retention = {
        ...store.retention,
        async purge(piece: PurgePiece) {
          if (removed.length >= piecesUntilDeath) throw new Error('the process is gone');
          const result = await store.retention.purge(piece);
          removed.push(result.removed);
          return result;
        },
      };
      return { kept: { ...store, retention }, removed };
    }

    async function manyConversations(): Promise<void> {
      const long = Array.from({ length: 45 }, (_, index) => index);
      await begin('long', { activities: entries(1, 50) });
      for (const index of long) {
        await begin('long', { expectedVersion: index + 1, activities: entries(51 + 50 * index, 50) });
      }
      await Promise.all(
        long.flatMap((index) => [0, 1, 2, 3, 4, 5, 6].map((batch) => begin(`c${batch}-${index}`))),
      );
    }

    it('removes a few hundred rows in one go, of one long conversation too', async () => {
      await manyConversations();
      const { kept, removed } = watched();
      await nightAfter(401, { kept }).purge();
      expect(Math.max(...removed)).toBe(250);
      expect(removed.filter((count) => count > 0).length).toBeGreaterThan(4);
      expect(await rowsLeft()).toEqual({ erased: 316 });
    });

    it.each([1, 2, 3, 4, 5])(
      'goes on where it was killed, after %i pieces, once its claim is over',
      async (pieces) => {
        await manyConversations();
        const dying = nightAfter(401, { kept: watched(pieces).kept });
        await dying.purge();
        expect(dying.failures).toHaveLength(1);
        const early = nightAfter(401);
        await early.purge();
        expect(early.events).toEqual([]);

        const late = nightAfter(401 + 11 / 1440);
        await late.purge();
        expect(late.events).toHaveLength(1);
        expect(await rowsLeft()).toEqual({ erased: 316 });
      },
    );

    it('is done by one of several instances, once a night', async () => {
      await begin('c1');
      const nights = [nightAfter(401), nightAfter(401)];
      await Promise.all(nights.map(({ purge }) => purge()));
      expect(nights.flatMap(({ events }) => events)).toHaveLength(1);
      // at 08:00 until 02:00 of the next day
      const [sameNight, nextNight] = [nightAfter(401.74), nightAfter(401.76)];
      await sameNight.purge();
      await nextNight.purge();
      expect([sameNight.events.length, nextNight.events.length]).toEqual([0, 1]);
    });

    it('begins nothing once it was told to stop', async () => {
      await begin('c1');
      const night = nightAfter(401);
      await night.stop();
      await night.purge();
      expect(night.events).toEqual([]);
      expect(await store.findConversation('c1')).toMatchObject({ version: 1 });
    });

    it('logs how many rows went and not a word of them', async () => {
      await begin('c1', { state: 'canary' });
      const night = nightAfter(401);
      await night.purge();
      expect(night.events.join()).toMatch(/^purged .*"conversations":1,/);
      expect(night.events.join()).not.toContain('canary');
    });

    it('lets the audit log be shortened by nobody else', async () => {
      await store.staff.record([{ at, action: 'erased', conversationId: 'c1' }]);
      await nightAfter(1099).purge();
      await store.close();
      for (const change of ['DELETE FROM audit', `UPDATE audit SET action = 'x'`])
        await expect(place.ask(change)).rejects.toThrow('only added to');
      await reopen();
      expect(await store.staff.readAudit({ limit: 9 })).toHaveLength(1);
    });
  });
}
