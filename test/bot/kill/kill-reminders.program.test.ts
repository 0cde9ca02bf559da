import { join } from 'node:path';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import { createReminders } from '../../../bot/wake-reminders.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { wakingAt } from '../turn/counting-conversation.ts';
import { transcript, turnsFixture } from '../turn/turns-fixture.ts';
import { doomedProcess } from './doomed-process.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

describe('a reminder whose process is killed with SIGKILL', () => {
  // The conversation opens and asks to be woken: two commits, one inbox entry. Then come the claim and the turn.
  it.each([
    ['before it is claimed', 'before the commit', 2],
    ['when it is claimed', 'after the commit', 2],
    ['in the middle of its turn', 'after the inbox entry', 1],
    ['before its turn is committed', 'before the commit', 3],
    ['when its turn is committed and nobody has heard of it', 'after the commit', 3],
    ['when it was told to who listens', 'after the publication', 2],
  ])('%s is said exactly once', async (_when, point, passes) => {
    const path = join(folder.path, `${point}-${passes}.db`);
    const server = doomedProcess();
    await server.begin({ path, point, passes });
    server.onReport(({ id }) => {
      if (id === 'open') server.send({ conversationId: 'c1', id: 'm1', text: 'remind me' });
      if (id === 'm1') server.send({ conversationId: 'c1', id: 'wake', text: '' });
    });
    server.send({ conversationId: 'c1', id: 'open', text: '' });
    expect(await server.dead).toEqual({ killed: true, complaints: '' });

    const store = openSqliteStore({ path, at: wakingAt });
    const clock = () => Temporal.Instant.from(wakingAt).add({ minutes: 1 });
    const { turns } = turnsFixture({ store, clock });
    const log = { warn: () => {}, error: () => {} };
    const reminders = createReminders({ store, turns, clock, log });
    await reminders.wakeDue();
    await reminders.wakeDue();
    expect(await transcript(store)).toEqual([
      'bot: Welcome',
      'user: remind me',
      'bot: 1: remind me',
      `bot: 2: reminder eligible ${wakingAt}`,
    ]);
    const later = { now: '2027-01-01T00:00:00.000Z', until: '2027-01-01T00:01:00.000Z', limit: 10 };
    expect(await store.claimReminders(later)).toEqual([]);
    await store.close();
  });
});
