import { setTimeout as after } from 'node:timers/promises';
import { percentile } from '../harness/percentile.ts';
import type { Words } from '../harness/prospect.ts';
import type { ServerProcess } from '../harness/server-process.ts';
import { talkToPerson } from '../harness/talk-to-person.ts';
import type { Crowd, Guest } from './crowd.ts';

/** What one rate has come to. Times in milliseconds from when a message was due. */
export interface Step {
  perSecond: number;
  /** Messages answered in a second. */
  answered: number;
  /** Until it was acknowledged. */
  kept: Percentiles;
  /** Until the reply was on the screen. */
  read: Percentiles;
  /** Of the server, for each message, in microseconds; everything else that it did is in it. */
  cpu: number | undefined;
  megabytes: number | undefined;
  /** Whose reply did not come in time. */
  unanswered: number;
}

interface Percentiles {
  p50: number;
  p95: number;
  p99: number;
}

export interface Arrivals {
  crowd: Crowd;
  server: ServerProcess;
  perSecond: number;
  seconds: number;
  random(): number;
}

/** A share of the messages at which somebody asks for a person, and at which somebody's connection is lost. */
const personShare = 0.01;
const lossShare = 0.02;
/** After which nobody waits for a reply any more, in milliseconds. */
const longestMs = 10_000;

/**
 * Messages that arrive at a rate whether or not earlier ones are answered, as people's do: a stalled server cannot hide
 * behind a client that waits for it.
 */
export async function runStep({ crowd, server, perSecond, seconds, random }: Arrivals): Promise<Step> {
  const kept: number[] = [];
  const read: number[] = [];
  const underWay = new Set<Promise<void>>();
  let unanswered = 0;
  const cpuBefore = server.cpuMicroseconds();
  const began = performance.now();
  const total = Math.floor(perSecond * seconds);
  for (let index = 0; index < total; index += 1) {
    const due = began + (index * 1000) / perSecond;
    while (performance.now() < due) await after(1);
    const guest = crowd.idle.shift() ?? (await crowd.enter());
    const talking = speak(guest, due).finally(() => underWay.delete(talking));
    underWay.add(talking);
  }
  await Promise.all(underWay);
  const took = (performance.now() - began) / 1000;
  const cpuAfter = server.cpuMicroseconds();
  return {
    perSecond,
    answered: read.length / took,
    kept: percentiles(kept),
    read: percentiles(read),
    cpu: cpuBefore === undefined || cpuAfter === undefined ? undefined : (cpuAfter - cpuBefore) / read.length,
    megabytes: server.megabytes(),
    unanswered,
  };

  async function speak(guest: Guest, due: number): Promise<void> {
    const { prospect, lines } = guest;
    const text = lines.shift();
    if (text === undefined) {
      prospect.hangUp();
      return void crowd.idle.push(await crowd.enter());
    }
    if (random() < lossShare) prospect.loseConnection();
    const say = (words: Words) => sayAndRead(guest, words);
    if (random() < personShare) {
      // in their own time: it is no part of the rate
      void talkToPerson({ prospect, visitors: crowd.visitors, longestWaitMs: 5000, say }).then((isDone) => {
        crowd.visitors.delete(prospect.conversationId);
        // who still waits may be taken at any moment, and the guide is silent then
        if (isDone) crowd.idle.push(guest);
        else prospect.hangUp();
      });
      return;
    }
    await sayAndRead(guest, { text }, due);
    crowd.idle.push(guest);
  }

  async function sayAndRead({ prospect }: Guest, words: Words, due?: number): Promise<void> {
    const sent = await prospect.say(words);
    const id = sent.acknowledged[0]?.activityId;
    if (due !== undefined) kept.push(performance.now() - due);
    if (words.isAnswered === false) return after(1000 * random());
    const isRead = prospect.sees(({ replyToId }) => replyToId === id).then(() => true);
    if (!(await Promise.race([isRead, after(longestMs, false)]))) unanswered += 1;
    else if (due !== undefined) read.push(performance.now() - due);
  }
}

function percentiles(values: number[]): Percentiles {
  return { p50: percentile(values, 0.5), p95: percentile(values, 0.95), p99: percentile(values, 0.99) };
}
