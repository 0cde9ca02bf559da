import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { createDeskFeed } from '../../../bot/handoff/desk-feed.ts';
import type { LiveEvents } from '../../../bot/live/live-events.ts';
import type { LiveNotice } from '../../../bot/live/live-feed.ts';
import type { Converse } from '../../../bot/registration-bot.ts';
import { openSqliteStore } from '../../../bot/store/sqlite/sqlite-store.ts';
import type { Store } from '../../../bot/store/store.ts';
import type { TurnOutcome } from '../../../bot/turn/turns.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { countingConversation, emptyWorld } from './counting-conversation.ts';
import { type FixtureOptions, message, party, transcript, turnsFixture } from './turns-fixture.ts';

const opening = { ...party, languages: ['en'] };

describe('a turn', () => {
  it('logs what the person said and then the replies, and answers with the id of the former', async () => {
    const { turns, store } = turnsFixture();
    expect(await turns.open(opening)).toEqual({ outcome: 'committed', activityId: 'c1|0000001' });
    expect(await turns.receive(message('hello', 'm1'))).toEqual({
      outcome: 'committed',
      activityId: 'c1|0000002',
    });
    const log = await store.readLog('c1', 1, 10);
    expect(log.map(({ activity }) => activity)).toEqual([
      {
        type: 'message',
        id: 'c1|0000002',
        timestamp: '2026-11-23T08:00:00.123Z',
        from: { id: 'dl_1', role: 'user' },
        text: 'hello',
        channelData: { clientActivityID: 'm1' },
      },
      {
        type: 'message',
        id: 'c1|0000003',
        timestamp: '2026-11-23T08:00:00.123Z',
        from: { id: 'registration-guide', name: 'en conversation.bot-name', role: 'bot' },
        text: '1: hello',
        textFormat: 'markdown',
        locale: 'en',
        inputHint: 'acceptingInput',
        replyToId: 'c1|0000002',
      },
    ]);
    expect(log.map(({ activityId, sequence }) => [activityId, sequence])).toEqual([
      ['c1|0000002', 2],
      ['c1|0000003', 3],
    ]);
  });

  it('logs the person even when there is nothing to reply', async () => {
    const { turns, store } = turnsFixture();
    await turns.open(opening);
    await turns.receive(message('hush'));
    expect(await transcript(store)).toEqual(['bot: Welcome', 'user: hush']);
  });

  it('takes an event without a word', async () => {
    const { turns, store } = turnsFixture();
    await turns.open(opening);
    const activity = { type: 'event', name: 'webchat/join', value: { language: 'en' } } as const;
    expect(await turns.receive({ ...party, activity })).toMatchObject({ outcome: 'committed' });
    expect((await store.readLog('c1', 1, 10)).map((entry) => entry.activity)).toEqual([
      expect.objectContaining({ type: 'event', name: 'webchat/join', value: { language: 'en' } }),
    ]);
    await turns.receive(message('hello'));
    expect((await transcript(store)).at(-1)).toBe('bot: 1: hello');
  });

  it('opens a conversation once, however often and however fast it is asked to', async () => {
    const { turns, store } = turnsFixture();
    const outcomes = await Promise.all([turns.open(opening), turns.open(opening), turns.open(opening)]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['committed', 'duplicate', 'duplicate']);
    expect(await transcript(store)).toEqual(['bot: Welcome']);
  });

  it('is not taken in a conversation that nobody opened', async () => {
    const { turns, store } = turnsFixture();
    expect(await turns.receive(message('hello'))).toEqual({ outcome: 'gone' });
    expect(await store.findConversation('c1')).toBeUndefined();
  });
});

