import { setTimeout as after } from 'node:timers/promises';
import { checkHistory, type Violation } from '../harness/history/check-history.ts';
import { createLine } from '../harness/line.ts';
import { percentile } from '../harness/percentile.ts';
import type { Words } from '../harness/prospect.ts';
import type { ServerProcess } from '../harness/server-process.ts';
import { talkToPerson } from '../harness/talk-to-person.ts';
import { createCrowd, type Guest } from './crowd.ts';
import { guideServer } from './guide-server.ts';

/** What a desk with many open prospects has come to. */
export interface DeskLoad {
  prospects: number;
  agents: number;
  kills: number;
  seconds: number;
  /** Messages of staff that were acknowledged. */
  said: number;
  /** From when staff first sent it until it was on the prospect's screen, in milliseconds. */
  all: { p50: number; p95: number; p99: number };
  /** The same of those for which no server had to be started first. */
  undisturbed: { p50: number; p95: number; p99: number };
  megabytes: number | undefined;
  /** Memory that each page of the second half has cost, in kB: the first half has filled what is kept for everybody. */
  perPage: number | undefined;
  violations: Violation[];
}

export interface DeskLoadOptions {
  storeUrl: string;
  prospects: number;
  agents: number;
  kills: number;
  seconds: number;
  random(): number;
}

/** Longest pause before an agent says the next thing, in milliseconds. */
const pauseMs = 2000;
/** How long anybody waits for a person or a reply, in milliseconds. */
const longestWaitMs = 20_000;

/** Prospects with the chat open, of whom some at a time talk to staff, while the server is killed now and then. */
export async function deskLoad(options: DeskLoadOptions): Promise<DeskLoad> {
  const { storeUrl, prospects, agents, kills, seconds, random } = options;
  const guide = await guideServer(storeUrl, agents);
  let server = await guide.start();
  const line = createLine({ port: guide.port, patienceMs: 10_000, pauseMs: 500, random });
  const crowd = createCrowd({ line, people: guide.people, random, words: 4, pauseMs });
  const guests: Guest[] = [];
  await enter(prospects / 2);
  const half = { guests: guests.length, megabytes: server.megabytes() };
  await enter(prospects);
  const megabytes = server.megabytes();
  const shownAt = new Map<string, number>();
  for (const { prospect } of guests) {
    prospect.watch((entry, at) => {
      if (entry.by === 'agent' && !shownAt.has(entry.text)) shownAt.set(entry.text, at);
    });
  }

  /** When no server answered. */
  const gaps: { from: number; to: number }[] = [];
  let isOver = false;
  const waiting = [...guests];
  // a few more than there are agents, so that nobody at the desk is without work
  const talking = Array.from({ length: Math.ceil(agents * 1.2) }, () => talkInTurn());
  for (let kill = 0; kill < kills; kill += 1) {
    await after((seconds * 1000) / (kills + 1));
    server = await killAndStart(server);
  }
  await after((seconds * 1000) / (kills + 1));
  isOver = true;
  await Promise.all(talking);
  await crowd.close();

  const violations: Violation[] = [];
  for (let from = 0; from < guests.length; from += 20) {
    await Promise.all(guests.slice(from, from + 20).map(({ prospect }) => prospect.leave()));
  }
  for (const { prospect } of guests) violations.push(...checkHistory(prospect.history));
  line.close();
  await server.stop();

  const sent = guests.flatMap(({ prospect }) => prospect.history.agents).filter(isTaken);
  const latencies = sent.map(({ text, sentAt }) => ({
    sentAt,
    took: (shownAt.get(text) ?? Number.POSITIVE_INFINITY) - sentAt,
  }));
  const isUndisturbed = ({ sentAt, took }: { sentAt: number; took: number }) =>
    gaps.every(({ from, to }) => sentAt > to || sentAt + took < from);
  return {
    prospects: guests.length,
    agents,
    kills,
    seconds,
    said: sent.length,
    all: percentiles(latencies),
    undisturbed: percentiles(latencies.filter(isUndisturbed)),
    megabytes,
    perPage:
      megabytes === undefined || half.megabytes === undefined
        ? undefined
        : ((megabytes - half.megabytes) * 1024) / (guests.length - half.guests),
    violations,
  };

  /** Until there are so many guests. */
  async function enter(wanted: number): Promise<void> {
    while (guests.length < wanted) {
      guests.push(...(await Promise.all(Array.from({ length: 20 }, () => crowd.enter()))));
    }
  }

  /** One after the other asks for a person, until the time is over. */
  async function talkInTurn(): Promise<void> {
    while (!isOver) {
      const guest = waiting.splice(Math.floor(random() * waiting.length), 1)[0];
      if (!guest) return;
      const { prospect } = guest;
      const say = (words: Words) => sayAndRead(guest, words);
      await talkToPerson({ prospect, visitors: crowd.visitors, longestWaitMs, say });
      crowd.visitors.delete(prospect.conversationId);
    }
  }

  async function sayAndRead({ prospect }: Guest, words: Words): Promise<void> {
    const sent = await prospect.say(words);
    const id = sent.acknowledged[0]?.activityId;
    if (words.isAnswered === false) return after(pauseMs * random());
    await Promise.race([prospect.sees(({ replyToId }) => replyToId === id), after(longestWaitMs)]);
  }

  /** The gap ends when everybody has had the time to dial again. */
  async function killAndStart(running: ServerProcess): Promise<ServerProcess> {
    const from = performance.now();
    running.kill();
    await running.ended;
    const next = await guide.start();
    gaps.push({ from, to: performance.now() + 2000 });
    return next;
  }
}

function isTaken({ acknowledged }: { acknowledged: unknown[] }): boolean {
  return acknowledged.length > 0;
}

function percentiles(latencies: { took: number }[]) {
  const values = latencies.map(({ took }) => took);
  return { p50: percentile(values, 0.5), p95: percentile(values, 0.95), p99: percentile(values, 0.99) };
}
