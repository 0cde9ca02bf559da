import { createDeskFeed } from '../../../bot/handoff/desk-feed.ts';
import { createCatchUp } from '../../../bot/live/catch-up.ts';
import {
  type LiveEvent,
  type LiveEvents,
  readMessage,
  writeMessages,
} from '../../../bot/live/live-events.ts';
import { createLiveFeed, type LiveNotice } from '../../../bot/live/live-feed.ts';

/** Instances whose events arrive at once, until they are lost. */
function instances(count: number) {
  const listeners: ((event: LiveEvent | 'missed') => void)[][] = Array.from({ length: count }, () => []);
  const lost = { isLost: false };
  const published: LiveEvent[] = [];
  const all = listeners.map(
    (own): LiveEvents => ({
      listen: (listener) => void own.push(listener),
      publish(event) {
        published.push(event);
        if (lost.isLost) return;
        for (const others of listeners.filter((each) => each !== own)) for (const tell of others) tell(event);
      },
      close: async () => undefined,
    }),
  );
  const feeds = all.map((events) =>
    createLiveFeed({ events, farewell: (language) => `Farewell in ${language}` }),
  );
  return { feeds, all, lost, published };
}

describe('a live feed of several instances', () => {
  it('tells those who listen at another what happened here, without the words of a farewell on the way', () => {
    const { feeds, published } = instances(2);
    const notices: LiveNotice[] = [];
    feeds[1]?.listen('c1', (notice) => notices.push(notice));
    feeds[0]?.publish('c1', { kind: 'grew', upTo: 3 });
    feeds[0]?.publish('c1', { kind: 'typing', by: 'agent' });
    feeds[0]?.publish('c2', { kind: 'grew', upTo: 1 });
    feeds[0]?.publish('c1', { kind: 'ended', language: 'fr', farewell: 'canary' });
    expect(notices).toEqual([
      { kind: 'grew', upTo: 3 },
      { kind: 'typing', by: 'agent' },
      { kind: 'ended', language: 'fr', farewell: 'Farewell in fr' },
    ]);
    expect(JSON.stringify(published)).not.toContain('canary');
  });

  it('tells of the desk at every instance', () => {
    const { all } = instances(2);
    const heard: unknown[] = [];
    const [one, two] = all.map((events) => createDeskFeed(events));
    for (const feed of [one, two]) feed?.listen((...told) => heard.push(told));
    one?.announce('c1', 'asked');
    expect(heard).toEqual([
      ['c1', 'asked'],
      ['c1', 'asked'],
    ]);
  });

  it('finds in the store what an event that was lost did not tell, once, and nothing that it did tell', async () => {
    const { feeds, lost } = instances(2);
    const [one, two] = feeds;
    const stored = new Map([
      ['c1', 2],
      ['c2', 5],
    ]);
    const notices: [string, LiveNotice][] = [];
    for (const id of ['c1', 'c2', 'unborn']) two?.listen(id, (notice) => notices.push([id, notice]));
    const catchUp =
      two &&
      createCatchUp({
        feed: two,
        store: { readLastSequences: async (ids) => new Map([...stored].filter(([id]) => ids.includes(id))) },
        log: { warn: () => undefined },
      });
    one?.publish('c1', { kind: 'grew', upTo: 2 });
    lost.isLost = true;
    one?.publish('c2', { kind: 'grew', upTo: 5 });
    await catchUp?.look();
    await catchUp?.look();
    expect(notices).toEqual([
      ['c1', { kind: 'grew', upTo: 2 }],
      ['c2', { kind: 'grew', upTo: 5 }],
    ]);
    two?.speaks('c1', 'th');
    stored.delete('c1');
    await catchUp?.look();
    expect(notices.slice(2)).toEqual([['c1', { kind: 'ended', language: 'th', farewell: 'Farewell in th' }]]);
  });

  it('says in the log that it could not look, and looks again', async () => {
    const logged: string[] = [];
    const feed = createLiveFeed();
    feed.listen('c1', () => undefined);
    const catchUp = createCatchUp({
      feed,
      store: { readLastSequences: () => Promise.reject(new Error('no')) },
      log: { warn: (_fields, event) => void logged.push(event) },
    });
    await catchUp.look();
    await catchUp.look();
    expect(logged).toEqual(['catch-up-failed', 'catch-up-failed']);
  });
});

describe('the messages of live events', () => {
  const events = Array.from(
    { length: 500 },
    (_, index): LiveEvent => ({ kind: 'grew', id: `id ${index}`, upTo: index }),
  );

  it('are as few as their size allows, and are read as they were written', () => {
    const messages = writeMessages('one', events, 7_900);
    expect(Math.max(...messages.map((text) => Buffer.byteLength(text)))).toBeLessThan(8_000);
    expect(messages.length).toBeLessThan(6);
    expect(messages.flatMap((text) => readMessage('two', text))).toEqual(events);
    expect(writeMessages('one', [], 7_900)).toEqual([]);
  });

  it('of the instance itself are passed over; of what is not understood something may be missed', () => {
    const [message = ''] = writeMessages('one', events.slice(0, 2), 7_900);
    expect(readMessage('one', message)).toEqual([]);
    for (const odd of ['', '{', '[]', '{"from":"two","events":[{"kind":"later"}]}']) {
      expect(readMessage('one', odd)).toEqual(['missed']);
    }
  });
});
