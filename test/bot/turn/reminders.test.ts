import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DeskAct } from '../../../bot/handoff/desk-act.ts';
import { createDeskFeed } from '../../../bot/handoff/desk-feed.ts';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import { createReminders } from '../../../bot/wake-reminders.ts';
import { converse } from '../../../dialogs/converse.ts';
import { worldOn } from '../../world.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { message, party, transcript, turnsFixture } from './turns-fixture.ts';

const journeys = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../journeys/free-text.json'), 'utf8')));
/** What is typed after the date of establishment. */
const otherAnswers = (journeys.en ?? []).slice(1);
const { now: _now, ...world } = worldOn('2026-11-22');

/** A guide over a store, at a moment that a test moves. */
function guideOn(store: Store, from = '2026-11-22T12:00:00Z') {
  let now = Temporal.Instant.from(from);
  const desk = { feed: createDeskFeed(), hours: undefined };
  const fixture = turnsFixture({ store, converse, world: () => world, clock: () => now, desk });
  const log = { warn: () => {}, error: () => {} };
  const reminders = createReminders({ store, turns: fixture.turns, clock: () => now, log });
  return {
    ...fixture,
    reminders,
    at: (moment: string) => {
      now = Temporal.Instant.from(moment);
    },
    say: async (...texts: string[]) => {
      for (const text of texts) await fixture.turns.receive(message(text));
    },
  };
}

const memory = () => openSqliteStore({ path: ':memory:', at: '2026-11-22T12:00:00.000Z' });
const remindersIn = async (store: Store) =>
  (await transcript(store)).filter((line) => line.startsWith('bot: **Your reminder'));

/** A young company that asked to be reminded. */
async function remindedGuide(store: Store, timeZone = 'UTC') {
  const guide = guideOn(store);
  await guide.turns.open({ ...party, languages: ['en'], timeZone });
  await guide.say('2026-03-01', ...otherAnswers, 'remind me then');
  return guide;
}

