import type { AuditEntry } from '../../../bot/store/staff-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { type StorePlace, withStore } from './store-place.ts';
import { entries, turn } from './turn-commits.ts';

const at = '2026-11-23T08:00:00.000Z';
const line = (action: string, conversationId = 'c1'): AuditEntry => ({
  at,
  agentId: 'ana',
  action,
  conversationId,
});
/** A line that no engine can write, as if the process or the disk were gone at that very moment. */
const unwritable: AuditEntry = JSON.parse(JSON.stringify({ ...line('x'), action: undefined }));
const note = { id: 'n1', agent: { id: 'ana', name: 'Ana' }, text: 'a note', at };

/** What every engine promises of acts and their lines in the audit log: both are there, or neither is. */
export function auditContract(engine: string, makePlace: () => Promise<StorePlace>): void {
  describe(`the audit lines of acts in a store on ${engine}`, () => {
    let store: Store;
    withStore(makePlace, (opened) => {
      store = opened;
    });
    beforeEach(async () => {
      await store.commitTurn(turn({ inboundId: 'm1', inboundActivityId: 'c1|1' }));
    });
    const actions = async () => (await store.staff.readAudit({ limit: 100 })).map(({ action }) => action);
    const act = (differences: object = {}) =>
      store.commitTurn(
        turn({ expectedVersion: 1, activities: entries(3, 1), audit: [line('said')], ...differences }),
      );

    it('are written with the turn that does it', async () => {
      expect(await act({ inboundId: 'm2' })).toEqual({ outcome: 'committed' });
      expect(await store.staff.readAudit({ conversationId: 'c1', limit: 9 })).toMatchObject([line('said')]);
    });

    it('are not written for a turn that is refused', async () => {
      expect(await act({ expectedVersion: 0, activities: entries(1, 1) })).toEqual({ outcome: 'conflict' });
      expect(await act({ inboundId: 'm1' })).toMatchObject({ outcome: 'duplicate' });
      await expect(act({ activities: entries(9, 1) })).rejects.toMatchObject({ code: 'log-gap' });
      expect(await actions()).toEqual([]);
    });

    it('that cannot be written undo the act', async () => {
      await expect(act({ audit: [line('said'), unwritable] })).rejects.toThrow();
      await expect(store.desk.addNote('c1', note, [unwritable])).rejects.toThrow();
      await expect(
        store.desk.saveCanned({ id: 'r', title: 'Hi', texts: {} }, undefined, [unwritable]),
      ).rejects.toThrow();
      await expect(store.eraseConversation('c1', at, undefined, [unwritable])).rejects.toThrow();
      expect(await store.findConversation('c1')).toMatchObject({ version: 1, lastSequence: 2 });
      expect(await store.desk.readNotes('c1')).toEqual([]);
      expect(await store.desk.readCanned()).toEqual([]);
      expect(await actions()).toEqual([]);
    });

    it('of a note, a canned reply and an erasure are one for each that was done', async () => {
      expect(await store.desk.addNote('gone', note, [line('noted', 'gone')])).toBe(false);
      expect(await store.desk.addNote('c1', note, [line('noted')])).toBe(true);
      const reply = { id: 'r', title: 'Hi', texts: {} };
      for (const _twice of [1, 2]) await store.desk.saveCanned(reply, undefined, [line('saved')]);
      for (const _twice of [1, 2]) await store.desk.removeCanned(reply, [line('removed')]);
      for (const _twice of [1, 2]) await store.eraseConversation('c1', at, undefined, [line('erased')]);
      expect(await act()).toEqual({ outcome: 'conflict' });
      expect(await actions()).toEqual(['erased', 'removed', 'saved', 'noted']);
    });
  });
}
