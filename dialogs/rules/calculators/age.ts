import { z } from 'zod';
import type { Facts } from '../facts.ts';
import type { MeasureDomains, MeasureValue } from '../measure.ts';

const period = z.string().regex(/^P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?$/, 'an ISO 8601 period such as P1Y');

/** `age`: how the time since the founding day compares with a period. */
export const ageParameters = z.strictObject({ calculate: z.literal('age'), period });
type AgeParameters = z.infer<typeof ageParameters>;

export const ageDomains: MeasureDomains = {
  domains: {
    age: { kind: 'choice', values: ['under', 'around', 'leap-day', 'exactly', 'over'] },
  },
};

/**
 * Compares the company's age on a day with a period of the calendar.
 * `around`: the founding day is known only within a range, and both ends of it differ.
 * `leap-day`: the period ends on a day that does not exist (29 February), and this is the last day of that month.
 * `eligibleOn`: the first day on which the period has surely passed, past or to come.
 */
export function calculateAge(
  { period }: AgeParameters,
  facts: Facts,
  asOf: Temporal.PlainDate,
): { age: MeasureValue; eligibleOn?: string } {
  if (!facts.established) return { age: undefined };
  const range =
    'on' in facts.established ? { from: facts.established.on, to: facts.established.on } : facts.established;
  const earliest = anniversaryOf(Temporal.PlainDate.from(range.from), period);
  const latest = anniversaryOf(Temporal.PlainDate.from(range.to), period);
  return { age: compare(asOf, earliest, latest), eligibleOn: latest.surely.toString() };
}

/** The first day that can be called the end of the period, and the first on which nobody can argue. */
interface Anniversary {
  arguably: Temporal.PlainDate;
  surely: Temporal.PlainDate;
}

function anniversaryOf(founded: Temporal.PlainDate, period: string): Anniversary {
  const arguably = founded.add(period);
  const isWhole = arguably.subtract(period).equals(founded);
  return { arguably, surely: isWhole ? arguably : arguably.add({ days: 1 }) };
}

function compare(asOf: Temporal.PlainDate, earliest: Anniversary, latest: Anniversary): string {
  const isBefore = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(asOf, day) < 0;
  if (isBefore(earliest.arguably)) return 'under';
  if (asOf.equals(latest.surely)) return 'exactly';
  if (!isBefore(latest.surely)) return 'over';
  return earliest.arguably.equals(latest.arguably) ? 'leap-day' : 'around';
}