describe('a due reminder', () => {
  it.each([
    ['Asia/Kathmandu', '2027-03-01T03:14:59.999Z', '2027-03-01T03:15:00Z'],
    ['Pacific/Apia', '2027-02-28T19:59:59.999Z', '2027-02-28T20:00:00Z'],
    ['UTC', '2027-03-01T08:59:59.999Z', '2027-03-01T09:00:00Z'],
  ])(
    'is said at nine in %s, not a moment before, once, and who listens is told',
    async (zone, before, at) => {
      const { store, reminders, feed, ...guide } = await remindedGuide(memory(), zone);
      let notices = 0;
      feed.listen('c1', () => {
        notices += 1;
      });
      guide.at(before);
      await reminders.wakeDue();
      expect(await remindersIn(store)).toEqual([]);
      guide.at(at);
      await reminders.wakeDue();
      await reminders.wakeDue();
      expect(await remindersIn(store)).toEqual([expect.stringContaining('today your company reaches')]);
      expect(notices).toBe(1);
      guide.at('2027-03-02T12:00:00Z');
      await reminders.wakeDue();
      expect(await remindersIn(store)).toHaveLength(1);
    },
  );

  it('is an entry of the log like any other, without a person before it', async () => {
    const { store, reminders, ...guide } = await remindedGuide(memory());
    const before = (await transcript(store)).length;
    guide.at('2027-03-01T09:00:00Z');
    await reminders.wakeDue();
    const [entry, another] = await store.readLog('c1', before, 10);
    expect(another).toBeUndefined();
    expect(entry?.activity).toMatchObject({
      id: entry?.activityId,
      from: { role: 'bot' },
      locale: 'en',
      suggestedActions: {
        actions: expect.arrayContaining([expect.objectContaining({ title: 'See my result as of today' })]),
      },
    });
    expect(entry?.activity).not.toHaveProperty('replyToId');
  });

  it('survives a restart, and comes late when nobody was there on the day', async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'guide.db');
    const first = openSqliteStore({ path, at: '2026-11-22T12:00:00.000Z' });
    await remindedGuide(first);
    await first.close();
    const store = openSqliteStore({ path, at: '2027-03-04T12:00:00.000Z' });
    const guide = guideOn(store, '2027-03-04T12:00:00Z');
    await guide.reminders.wakeDue();
    expect(await remindersIn(store)).toEqual([expect.stringContaining('on March 1, 2027')]);
    await store.close();
    folder.remove();
  });

  it('is said once when two processes look at once, and when one of them claimed it and died', async () => {
    const store = memory();
    const one = await remindedGuide(store);
    const two = guideOn(store);
    for (const guide of [one, two]) guide.at('2027-03-01T09:00:00Z');
    const claim = { now: '2027-03-01T09:00:00.000Z', until: '2027-03-01T09:01:00.000Z', limit: 10 };
    const [claimed] = await store.claimReminders(claim);
    expect(claimed).toBeDefined();
    await Promise.all([one.reminders.wakeDue(), two.reminders.wakeDue()]);
    expect(await remindersIn(store)).toEqual([]);
    for (const guide of [one, two]) guide.at('2027-03-01T09:01:00Z');
    await Promise.all([one.reminders.wakeDue(), two.reminders.wakeDue()]);
    expect(await remindersIn(store)).toHaveLength(1);
  });

  it('is said once when both who claimed it one after the other act on it', async () => {
    const store = memory();
    const one = await remindedGuide(store);
    const two = guideOn(store);
    for (const guide of [one, two]) guide.at('2027-03-01T09:00:00Z');
    const due = { ...party, kind: 'eligible', dueAt: '2027-03-01T09:00:00.000Z' };
    const outcomes = await Promise.all([one.turns.remind(due), two.turns.remind(due)]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['committed', 'duplicate']);
    expect(await remindersIn(store)).toHaveLength(1);
  });

  it('is said later when the turn failed, and does not keep the others back', async () => {
    const store = memory();
    let broken = true;
    const remind = jest.fn(async () => {
      if (broken) throw new Error('no luck');
      return { outcome: 'gone' as const };
    });
    let now = Temporal.Instant.from('2027-03-01T09:00:00Z');
    await remindedGuide(store);
    const log = { warn: () => {}, error: () => {} };
    const reminders = createReminders({ store, turns: { remind }, clock: () => now, log });
    await reminders.wakeDue();
    await reminders.wakeDue();
    expect(remind).toHaveBeenCalledTimes(1);
    broken = false;
    now = now.add({ seconds: 60 });
    await reminders.wakeDue();
    expect(remind).toHaveBeenCalledTimes(2);
  });

  const agent = { id: 'a1', name: 'Ana' };
  it.each<[string, DeskAct]>([
    ['ends the conversation', { do: 'close', agent }],
    ['gives it back', { do: 'release', agent }],
    ['is lost', { do: 'lose' }],
  ])('waits while a person has the conversation, and is said once when that person %s', async (_, act) => {
    const { store, reminders, turns, ...guide } = await remindedGuide(memory());
    guide.at('2027-03-01T08:59:00Z');
    await guide.say('talk to a person', 'Just get me somebody');
    await turns.act('c1', { do: 'claim', agent });
    for (const moment of ['2027-03-01T09:00:00Z', '2027-03-01T09:01:00Z', '2027-03-01T09:02:00Z']) {
      guide.at(moment);
      await reminders.wakeDue();
      await guide.say('still here');
    }
    expect(await remindersIn(store)).toEqual([]);
    expect(await store.countReminders('2027-03-01T09:02:00.000Z')).toMatchObject({ waiting: 1, overdue: 1 });
    await turns.act('c1', act);
    guide.at('2027-03-01T09:03:00Z');
    await reminders.wakeDue();
    await reminders.wakeDue();
    expect(await remindersIn(store)).toEqual([expect.stringContaining('today your company reaches')]);
    expect(await store.countReminders('2027-03-01T09:03:00.000Z')).toMatchObject({ waiting: 0 });
  });

  it('that waited until the next day says since when', async () => {
    const { store, reminders, turns, ...guide } = await remindedGuide(memory());
    guide.at('2027-03-01T08:59:00Z');
    await guide.say('talk to a person', 'Just get me somebody');
    await turns.act('c1', { do: 'claim', agent });
    guide.at('2027-03-01T09:00:00Z');
    await reminders.wakeDue();
    guide.at('2027-03-02T09:00:00Z');
    await turns.act('c1', { do: 'close', agent });
    await reminders.wakeDue();
    expect(await remindersIn(store)).toEqual([expect.stringContaining('on March 1, 2027')]);
  });

  it('is not said to somebody who cancelled it, moved it out of reach or started again', async () => {
    for (const texts of [
      ['cancel the reminder'],
      ['change the date', '15 March 2020'],
      ['start again', 'yes'],
    ]) {
      const { store, reminders, ...guide } = await remindedGuide(memory());
      await guide.say(...texts);
      guide.at('2027-03-01T09:00:00Z');
      await reminders.wakeDue();
      expect(await remindersIn(store)).toEqual([]);
    }
  });

  it('is gone with the conversation when the person had their data deleted', async () => {
    const { store, reminders, turns, ...guide } = await remindedGuide(memory());
    await guide.say('delete my data', 'yes');
    expect(await store.findConversation('c1')).toBe('erased');
    guide.at('2027-03-01T09:00:00Z');
    await reminders.wakeDue();
    expect(await transcript(store)).toEqual([]);
    const due = { ...party, kind: 'eligible', dueAt: '2027-03-01T09:00:00.000Z' };
    expect(await turns.remind(due)).toEqual({ outcome: 'gone' });
  });

  it('cannot be called up by an event of a client', async () => {
    const { store, turns, ...guide } = await remindedGuide(memory());
    const before = await transcript(store);
    guide.at('2027-03-01T09:00:00Z');
    await turns.receive({ ...party, activity: { type: 'event', name: 'ContinueConversation' } });
    expect((await transcript(store)).slice(before.length)).toEqual(['user: undefined']);
  });
});

it('does not look for reminders any more once it is stopped', async () => {
  const { store, reminders, ...guide } = await remindedGuide(memory());
  guide.at('2027-03-01T09:00:00Z');
  await reminders.stop();
  await reminders.wakeDue();
  expect(await remindersIn(store)).toEqual([]);
});
