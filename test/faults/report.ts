import { z } from 'zod';
import { violationKinds } from '../harness/history/check-history.ts';
import { percentile } from '../harness/percentile.ts';
import type { Lives } from './lives.ts';
import type { Rounds } from './rounds.ts';

export interface Run {
  seed: number;
  rounds: number;
  instances: number;
  engine: string;
  seconds: number;
  happened: Rounds;
  lives: Pick<Lives, 'acknowledged' | 'conversations' | 'violations'>;
  /** What the servers logged, a JSON object a line. */
  errors: string;
}

/** Within which somebody must be answered after a kill, in milliseconds. docs/testing.md */
const recoveryTargetMs = 10_000;
/** What a server logs when it fails in a way that it should not, whatever the world does to it. */
const badEvents = new Set(['crashed', 'publish-failed', 'request-failed']);
const logLine = z.object({ event: z.string() });

/** What a run has come to, for a person to read, and whether every promise was kept. */
export function reportOf(run: Run): { text: string; isSound: boolean } {
  const { seed, rounds, instances, engine, seconds, happened, lives, errors } = run;
  const { violations, acknowledged, conversations } = lives;
  const recoveryP95 = percentile(happened.recoveryMs, 0.95);
  const events = countOf(eventsIn(errors));
  const bad = [...events].filter(([event]) => badEvents.has(event));
  const isSlow = happened.recoveryMs.length > 0 && recoveryP95 > recoveryTargetMs;
  const lines: [string, string | number][] = [
    ['seed', seed],
    ['engine', `${engine}, ${instances} process${instances === 1 ? '' : 'es'}`],
    ['rounds', `${rounds} in ${seconds.toFixed(0)} s`],
    ['killed', listed(happened.deaths)],
    ['beside it', listed(happened.faults)],
    ['conversations', conversations],
    ['acknowledged', acknowledged],
    ...violationKinds.map((kind): [string, number] => [
      kind,
      violations.filter((violation) => violation.kind === kind).length,
    ]),
    ['recovery p95', `${recoveryP95.toFixed(0)} ms${isSlow ? ' TOO SLOW' : ''}`],
    ['logged', listed(events) || 'nothing'],
  ];
  const details = violations.slice(0, 20).map(({ kind, conversationId, detail }) => {
    return `${kind} in ${conversationId}: ${detail}`;
  });
  const text = [...lines.map(([name, value]) => `${name.padEnd(14)}${value}`), ...details].join('\n');
  return { text: `${text}\n`, isSound: violations.length === 0 && bad.length === 0 && !isSlow };
}

function eventsIn(errors: string): string[] {
  return errors
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .flatMap((line) => {
      try {
        return [logLine.parse(JSON.parse(line)).event];
      } catch {
        // the last line of a process that was killed
        return [];
      }
    });
}

function countOf(texts: string[]): Map<string, number> {
  return new Map(
    Object.entries(Object.groupBy(texts, (text) => text)).map(([text, all = []]) => [text, all.length]),
  );
}

function listed(counts: Map<string, number>): string {
  return [...counts].map(([what, count]) => `${what} ${count}`).join(', ');
}