describe('turns of one conversation', () => {
  it('act once on each of 60 messages that are each delivered three times at once', async () => {
    const { turns, store } = turnsFixture();
    await turns.open(opening);
    const messages = Array.from({ length: 60 }, (_, index) => message(`say ${index}`, `m${index}`));
    const outcomes = await Promise.all(
      messages.flatMap((one) => [one, one, one]).map((one) => turns.receive(one)),
    );

    const ids = outcomes.map((one) => (one.outcome === 'gone' ? 'gone' : one.activityId));
    messages.forEach((_, index) => {
      expect(new Set(ids.slice(index * 3, index * 3 + 3)).size).toBe(1);
    });
    expect(outcomes.filter(({ outcome }) => outcome === 'committed')).toHaveLength(60);
    expect(outcomes.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(120);
    const said = messages.flatMap((_, index) => [`user: say ${index}`, `bot: ${index + 1}: say ${index}`]);
    expect(await transcript(store)).toEqual(['bot: Welcome', ...said]);
    expect(await store.findConversation('c1')).toMatchObject({
      version: 61,
      state: { dialog: { count: 60 } },
    });
  });

  it('act once on each of 60 messages that two instances receive at once', async () => {
    const one = turnsFixture();
    const two = turnsFixture({ store: one.store });
    await one.turns.open(opening);
    const outcomes: TurnOutcome[] = [];
    for (let index = 0; index < 60; index += 1) {
      const each = message(`say ${index}`, `m${index}`);
      outcomes.push(...(await Promise.all([one.turns.receive(each), two.turns.receive(each)])));
    }
    expect(outcomes.filter(({ outcome }) => outcome === 'committed')).toHaveLength(60);
    expect(outcomes.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(60);
    expect(await one.store.findConversation('c1')).toMatchObject({ state: { dialog: { count: 60 } } });
  });

  it('begin anew when another instance was faster, and lose neither message', async () => {
    const one = turnsFixture();
    const two = turnsFixture({ store: one.store });
    await one.turns.open(opening);
    const outcomes = await Promise.all([
      one.turns.receive(message('from one', 'm1')),
      two.turns.receive(message('from two', 'm2')),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['committed', 'committed']);
    expect(await transcript(one.store)).toHaveLength(5);
    expect(await one.store.findConversation('c1')).toMatchObject({ state: { dialog: { count: 2 } } });
    expect([...one.logged, ...two.logged]).toContainEqual(expect.stringContaining('turn-conflict'));
  });

  it('give up with an error and without a trace when others are always faster', async () => {
    const others = turnsFixture();
    const slow = turnsFixture({
      store: others.store,
      world: async () => {
        await others.turns.receive(message('faster'));
        return emptyWorld;
      },
    });
    await others.turns.open(opening);
    await expect(slow.turns.receive(message('slow', 'm1'))).rejects.toMatchObject({
      code: 'conversation-busy',
    });
    expect(await transcript(others.store)).not.toContain('user: slow');
    expect(await others.store.startTurn('c1', 'm1')).not.toHaveProperty('duplicateOf');
  });

  it('keep the order of arrival even when the first takes longer', async () => {
    let waits = [0, 30, 0, 0];
    const { turns, store } = turnsFixture({
      world: async () => {
        const [wait, ...rest] = waits;
        waits = rest;
        await after(wait);
        return emptyWorld;
      },
    });
    await turns.open(opening);
    await Promise.all(['a', 'b', 'c'].map((text) => turns.receive(message(text))));
    expect(await transcript(store)).toEqual([
      'bot: Welcome',
      ...['user: a', 'bot: 1: a', 'user: b', 'bot: 2: b', 'user: c', 'bot: 3: c'],
    ]);
  });

  it('do not wait for those of another conversation', async () => {
    const { promise: never, resolve } = Promise.withResolvers<typeof emptyWorld>();
    const { turns, store } = turnsFixture({
      world: ({ conversationId }) => (conversationId === 'stuck' ? never : emptyWorld),
    });
    const stuck = turns.open({ ...opening, conversationId: 'stuck' });
    await turns.open(opening);
    await turns.receive(message('hello'));
    expect(await transcript(store)).toHaveLength(3);
    resolve(emptyWorld);
    await stuck;
  });

  it('are over when the turns say that they are idle', async () => {
    const { turns, store } = turnsFixture();
    await turns.open(opening);
    const receiving = ['a', 'b', 'c'].map((text) => turns.receive(message(text)));
    await turns.idle();
    expect(await transcript(store)).toHaveLength(7);
    await Promise.all(receiving);
  });
});

describe('a message to a conversation that this process left', () => {
  /** Turns over a store, with a count of what was read of it. */
  function counted(options: FixtureOptions = {}) {
    const { store } = turnsFixture(options);
    let reads = 0;
    const counting: Store = {
      ...store,
      startTurn: (...words) => {
        reads += 1;
        return store.startTurn(...words);
      },
    };
    return { ...turnsFixture({ ...options, store: counting }), reads: () => reads };
  }

  it('goes on from there without reading it', async () => {
    const { turns, store, reads } = counted();
    await turns.open(opening);
    const before = reads();
    for (const text of ['a', 'b']) await turns.receive(message(text, text));
    expect(reads()).toBe(before);
    expect(await transcript(store)).toEqual([
      'bot: Welcome',
      ...['user: a', 'bot: 1: a', 'user: b', 'bot: 2: b'],
    ]);
  });

  it('is looked up when it was acted on before', async () => {
    const { turns, reads } = counted();
    await turns.open(opening);
    await turns.receive(message('a', 'm1'));
    const before = reads();
    expect(await turns.receive(message('a', 'm1'))).toMatchObject({ outcome: 'duplicate' });
    expect(reads()).toBe(before + 1);
  });

  it('reads it at once when another instance told that it took it further', async () => {
    let tell: Parameters<LiveEvents['listen']>[0] = () => undefined;
    const listen: LiveEvents['listen'] = (listener) => {
      tell = listener;
    };
    const conversed: string[] = [];
    const here = counted({
      elsewhere: { listen },
      converse: (state, input) => {
        if (input.kind === 'text') conversed.push(input.text);
        return countingConversation(state, input);
      },
    });
    const there = turnsFixture({ store: here.store });
    await here.turns.open(opening);
    await there.turns.receive(message('there'));
    tell({ kind: 'grew', id: 'c1', upTo: 3 });
    await here.turns.receive(message('here'));
    expect(conversed).toEqual(['here']);
    expect((await transcript(here.store)).at(-1)).toBe('bot: 2: here');
  });

  it('erases nothing by a yes to what another instance has heard a no to', async () => {
    const converse: Converse = (state, input) => {
      const words = input.kind === 'text' ? input.text : '';
      const isSure = state === 'sure?' && words === 'yes';
      return {
        state: words === 'delete' ? 'sure?' : 'open',
        replies: [{ text: 'Well', language: 'en' }],
        events: isSure ? [{ kind: 'erase' }] : [],
      };
    };
    const one = turnsFixture({ converse });
    const two = turnsFixture({ converse, store: one.store });
    await one.turns.open(opening);
    await one.turns.receive(message('delete'));
    await two.turns.receive(message('no'));
    expect(await one.turns.receive(message('yes'))).toMatchObject({ outcome: 'committed' });
    expect(await one.store.findConversation('c1')).toMatchObject({ version: 4 });
  });
});

describe('the place in the queue', () => {
  it('is looked up for the turn that says it, and for no other', async () => {
    const { store } = turnsFixture();
    let looks = 0;
    const counting: Store = {
      ...store,
      desk: {
        ...store.desk,
        countWaiting: async () => {
          looks += 1;
          return 4;
        },
      },
    };
    const { turns } = turnsFixture({
      store: counting,
      desk: { feed: createDeskFeed(), hours: undefined },
      converse: (state, input, world) => {
        const asks = input.kind === 'text' && input.text === 'when is it my turn?';
        const text = asks ? `You are number ${world.desk?.place}` : 'Well';
        return { state: { before: state }, replies: [{ text, language: 'en' }], events: [] };
      },
    });
    await turns.open(opening);
    await turns.receive(message('hello'));
    expect(looks).toBe(0);
    await turns.receive(message('when is it my turn?'));
    expect(looks).toBe(1);
    expect((await transcript(store)).at(-1)).toBe('bot: You are number 5');
    expect(await store.findConversation('c1')).toMatchObject({
      version: 3,
      state: { dialog: { before: { before: {} } } },
    });
  });
});

describe('a turn that fails', () => {
  it('changes nothing, stops nobody, and leaves no word of what was said in the log', async () => {
    const { turns, store, logged } = turnsFixture();
    await turns.open(opening);
    const [failed, next] = await Promise.allSettled([
      turns.receive(message('fail', 'm1')),
      turns.receive(message('hello', 'm2')),
    ]);
    expect(failed.status).toBe('rejected');
    expect(next).toMatchObject({ status: 'fulfilled', value: { outcome: 'committed' } });
    expect(await transcript(store)).toEqual(['bot: Welcome', 'user: hello', 'bot: 1: hello']);
    expect(logged).toEqual([expect.stringMatching(/^turn-failed .*"conversationId":"c1".*"name":"Error"/)]);
    expect(logged.join()).not.toContain('cannot bear');
  });

  it('may be tried again with the same id', async () => {
    let broken = true;
    const { turns } = turnsFixture({
      world: () => {
        if (broken) throw new Error('not now');
        return emptyWorld;
      },
    });
    await expect(turns.open(opening)).rejects.toThrow('not now');
    broken = false;
    expect(await turns.open(opening)).toMatchObject({ outcome: 'committed' });
  });

  it('is rejected with the error of a store that is not there', async () => {
    const { turns, store } = turnsFixture();
    await turns.open(opening);
    await store.close();
    await expect(turns.receive(message('hello'))).rejects.toMatchObject({ code: 'store-unavailable' });
  });
});

describe('the live feed', () => {
  it('is told only after the turn can be read', async () => {
    const { turns, store, feed } = turnsFixture();
    const lengths: Promise<number>[] = [];
    feed.listen('c1', () => lengths.push(store.readLog('c1', 0, 100).then((log) => log.length)));
    await turns.open(opening);
    await turns.receive(message('hello', 'm1'));
    await turns.receive(message('hello', 'm1'));
    expect(await Promise.all(lengths)).toEqual([1, 3]);
  });

  it('cannot fail a turn that is committed', async () => {
    const { turns, feed, logged } = turnsFixture();
    feed.listen('c1', () => {
      throw new Error('a broken listener');
    });
    expect(await turns.open(opening)).toMatchObject({ outcome: 'committed' });
    expect(logged).toEqual([expect.stringContaining('publish-failed')]);
  });

  it('tells nobody who has stopped listening', async () => {
    const { turns, feed } = turnsFixture();
    const notices: LiveNotice[] = [];
    const stop = feed.listen('c1', (notice) => notices.push(notice));
    feed.listen('c2', (notice) => notices.push(notice));
    await turns.open(opening);
    stop();
    stop();
    await turns.receive(message('hello'));
    expect(notices).toEqual([{ kind: 'grew', upTo: 1 }]);
  });
});

describe('a person who asks to be forgotten', () => {
  it('hears a farewell that is kept nowhere, and the conversation is gone for good', async () => {
    const { turns, store, feed } = turnsFixture();
    const notices: LiveNotice[] = [];
    await turns.open(opening);
    await turns.receive(message('hello', 'm1'));
    feed.listen('c1', (notice) => notices.push(notice));
    expect(await turns.receive(message('delete', 'm2'))).toEqual({
      outcome: 'committed',
      activityId: 'c1|0000004',
    });
    expect(notices).toEqual([
      {
        kind: 'ended',
        language: 'en',
        farewell: {
          type: 'endOfConversation',
          timestamp: '2026-11-23T08:00:00.123Z',
          from: { id: 'registration-guide', name: 'en conversation.bot-name', role: 'bot' },
          text: 'Good-bye',
          locale: 'en',
        },
      },
    ]);
    expect(await store.findConversation('c1')).toBe('erased');
    expect(await store.readLog('c1', 0, 10)).toEqual([]);
    expect(await turns.receive(message('hello', 'm1'))).toEqual({ outcome: 'gone' });
    expect(await turns.receive(message('hello', 'm3'))).toEqual({ outcome: 'gone' });
    expect(await turns.open(opening)).toEqual({ outcome: 'gone' });
  });

  it('is forgotten together with what was sent at the same moment', async () => {
    const { turns, store } = turnsFixture();
    await turns.open(opening);
    const outcomes = await Promise.all([
      turns.receive(message('delete')),
      turns.receive(message('too late')),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['committed', 'gone']);
    expect(await store.readLog('c1', 0, 10)).toEqual([]);
  });
});

describe('a restart', () => {
  it('continues where the conversation was and still knows what it has acted on', async () => {
    const folder = temporaryFolder();
    const at = '2026-11-23T08:00:00.000Z';
    const path = join(folder.path, 'guide.db');
    const before = turnsFixture({ store: openSqliteStore({ path, at }) });
    await before.turns.open(opening);
    await before.turns.receive(message('one', 'm1'));
    await before.store.close();

    const { turns, store } = turnsFixture({ store: openSqliteStore({ path, at }) });
    expect(await turns.receive(message('one', 'm1'))).toEqual({
      outcome: 'duplicate',
      activityId: 'c1|0000002',
    });
    await turns.receive(message('two', 'm2'));
    expect(await transcript(store)).toEqual([
      'bot: Welcome',
      ...['user: one', 'bot: 1: one', 'user: two', 'bot: 2: two'],
    ]);
    await store.close();
    folder.remove();
  });
});
