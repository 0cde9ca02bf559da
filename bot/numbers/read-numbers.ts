import { setImmediate } from 'node:timers/promises';
import { seriesNames } from '../staff-api/contract/numbers.ts';
import type { DayCount, NumbersStore, Total } from '../store/numbers-store.ts';
import { type Period, periodsBetween } from './periods.ts';

/** The sums of some days and the course of what has one, read week by week so that nobody else waits for a year. */
export async function readNumbers(
  store: NumbersStore,
  period: Period,
): Promise<{ totals: Total[]; days: DayCount[] }> {
  const sums = new Map<string, Total>();
  const days: DayCount[] = [];
  for (const { from, to } of periodsBetween(period, 'week')) {
    await setImmediate();
    for (const { name, label, count } of await store.readTotals(from, to)) {
      const key = `${name} ${label}`;
      sums.set(key, { name, label, count: count + (sums.get(key)?.count ?? 0) });
    }
    days.push(...(await store.readDays(from, to, seriesNames)));
  }
  return { totals: [...sums.values()], days };
}
