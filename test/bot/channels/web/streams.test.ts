import { createServer, type Server } from 'node:http';
import { WebSocket } from 'ws';
import { createStreams, type Streams } from '../../../../bot/channels/web/streams.ts';
import { createLiveFeed, type LiveFeed } from '../../../../bot/live/live-feed.ts';
import { openStore } from '../../../../bot/store/open-store.ts';
import type { Store } from '../../../../bot/store/store.ts';
import { activitySet } from './direct-line-calls.ts';

const at = '2026-11-22T00:00:00Z';
let store: Store;
let feed: LiveFeed;
let streams: Streams;
let server: Server;
let clients: WebSocket[];

beforeEach(async () => {
  clients = [];
  store = await openStore('sqlite::memory:', at);
  feed = createLiveFeed();
  streams = createStreams({ store, feed, log: { warn() {} }, roundMs: 40 });
  server = createServer();
  server.on('upgrade', (message, socket, head) => {
    const [, conversationId = '', watermark] = (message.url ?? '').split('/');
    streams.open(conversationId, Number(watermark ?? 0), { message, socket, head });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await streams.close(100);
  for (const client of clients) client.terminate();
  await new Promise((resolve) => server.close(resolve));
  await store.close();
});

it('sends what the log holds after the watermark, then what is added', async () => {
  await say(['one', 'two', 'three']);
  const client = open('c/1');
  await client.frames(1);
  await say(['four']);
  await client.frames(2);
  expect(client.texts()).toEqual(['two', 'three', 'four']);
  expect(client.watermarks()).toEqual(['3', '4']);
});

it('sends a long log in order and whole, whatever is added meanwhile', async () => {
  const words = Array.from({ length: 250 }, (_, index) => `word ${index}`);
  await say(words);
  const client = open('c');
  for (let more = 0; more < 20; more += 1) {
    await say([`more ${more}`]);
    words.push(`more ${more}`);
  }
  await until(() => client.texts().length >= words.length);
  expect(client.texts()).toEqual(words);
});

it('keeps to itself what is only for the record', async () => {
  await say(['one'], 'trace');
  await say(['two']);
  const client = open('c');
  await client.frames(1);
  expect(client.texts()).toEqual(['two']);
  expect(client.watermarks()).toEqual(['2']);
});

it('sends empty frames while nothing happens, and drops a client that does not answer pings', async () => {
  const client = open('c');
  await until(() => client.keepAlives() > 2);
  const dead = open('c', { autoPong: false });
  expect(await dead.closed).toBe(1006);
  expect(client.socket.readyState).toBe(WebSocket.OPEN);
});

it('says goodbye when the conversation is erased', async () => {
  const client = open('c');
  await client.opened;
  const farewell = { type: 'endOfConversation', text: 'All is deleted.', locale: 'en' };
  feed.publish('c', { kind: 'ended', language: 'en', farewell });
  expect(await client.closed).toBe(1000);
  expect(client.texts()).toEqual(['All is deleted.']);
});

it('closes the oldest of nine streams of one conversation, and no stream of another', async () => {
  const other = open('d');
  await other.opened;
  const mine = [];
  for (let count = 0; count < 9; count += 1) {
    const client = open('c');
    await client.opened;
    mine.push(client);
  }
  expect(await mine[0]?.closed).toBe(1008);
  const left = [other, ...mine.slice(1)].map(({ socket }) => socket.readyState);
  expect(new Set(left)).toEqual(new Set([WebSocket.OPEN]));
});

it('closes a stream whose client floods it or sends a frame over 64 kB', async () => {
  const flooding = open('c');
  await flooding.opened;
  for (let count = 0; count < 2000; count += 1) flooding.socket.send('');
  expect(await flooding.closed).toBe(1008);
  const huge = open('c');
  await huge.opened;
  huge.socket.send('x'.repeat(65 * 1024));
  expect(await huge.closed).toBe(1009);
});

it('drops a reader that does not read, and it comes back with its watermark', async () => {
  const slow = open('c');
  await slow.opened;
  slow.socket.pause();
  const long = 'x'.repeat(4_000);
  for (let count = 0; count < 12; count += 1) await say(Array.from({ length: 100 }, () => long));
  await everyoneIsGone();
  slow.socket.resume();
  expect(await slow.closed).toBe(1006);
  const last = slow.watermarks().at(-1) ?? '0';
  expect(Number(last)).toBeLessThan(1200);
  const back = open(`c/${last}`);
  await until(() => back.watermarks().at(-1) === '1200');
});

it('closes with 1012 on a stop, so that clients reconnect, and does not wait for a dead one', async () => {
  const client = open('c');
  const dead = open('c');
  await Promise.all([client.opened, dead.opened]);
  dead.socket.pause();
  await streams.close(50);
  expect(await client.closed).toBe(1012);
});

let sequence = 0;
beforeEach(() => {
  sequence = 0;
});

async function say(words: string[], type = 'message'): Promise<void> {
  const before = await store.findConversation('c');
  const activities = words.map((text) => {
    sequence += 1;
    return { sequence, activityId: `a${sequence}`, activity: { type, text }, at };
  });
  await store.commitTurn({
    conversationId: 'c',
    channel: 'directline',
    userId: 'dl_1',
    expectedVersion: typeof before === 'object' ? before.version : 0,
    state: null,
    activities,
    events: [],
    at,
  });
  feed.publish('c', { kind: 'grew', upTo: 1 });
}

function open(path: string, options: { autoPong?: boolean } = {}) {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/${path}`, options);
  clients.push(socket);
  const received: string[] = [];
  socket.on('message', (data) => {
    received.push(data.toString());
    look();
  });
  socket.on('error', () => {});
  const sets = () => received.filter(Boolean).map((text) => activitySet.parse(JSON.parse(text)));
  return {
    socket,
    opened: new Promise((resolve) => socket.once('open', resolve)),
    closed: new Promise<number>((resolve) => socket.once('close', resolve)),
    frames: (count: number) => until(() => sets().length >= count),
    keepAlives: () => received.filter((text) => text === '').length,
    texts: () => sets().flatMap(({ activities }) => activities.map(({ text }) => text)),
    watermarks: () => sets().map(({ watermark }) => watermark),
  };
}

/** Resolves once the server holds no connection any more. */
async function everyoneIsGone(): Promise<void> {
  const count = await new Promise((resolve) =>
    server.getConnections((_error, connections) => resolve(connections)),
  );
  if (count === 0) return;
  await new Promise((resolve) => setTimeout(resolve, 10));
  await everyoneIsGone();
}

const waiting = new Set<() => void>();

function look(): void {
  for (const check of waiting) check();
}

function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!condition()) return;
      waiting.delete(check);
      resolve();
    };
    waiting.add(check);
    check();
  });
}
