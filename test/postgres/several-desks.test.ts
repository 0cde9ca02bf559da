import type { Handoff } from '../../bot/store/desk-store.ts';
import type { Account } from '../../bot/store/staff-store.ts';
import type { Store } from '../../bot/store/store.ts';
import type { OpenedPlace } from '../bot/store/every-table.ts';
import { turn } from '../bot/store/turn-commits.ts';
import { openedDatabase } from './opened-database.ts';

const at = '2026-11-23T08:00:00.000Z';
const later = '2026-11-23T08:10:00.000Z';
const asked: Handoff = { number: 1, version: 1, state: 'waiting', askedAt: at, topic: {} };

describe('the desk of several instances', () => {
  let place: OpenedPlace;
  let stores: Store[];
  beforeEach(async () => {
    place = await openedDatabase(at);
    stores = await Promise.all([place.open(), place.open(), place.open()]);
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await place.remove();
  });
  const one = () => {
    const [store] = stores;
    if (!store) throw new Error('There is none.');
    return store;
  };

  it('gives a request to one of those who claim it at once, with one line of the audit log', async () => {
    const ids = Array.from({ length: 15 }, (_, index) => `c${index}`);
    for (const conversationId of ids)
      await one().commitTurn({ ...turn({ conversationId }), desk: { handoff: asked } });
    const claims = ids.map((conversationId) =>
      Promise.all(
        stores.map((store, index) =>
          store.commitTurn({
            ...turn({ conversationId, expectedVersion: 1, activities: [] }),
            desk: {
              handoff: { ...asked, version: 2, state: 'with-agent', agent: { id: `a${index}`, name: 'A' } },
            },
            audit: [{ at, agentId: `a${index}`, action: 'claimed', conversationId }],
          }),
        ),
      ),
    );
    for (const outcomes of await Promise.all(claims))
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['committed', 'conflict', 'conflict']);
    const lines = await one().staff.readAudit({ limit: 99 });
    const owners = await Promise.all(ids.map((id) => one().desk.findHandoff(id)));
    expect(lines.map(({ conversationId, agentId }) => `${conversationId} ${agentId}`).sort()).toEqual(
      owners.map((handoff, index) => `${ids[index]} ${handoff?.agent?.id}`).sort(),
    );
  });

  it('lets one purge at a time, and another when that one has died', async () => {
    const claim = (now: string, until: string) =>
      Promise.all(stores.map((store) => store.retention.claimPurge({ due: at, now, until })));
    expect((await claim(at, later)).filter(Boolean)).toHaveLength(1);
    expect((await claim(at, later)).filter(Boolean)).toHaveLength(0);
    expect((await claim(later, '2026-11-23T08:20:00.000Z')).filter(Boolean)).toHaveLength(1);
  });

  it('keeps an administrator, whoever of all steps down where', async () => {
    const administrators = ['ana', 'bo', 'cy'];
    for (const id of administrators) {
      const account: Account = { id, name: id, login: id, role: 'administrator', createdAt: at };
      await one().staff.addLink(id, { kind: 'invitation', role: 'administrator' }, later, []);
      await one().staff.joinByLink(id, at, account, []);
    }
    const outcomes = await Promise.all(
      administrators.map((id, index) => stores[index]?.staff.changeAccount(id, { role: 'agent' }, [])),
    );
    expect(outcomes.sort()).toEqual(['changed', 'changed', 'last-administrator']);
    expect(await one().staff.hasAdministrator()).toBe(true);
  });

  it('writes no note to a conversation that is erased at the same moment', async () => {
    const note = { id: 'n', agent: { id: 'ana', name: 'Ana' }, text: 'canary', at };
    for (let round = 0; round < 10; round += 1) {
      const id = `c${round}`;
      await one().commitTurn(turn({ conversationId: id }));
      await Promise.all([
        stores[1]?.desk.addNote(id, note, []),
        stores[0]?.eraseConversation(id, at),
        stores[2]?.desk.markRead(id, 1),
      ]);
    }
    expect(await place.ask('SELECT 1 FROM notes UNION ALL SELECT 1 FROM desk_reads')).toEqual([]);
  });
});
