import { setTimeout as after } from 'node:timers/promises';
import type { Cable } from '../harness/cable.ts';
import type { ServerProcess } from '../harness/server-process.ts';
import type { Engine } from './engine.ts';
import type { Servers } from './servers.ts';

const points = [
  'after the inbox entry',
  'before the commit',
  'after the commit',
  'after the answer',
  'after the frame',
] as const;
/** What may happen to a server beside its death. */
const faults = ['none', 'cut', 'silent', 'slow', 'answers-lost', 'clock'] as const;
/** What only happens to each of the engines. */
const ownFaults = {
  sqlite: ['full-disk'],
  postgres: ['database-restarted', 'database-cut', 'database-silent', 'database-slow'],
} as const;
type Fault = (typeof faults)[number] | (typeof ownFaults)[keyof typeof ownFaults][number];
/** A server that has not died of itself by then is killed, in milliseconds. */
const longestLifeMs = 8000;
/** Where clocks are set to, in milliseconds ahead. */
const clocks = [40 * 60_000, 3 * 3_600_000, -2 * 3_600_000, 0];

/** How a server must not die, whatever happens to it. */
export const ofItself = 'OF ITSELF';

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
  engine: Engine;
  /** The clock jumped. */
  disturb(): void;
  /** Resolves when somebody is answered, from now on. */
  nextAnswer(): Promise<void>;
  rounds: Rounds;
}

/** One server is killed, by itself at a named point or at a random moment, with something else going wrong meanwhile. */
export async function playRound(round: number, options: RoundOptions): Promise<void> {
  const { servers, engine, instances, random, rounds, nextAnswer } = options;
  await servers.fill();
  const server = servers.at(round % instances);
  if (!server) throw new Error('a server died of itself');
  await nextAnswer();
  const possible: Fault[] = [...faults, ...ownFaults[engine.name]];
  const fault = possible[Math.floor(random() * possible.length)] ?? 'none';
  const isNamed = random() < 0.6;
  const point = points[round % points.length] ?? points[0];
  // of several each takes a part of the messages
  if (isNamed) server.tell({ do: 'die', point, passes: Math.floor((random() * 20) / instances) });
  const undo = bringAbout(fault, server, options);
  let isByHand = false;
  const timer = setTimeout(
    () => {
      isByHand = true;
      server.kill();
    },
    isNamed ? longestLifeMs : 1000 * random(),
  );
  const signal = await server.ended;
  clearTimeout(timer);
  rounds.diedAt = performance.now();
  await undo();
  count(rounds.faults, fault);
  const how = isByHand ? 'a random moment' : point;
  count(rounds.deaths, signal === 'SIGKILL' ? how : ofItself);
}

/** Lets something go wrong now; returns what ends it. */
function bringAbout(fault: Fault, server: ServerProcess, options: RoundOptions): () => Promise<void> {
  const { cable, servers, random, engine, disturb } = options;
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
      server.tell({ do: 'fill-disk' });
      return passing(() => server.tell({ do: 'free-disk' }));
    case 'database-restarted': {
      const restarted = engine.database?.restart();
      return async () => restarted;
    }
    case 'database-cut':
      engine.database?.cable.cut();
      return () => Promise.resolve();
    case 'database-silent':
    case 'database-slow':
      engine.database?.cable.become(fault === 'database-slow' ? 'slow' : 'silent');
      return passing(() => engine.database?.cable.become('clear'));
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
