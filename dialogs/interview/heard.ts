import { z } from 'zod';
import { clockTime, weekdays } from '../rules/facts.ts';
import type { CoverageValue } from '../understanding/reading.ts';

/** What was said of the support hours before the whole is known: the rest is asked for. */
export const heardSchema = z.strictObject({
  hours: z.array(z.strictObject({ from: clockTime, to: clockTime })).optional(),
  days: z.array(z.enum(weekdays)).optional(),
  hoursPerDay: z.number().optional(),
  daysPerWeek: z.number().optional(),
  zone: z.string().optional(),
});
export type Heard = z.infer<typeof heardSchema>;

/** Joins what is said now with what was said just before: "9 to 18", then "Monday to Friday", is a window. */
export function joinHeard(value: CoverageValue, heard: Heard | undefined): CoverageValue {
  const joined: CoverageValue = { ...pick(heard ?? {}), ...value };
  const { hours, days, windows } = joined;
  return hours && days && !windows
    ? { ...joined, windows: hours.map((each) => ({ days, ...each })) }
    : joined;
}

/** What of a value is worth keeping until the rest is said; undefined if nothing is. */
export function heardOf(value: CoverageValue): Heard | undefined {
  const heard = pick(value);
  return Object.keys(heard).length > 0 ? heard : undefined;
}

function pick({ hours, days, hoursPerDay, daysPerWeek, zone }: Heard) {
  return {
    ...(hours ? { hours } : {}),
    ...(days ? { days } : {}),
    ...(hoursPerDay === undefined ? {} : { hoursPerDay }),
    ...(daysPerWeek === undefined ? {} : { daysPerWeek }),
    ...(zone === undefined ? {} : { zone }),
  };
}
