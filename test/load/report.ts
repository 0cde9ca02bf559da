import type { Step } from './arrivals.ts';
import type { DeskLoad } from './desk-load.ts';

/** p95 within which a reply is to be read, in milliseconds. docs/testing.md */
const readTargetMs = 1000;
/** p95 within which words of staff are to be on the prospect's screen, in milliseconds. */
const staffTargetMs = 200;

const widths = [12, 10, 22, 22, 12, 8, 10];

export const stepTitle = columns([
  'arriving/s',
  'read/s',
  'kept p50/p95/p99 ms',
  'read p50/p95/p99 ms',
  'CPU/turn',
  'MB',
  'no reply',
]);

export function stepLine(step: Step): string {
  const { perSecond, answered, kept, read, cpu, megabytes, unanswered } = step;
  return columns([
    String(perSecond),
    answered.toFixed(0),
    three(kept),
    three(read),
    cpu === undefined ? '' : `${cpu.toFixed(0)} µs`,
    megabytes?.toFixed(0) ?? '',
    String(unanswered),
  ]);
}

/** Whether this rate is more than can be kept up with. */
export function hasKnee({ perSecond, answered, read, unanswered }: Step): boolean {
  return !(read.p95 <= readTargetMs) || answered < 0.85 * perSecond || unanswered > 0;
}

export function deskLines(desk: DeskLoad): string[] {
  const { prospects, agents, kills, seconds, said, all, undisturbed, megabytes, perPage, violations } = desk;
  const isReached = undisturbed.p95 <= staffTargetMs;
  return [
    `desk: ${prospects} open prospects, ${agents} agents, ${kills} kills in ${seconds} s`,
    `staff messages: ${said}, on the prospect's screen p50/p95/p99 ${three(undisturbed)} ms while a server is up` +
      ` (target p95 ≤ ${staffTargetMs}: ${isReached ? 'reached' : 'MISSED'}), ${three(all)} ms with the kills`,
    `memory: ${megabytes?.toFixed(0)} MB with all open, ${perPage?.toFixed(0)} kB for each`,
    `history: ${violations.length === 0 ? 'nothing lost, repeated, reordered or said to the wrong person' : ''}`,
    ...violations
      .slice(0, 20)
      .map(({ kind, conversationId, detail }) => `${kind} in ${conversationId}: ${detail}`),
  ];
}

function three({ p50, p95, p99 }: { p50: number; p95: number; p99: number }): string {
  return [p50, p95, p99].map((value) => value.toFixed(0)).join('/');
}

function columns(cells: string[]): string {
  return cells
    .map((cell, column) => cell.padEnd(widths[column] ?? 0))
    .join('')
    .trimEnd();
}
