import { setTimeout as after } from 'node:timers/promises';
import type { Cable } from '../harness/cable.ts';
import type { ServerProcess } from '../harness/server-process.ts';
import type { Servers } from './servers.ts';

const points = [
  'after the inbox entry',
  'before the commit',
  'after the commit',
  'after the answer',
  'after the frame',
] as const;
/** What may happen to a server beside its death. */
const faults = ['none', 'cut', 'silent', 'slow', 'answers-lost', 'full-disk', 'clock'] as const;
type Fault = (typeof faults)[number];
/** A server that has not died of itself by then is killed, in milliseconds. */
const longestLifeMs = 8000;
/** Where clocks are set to, in milliseconds ahead. */
const clocks = [40 * 60_000, 3 * 3_600_000, -2 * 3_600_000, 0];

/** What happened in the rounds so far. */
export interface Rounds {
  deaths: Map<string, number>;
  faults: Map<string, number>;
  /** From a death until somebody was answered by the next process that lived long enough, in milliseconds. */
  recoveryMs: number[];
  /** When the last process died; undefined once somebody was answered since. */
  diedAt: number | undefined;
}

/** Takes note of an answer. */
export function noteAnswer(rounds: Rounds): void {
  if (rounds.diedAt === undefined) return;
  rounds.recoveryMs.push(performance.now() - rounds.diedAt);
  rounds.diedAt = undefined;
}

export interface RoundOptions {
  servers: Servers;
  cable: Cable;
  instances: number;
  random(): number;
  /** SQLite can be told that the disk is full. */
  canFillDisk: boolean;
  /** The clock jumped. */
  disturb(): void;
  /** Resolves when somebody is answered, from now on. */
  nextAnswer(): Promise<void>;
  rounds: Rounds;
}

/** One server is killed, by itself at a named point or at a random moment, with something else going wrong meanwhile. */
export async function playRound(round: number, options: RoundOptions): Promise<void> {
  const { servers, instances, random, rounds, nextAnswer } = options;
  const isNamed = random() < 0.6;
  const point = points[round % points.length] ?? points[0];
  const place = round % instances;
  // of those that stay alive each takes a part of the messages
  const passes = Math.floor((random() * 30) / instances);
  const server = await servers.start(place, isNamed ? { point, passes } : undefined);
  if (!server) {
    count(rounds.deaths, 'the start');
    return;
  }
  await Promise.race([nextAnswer(), server.ended]);
  const fault = faults[Math.floor(random() * faults.length)] ?? 'none';

  const undo = bringAbout(fault, server, options);
  const limit = isNamed ? longestLifeMs : 100 + 900 * random();
  const timer = setTimeout(() => server.kill(), limit);
  const began = performance.now();
  await server.ended;
  clearTimeout(timer);
  const died = performance.now();
  await undo();
  count(rounds.faults, fault);
  count(rounds.deaths, isNamed && died - began < limit ? point : 'a random moment');
  rounds.diedAt = died;
}

/** Lets something go wrong now; returns what ends it. */
function bringAbout(fault: Fault, server: ServerProcess, options: RoundOptions): () => Promise<void> {
  const { cable, servers, random, canFillDisk, disturb } = options;
  const passing = (end: () => void) => {
    const over = after(200 + 500 * random()).then(end);
    return () => over;
  };
  switch (fault) {
    case 'none':
      return () => Promise.resolve();
    case 'cut':
      cable.cut();
      return passing(cable.cut);
    case 'silent':
    case 'slow':
    case 'answers-lost':
      cable.become(fault);
      return passing(() => cable.become('clear'));
    case 'full-disk':
      if (canFillDisk) server.tell({ do: 'fill-disk' });
      return passing(() => server.tell({ do: 'free-disk' }));
    case 'clock':
      servers.clockMs = clocks[Math.floor(random() * clocks.length)] ?? 0;
      disturb();
      for (const each of servers.alive()) each.tell({ do: 'shift-clock', ms: servers.clockMs });
      return () => Promise.resolve();
  }
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
