import { z } from 'zod';
import { day, language, moment } from './values.ts';

/** The most days that one look at the numbers covers. */
export const mostDays = 400;

/** Days in UTC, the first and the last both included. */
const days = { from: day, to: day };

/** GET /numbers and /numbers.csv; weeks begin on Monday. */
export const numbersQuery = z.object({ ...days, by: z.enum(['day', 'week']).default('day') });

/** What the course of time is shown of. */
export const seriesNames = ['started', 'finished', 'misread', 'handoff'] as const;

export type SeriesName = (typeof seriesNames)[number];

/**
 * GET /numbers. Each group of numbers, in order, with titles in the agent's language; and how often what the series are
 * about happened in each period, of which the first and last may be parts of weeks.
 */
export const numbers = z.object({
  ...days,
  groups: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      items: z.array(z.object({ label: z.string(), title: z.string(), count: z.int() })),
    }),
  ),
  periods: z.array(z.object({ ...days, counts: z.record(z.enum(seriesNames), z.int()) })),
});

export type Numbers = z.infer<typeof numbers>;

export type NumberGroup = Numbers['groups'][number];

/** GET /misread.jsonl (lead): messages that were not understood, a line each, the newest first. */
export const misreadQuery = z.object({
  ...days,
  question: z.string().max(100).optional(),
  language: language.optional(),
  limit: z.coerce.number().int().min(1).max(10_000).default(10_000),
});

/** A line of it, as `npm run -s understand` reads it. Personal data in `utterance` is masked. */
export const misread = z.object({
  utterance: z.string(),
  pending: z.string(),
  locale: language,
  question: z.string(),
  at: moment,
});

export type MisreadLine = z.infer<typeof misread>;
