import { logEvents } from './log-events.ts';

/** The text of docs/log-events.md. */
export function logEventsPage(): string {
  const rows = Object.entries(logEvents).map(
    ([event, { level, what, fields, act }]) => `| \`${event}\` | ${level} | ${what} | ${fields} | ${act} |`,
  );
  return [
    '# Log events',
    '',
    'The log is one JSON object a line on standard error: `level` (30 info, 40 warn, 50 error, 60 fatal), `time` in',
    'milliseconds since 1970, `event`, and what the table names. It holds ids, codes and numbers, never a word of what',
    'anybody said, so it may go where logs go. `LOG_LEVEL` sets the least serious level to write.',
    'This page is generated from `bot/operations/log-events.ts` by `npm run settings`.',
    '',
    '| event | level | what happened | carries | what to do |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
