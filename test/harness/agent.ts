import { setTimeout as after } from 'node:timers/promises';
import { z } from 'zod';
import { streamFrame } from '../../bot/staff-api/contract/stream.ts';
import type { DeskPerson } from './desk-people.ts';
import { type Entry, entryOf, type Sent } from './history/history.ts';
import type { Line } from './line.ts';
import type { Prospect } from './prospect.ts';
import { createScreen } from './screen.ts';

/** A member of staff with the console open, who takes whoever waits, one after the other. */
export interface Agent {
  /** Ends after the conversation under way. */
  goHome(): Promise<void>;
}

/** A prospect as somebody at the desk knows them. */
export interface Visitor extends Pick<Prospect, 'conversationId' | 'history'> {
  /** A person is there. */
  claimed(): void;
  /** The guide is back. `isDisturbed`: the person was lost on the way. */
  released(isDisturbed: boolean): void;
}

export interface AgentOptions {
  line: Line;
  person: DeskPerson;
  /** Those who may be waiting, by conversation. */
  visitors: ReadonlyMap<string, Visitor>;
  random(): number;
  /** How many messages a prospect is told, and the longest pause between two, in milliseconds. */
  words: number;
  pauseMs: number;
  /** Told when a message is acknowledged. */
  said?(sent: Sent): void;
}

const origin = 'http://127.0.0.1';
/** A sign of life, as the console gives it, in milliseconds. */
const aliveMs = 30_000;
/** How often somebody without work looks at the queue again, in milliseconds. */
const lookMs = 200;
const saidAs = z.object({ activityId: z.string() });

export function createAgent(options: AgentOptions): Agent {
  const { line, person, visitors, random, words, pauseMs, said } = options;
  const headers = { cookie: person.cookie, origin, 'sec-fetch-site': 'same-origin' };
  let waiting: string[] = [];
  let watched: { id: string; after: number; shown: Entry[] } | undefined;
  let isLeaving = false;
  const screen = createScreen({
    address: () =>
      Promise.resolve({
        url: `ws://127.0.0.1:${line.port}/desk/stream`,
        headers: { ...headers, origin: `http://127.0.0.1:${line.port}` },
      }),
    opened: watch,
    take,
    pauseMs: 200,
    random,
  });
  const alive = setInterval(() => screen.send({ alive: true }), aliveMs);
  const working = work();

  return {
    async goHome() {
      isLeaving = true;
      await working;
      clearInterval(alive);
      screen.close();
    },
  };

  async function work(): Promise<void> {
    while (!isLeaving) {
      const visitor = nextVisitor();
      if (!visitor) await after(lookMs * random());
      else if (await act(visitor, 'claim')) await talkTo(visitor);
    }
  }

  /** Somebody near the front: two agents who look at once had better not take the same. */
  function nextVisitor(): Visitor | undefined {
    const index = Math.floor(random() * Math.min(waiting.length, 4));
    const [id] = waiting.splice(index, 1);
    return id === undefined ? undefined : visitors.get(id);
  }

  async function talkTo(visitor: Visitor): Promise<void> {
    const { conversationId, history } = visitor;
    const shown: Entry[] = [];
    watched = { id: conversationId, after: 0, shown };
    history.screens.push({ of: person.name, isWatchedToTheEnd: false, entries: shown });
    watch();
    visitor.claimed();
    let isOwn = true;
    for (let count = 0; count < words && isOwn; count += 1) {
      await after(pauseMs * random());
      isOwn = await tell(visitor);
    }
    await after(pauseMs * random());
    isOwn = isOwn && (await act(visitor, 'close'));
    visitor.released(!isOwn);
    await seesOwnWords(history.agents.at(-1), shown);
    watched = undefined;
    watch();
  }

  /** An agent looks at the console until it shows what they said last, if it was taken. */
  async function seesOwnWords(last: Sent | undefined, shown: Entry[]): Promise<void> {
    for (let looks = 1; looks <= 30; looks += 1) {
      if (!last?.acknowledged.length || shown.some(({ text }) => text === last.text)) return;
      if (looks % 10 === 0) screen.redial();
      await after(100);
    }
  }

  /** False when the conversation is no longer this agent's. */
  async function tell({ conversationId, history }: Visitor): Promise<boolean> {
    const number = history.agents.length + 1;
    const text = `${person.name} to ${conversationId}, number ${number}`;
    const sent: Sent = {
      clientId: `${person.id}-${number}`,
      text,
      sentAt: performance.now(),
      acknowledged: [],
      isAnswered: false,
    };
    history.agents.push(sent);
    const reply = await post(conversationId, 'say', { text, clientId: sent.clientId });
    if (reply.status !== 200) return false;
    sent.acknowledged.push({
      activityId: saidAs.parse(JSON.parse(reply.body)).activityId,
      at: performance.now(),
    });
    said?.(sent);
    return true;
  }

  /** False when it was not this agent's to do. */
  async function act({ conversationId, history }: Visitor, what: 'claim' | 'close'): Promise<boolean> {
    history.otherCauses += 1;
    const reply = await post(conversationId, what, {});
    return reply.status === 200;
  }

  function post(conversationId: string, what: string, body: object) {
    const path = `/desk/api/conversations/${conversationId}/${what}`;
    return line.persist({ method: 'POST', path, body, headers });
  }

  function watch(): void {
    screen.send({ watch: watched ? [{ id: watched.id, after: watched.after }] : [] });
  }

  function take(received: unknown): void {
    const frame = streamFrame.parse(received);
    if (frame.kind === 'queue') waiting = frame.items.map(({ id }) => id);
    if (frame.kind !== 'activities' || frame.id !== watched?.id) return;
    watched.shown.push(...frame.activities.flatMap((each) => entryOf(each) ?? []));
    watched.after = frame.watermark;
  }
}
