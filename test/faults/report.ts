import { z } from 'zod';
import { violationKinds } from '../harness/history/check-history.ts';
import { percentile } from '../harness/percentile.ts';
import type { Lives } from './lives.ts';
import { ofItself, type Rounds } from './rounds.ts';

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
  /** Nobody was killed: then no turn may fail. */
  isRolling: boolean;
}

/** Within which somebody must be answered after a kill, in milliseconds. docs/testing.md */
const recoveryTargetMs = 10_000;
const errorLevel = 50;
const logLine = z.object({
  level: z.number(),
  event: z.string(),
  code: z.string().optional(),
  err: z.object({ code: z.string().optional() }).optional(),
});
type LogLine = z.infer<typeof logLine>;

/** What a run has come to, for a person to read, and whether every promise was kept. */
export function reportOf(run: Run): { text: string; isSound: boolean } {
  const { seed, rounds, instances, engine, seconds, happened, lives, errors, isRolling } = run;
  const { violations, acknowledged, conversations } = lives;
  const recoveryP95 = percentile(happened.recoveryMs, 0.95);
  const logged = linesOf(errors);
  const unknown = logged.filter(isUnknown);
  const failed = isRolling ? logged.filter(isFailedTurn) : [];
  const isSlow = happened.recoveryMs.length > 0 && recoveryP95 > recoveryTargetMs;
  const lines: [string, string | number][] = [
    ['seed', seed],
    ['engine', `${engine}, ${instances} process${instances === 1 ? '' : 'es'}`],
    ...(isRolling
      ? [['rolled over', `in ${seconds.toFixed(0)} s`] satisfies [string, string]]
      : ([
          ['rounds', `${rounds} in ${seconds.toFixed(0)} s`],
          ['killed', listed(happened.deaths)],
          ['beside it', listed(happened.faults)],
        ] satisfies [string, string][])),
    ['conversations', conversations],
    ['acknowledged', acknowledged],
    ...violationKinds.map((kind): [string, number] => [
      kind,
      violations.filter((violation) => violation.kind === kind).length,
    ]),
    ...(isRolling ? [['failed turns', failed.length] satisfies [string, number]] : []),
    ...(happened.recoveryMs.length > 0
      ? [
          [
            'recovery p95',
            `${recoveryP95.toFixed(0)} ms (target ${recoveryTargetMs}${isSlow ? ': MISSED' : ''})`,
          ] satisfies [string, string],
        ]
      : []),
    ['logged', listed(countOf(logged.map(({ event }) => event))) || 'nothing'],
  ];
  const details = violations.slice(0, 20).map(({ kind, conversationId, detail }) => {
    return `${kind} in ${conversationId}: ${detail}`;
  });
  details.push(...[...unknown, ...failed].slice(0, 5).map((line) => `logged: ${JSON.stringify(line)}`));
  const text = [...lines.map(([name, value]) => `${name.padEnd(14)}${value}`), ...details].join('\n');
  return {
    text: `${text}\n`,
    isSound: violations.length + unknown.length + failed.length === 0 && !happened.deaths.has(ofItself),
  };
}

/** What the world does to a server comes as an error of the catalogue; everything else is a defect. */
function isUnknown({ level, code, err }: LogLine): boolean {
  return level >= errorLevel && code === undefined && err?.code === undefined;
}

/** That an agent is too late is no failure. */
function isFailedTurn({ event, code }: LogLine): boolean {
  return event === 'turn-failed' && code !== 'handoff-taken';
}

function linesOf(errors: string): LogLine[] {
  return errors
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .flatMap((line) => {
      try {
        return [logLine.parse(JSON.parse(line))];
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
