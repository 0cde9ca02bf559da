import { relative } from 'node:path';
import { z } from 'zod';
import { type ErrorCode, errorCatalogue } from '../../../dialogs/errors.ts';

/** What may be asked at the door, one line of JSON. */
export const doorRequest = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('copy'), to: z.string().min(1).max(4096) }),
  z.strictObject({ do: z.literal('report') }),
]);
export type DoorRequest = z.infer<typeof doorRequest>;

/** How far behind the work on a store is. */
export const storeReport = z.object({
  deliveries: z.object({ waiting: z.number(), dead: z.number(), oldestDueAt: z.string().optional() }),
  reminders: z.object({ waiting: z.number(), overdue: z.number(), nextDueAt: z.string().optional() }),
  waitingForPerson: z.number(),
});
export type StoreReport = z.infer<typeof storeReport>;

const errorCode = z.custom<ErrorCode>((code) => typeof code === 'string' && code in errorCatalogue);

/** What is answered, one line too. */
export const doorAnswer = z.union([
  z.object({ error: z.object({ code: errorCode, detail: z.string() }) }),
  z.object({ copied: z.literal(true) }),
  z.object({ report: storeReport }),
]);
export type DoorAnswer = z.infer<typeof doorAnswer>;

/** The longest line that either side reads, in characters. */
export const longestLine = 16_384;

/** The socket of whoever owns a store file. The shorter of two ways to write it: systems take about a hundred bytes. */
export function doorOf(file: string): string {
  const path = `${file}.door`;
  const short = relative(process.cwd(), path);
  return short.length < path.length ? short : path;
}
