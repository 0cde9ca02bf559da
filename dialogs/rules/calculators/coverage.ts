import { z } from 'zod';
import { clockTime } from '../facts.ts';
import type { MeasureDomains } from '../measure.ts';

/** `coverage`: how much of the buyers' week the support hours cover. All lengths are hours. */
export const coverageParameters = z.strictObject({
  calculate: z.literal('coverage'),
  /** Whose week the hours are counted in. */
  where: z.enum(['buyers-zone', 'sellers-zone']),
  /** A day counts when it has at least so many hours, closed breaks taken off. */
  hoursPerDay: z.number().min(0).max(24),
  /** The part of a buyer's day that the hours should fall into. */
  workingHours: z.strictObject({ from: clockTime, to: clockTime }).optional(),
  /** A day's only stretch, shorter than this and with nothing said of a break, may have an unmentioned lunch. */
  lunchSuspectedUnder: z.number().min(0).max(24),
  /** The months in which offsets from UTC are compared: clocks change between them. */
  seasons: z.array(z.enum(['january', 'july'])).min(1),
});
export type CoverageParameters = z.infer<typeof coverageParameters>;

export const coverageDomains: MeasureDomains = {
  domains: {
    support: { kind: 'choice', values: ['windows', 'totals'] },
    answeredBy: { kind: 'choice', values: ['people', 'automatic'] },
    place: { kind: 'choice', values: ['known', 'no-market', 'no-zone'], alwaysKnown: true },
    supportDays: { kind: 'number' },
    fullDays: { kind: 'number' },
    workingDays: { kind: 'number' },
  },
  ascending: ['workingDays', 'fullDays', 'supportDays'],
  knownTogether: ['support', 'supportDays', 'fullDays', 'workingDays'],
};
