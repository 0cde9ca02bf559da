import { createTokens } from '../../bot/channels/web/tokens.ts';
import { openSqliteStore } from '../../bot/store/sqlite/sqlite-store.ts';
import type { TurnCommit } from '../../bot/store/store.ts';
import { type KeepAliveClient, keepAliveClient } from '../harness/keep-alive-client.ts';
import { percentile } from '../harness/percentile.ts';
import { type ServerProcess, serverProcess } from '../harness/server-process.ts';
import { interview, openConversation, sendNext } from './guide-client.ts';

export interface GrowthOptions {
  /** The script that starts the guide. */
  script: string;
  /** The environment for a store in this file. */
  environment(path: string): Record<string, string>;
  small: { path: string; conversations: number };
  large: { path: string; conversations: number };
  turns: number;
}

const at = '2026-11-23T08:00:00.000Z';
/** Messages that every stored conversation begins with: four log entries with their cards, about 5 kB. */
const before = 1;
const secret = 'a secret of thirty-two characters';

/**
 * Median milliseconds of a turn with few and with many conversations in the store, each with a log of its own.
 * Messages go to conversations at random and to the two servers in turns, so that both see the same machine.
 */
export async function growth({ script, environment, small, large, turns }: GrowthOptions) {
  const start = (path: string) => serverProcess(script, { ...environment(path), TOKEN_SECRET: secret });
  const template = await realConversation(await start(small.path), small.path);
  const places = [];
  for (const { path, conversations } of [small, large]) {
    await fill(path, conversations, template);
    const server = await start(path);
    places.push({ server, conversations, client: await keepAliveClient(server.port), times: [] as number[] });
  }
  for (let turn = 0; turn < turns; turn += 1) {
    for (const { client, conversations, times } of places) {
      times.push(await timeTurn(client, conversationId(Math.floor(Math.random() * conversations))));
    }
  }
  for (const { client, server } of places) {
    client.close();
    await server.stop();
  }
  // The first turns are slow on both: the code is not compiled yet and nothing is cached.
  const [few = Number.NaN, many = Number.NaN] = places.map(({ times }) =>
    percentile(times.slice(times.length / 4), 0.5),
  );
  return { few, many };
}

/** A conversation at its second question, as the server itself stored it. */
async function realConversation(server: ServerProcess, path: string): Promise<TurnCommit> {
  const client = await keepAliveClient(server.port);
  const opened = await openConversation(client);
  while (opened.sent < before) await sendNext(client, opened);
  client.close();
  await server.stop();
  const store = openSqliteStore({ path, at });
  const conversation = await store.findConversation(opened.conversationId);
  const activities = await store.readLog(opened.conversationId, 0, 100);
  await store.close();
  if (conversation === undefined || conversation === 'erased')
    throw new Error('the conversation is not there');
  const { channel, userId, state } = conversation;
  return { conversationId: '', channel, userId, expectedVersion: 0, state, activities, events: [], at };
}

async function fill(path: string, conversations: number, template: TurnCommit): Promise<void> {
  const store = openSqliteStore({ path, at });
  for (let from = 0; from < conversations; from += 1000) {
    const portion = Array.from({ length: Math.min(1000, conversations - from) }, (_, index) =>
      store.commitTurn({ ...template, conversationId: conversationId(from + index) }),
    );
    await Promise.all(portion);
  }
  await store.close();
}

let sent = before;

async function timeTurn(client: KeepAliveClient, id: string): Promise<number> {
  sent += interview.length;
  const token = await tokens.issue('direct-line', { conversationId: id, userId: 'dl_bench' });
  const began = performance.now();
  await sendNext(client, { conversationId: id, token, sent });
  return performance.now() - began;
}

const tokens = createTokens({
  key: new TextEncoder().encode(secret),
  clock: () => Temporal.Now.instant(),
  randomId: () => String(Math.random()),
  resumeDays: 1,
});

/** Spread over the whole range of keys, as random ids are. */
function conversationId(index: number): string {
  return `${Math.imul(index, 0x9e3779b1) >>> 0}-${index}`;
}
