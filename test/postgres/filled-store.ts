import type { Store } from '../../bot/store/store.ts';
import { entries, turn } from '../bot/store/turn-commits.ts';

const at = '2026-11-23T08:00:00.000Z';
const [soon, later] = ['2026-11-23T09:00:00.000Z', '2026-11-24T08:00:00.000Z'];
const ana = { id: 'ana', name: 'Ana' };
const audit = [{ at, agentId: 'ana', action: 'said', conversationId: 'c1' }];

/** Writes, through the port, something into every table that there is, and many conversations. */
export async function fillStore(store: Store, conversations: number): Promise<void> {
  const { staff, desk } = store;
  await store.commitTurn(turn({ conversationId: 'past', at: '2025-01-01T00:00:00.000Z' }));
  await Promise.all(
    Array.from({ length: conversations }, (_, index) =>
      store.commitTurn(
        turn({
          conversationId: `many-${index}`,
          inboundId: `m${index}`,
          inboundActivityId: `many-${index}|1`,
          activities: entries(1, 3, { said: 'é 漢字 👩‍👩‍👧 \u0000 \ud800 \\u0000', index }),
          counts: { each: [{ name: 'begun', label: 'web' }], once: [{ key: 'k', counts: [] }] },
        }),
      ),
    ),
  );
  await store.commitTurn(
    turn({
      conversationId: 'c1',
      userId: 'dl_\u0000nul',
      inboundId: 'm1',
      inboundActivityId: 'c1|1',
      reminders: [{ do: 'set', kind: 'eligible', dueAt: soon }],
      address: { place: 'teams|a', person: 'teams|ana', details: { serviceUrl: 'https://one' } },
      deliver: [1, 2],
      counts: {
        each: [{ name: 'x', label: 'a' }],
        once: [{ key: 'k', counts: [{ name: 'x', label: 'b' }] }],
      },
      misread: { question: 'markets', reads: 'coverage', language: 'es', text: '¿?\u0000' },
      audit,
      desk: {
        handoff: {
          number: 1,
          version: 1,
          state: 'waiting',
          askedAt: at,
          topic: { from: 'command' },
          line: 'a\u0000line',
        },
        rating: { about: 'person', face: 'good' },
        readUpTo: 1,
      },
    }),
  );
  await store.commitTurn({
    ...turn({ expectedVersion: 1, activities: entries(3, 1) }),
    desk: { rating: { about: 'bot', face: 'bad' } },
  });
  await desk.addNote('c1', { id: 'n1', agent: ana, text: 'a\u0000note', at }, audit);
  await desk.saveCanned({ id: 'r1', title: 'Hello', texts: { en: 'Hi' } }, undefined, audit);
  await desk.saveLink('c1', { remote: 'src/1', number: 1, forwarded: 1, ended: false });
  await desk.saveThread('c1', {
    number: 1,
    remote: '19:thread',
    forwarded: 2,
    toldVersion: 1,
    told: 'waiting',
    posting: false,
    ended: false,
  });
  await staff.addLink('join', { kind: 'invitation', role: 'lead' }, later, []);
  await staff.joinByLink(
    'join',
    at,
    { ...ana, login: 'ana', password: 'kept', role: 'lead', createdAt: at },
    [{ at, action: 'joined', accountId: 'ana' }],
  );
  await staff.addLink('open link', { kind: 'invitation', role: 'agent' }, later, []);
  const session = { id: 's1', accountId: 'ana', browser: 'Firefox\u0000', createdAt: at, seenAt: at };
  await staff.addSession('cookie', session, audit, { seenBefore: '', createdBefore: '', now: at });
  await store.commitTurn(turn({ conversationId: 'gone' }));
  await store.eraseConversation('gone', at);
  await store.ensureSetting('token-key', 'secret');
  // a purge that was cut off
  await store.retention.claimPurge({ due: at, now: at, until: soon });
  await store.retention.purge({ kept: 'conversations', before: '2026-01-01', at, after: '' });
}

/** What can be seen of all that through the port; reading it changes nothing but what is lent and claimed. */
export async function seenOf(store: Store) {
  const { staff, desk, numbers } = store;
  const everyone = { filter: 'all', agentId: 'ana', search: '', limit: 500 } as const;
  const list = await desk.list({ ...everyone, search: 'c1' });
  return {
    begun: await store.startTurn('c1', 'm1'),
    erased: [await store.findConversation('gone'), await store.findConversation('past')],
    log: [await store.readLog('c1', 0, 9), await store.readLog('many-7', 0, 9)],
    all: (await desk.list(everyone)).total,
    list: list.items.map(({ conversation, ...entry }) => ({ ...entry, id: conversation.id })),
    notes: await desk.readNotes('c1'),
    ratings: await desk.readRatings('c1'),
    link: await desk.findLinkAt('src/1'),
    thread: await desk.findThreadAt('19:thread'),
    canned: await desk.readCanned(),
    session: await staff.findSession('cookie'),
    links: await staff.findLink('open link', at),
    accounts: await staff.listAccounts(),
    audit: await staff.readAudit({ limit: 99 }),
    totals: await numbers.readTotals('2000-01-01', '2999-12-31'),
    misread: await numbers.readMisread({ from: '2026-01-01', to: '2026-12-31', limit: 9 }),
    place: await store.addressAt('teams|a'),
    reminders: await store.claimReminders({ now: soon, until: later, limit: 9 }),
    deliveries: await store.claimDeliveries(soon, later, 9),
    setting: await store.readSetting('token-key'),
    purge: await store.retention.claimPurge({ due: at, now: at, until: soon }),
  };
}
