import { type DestinationStream, pino } from 'pino';
import { GuideError } from '../../dialogs/errors.ts';
import type { EventLog } from './log-events.ts';

/**
 * The log: JSON lines of event names, ids, statuses and times. An error is written as its name, code and stack
 * without its message, because libraries quote their input in messages and the input is what people say.
 */
export function createLog(level: string, destination: DestinationStream): EventLog {
  return pino({ level, base: null, serializers: { err: describeError }, messageKey: 'event' }, destination);
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(error instanceof GuideError && { code: error.code, detail: error.detail }),
    ...('code' in error && { code: error.code }),
    at: frames.slice(0, 8).map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
