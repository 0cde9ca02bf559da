import { type Item, is, isFiller } from '../items.ts';
import type { ClockRange } from './clock.ts';
import type { DaySet } from './days.ts';

/** "Sat 10 to 14": hours right behind the days, or before them. */
export function hasOwnHours(items: Item[], { first, behind }: DaySet, ranges: ClockRange[]): boolean {
  const beside = (from: number, to: number): boolean =>
    from <= to && items.slice(from, to).every((item) => isFiller(item) || is(item, 'colon'));
  return ranges.some((range) => beside(behind, range.first) || beside(range.behind, first));
}

/** "8 to 20, weekends 10 to 16": hours of days that were not said come before those of the days that were. */
export function isBetween(items: Item[], set: DaySet, ranges: ClockRange[]): boolean {
  return (
    ranges.some(({ behind }) => behind <= set.first) &&
    hasOwnHours(
      items,
      set,
      ranges.filter(({ first }) => first >= set.behind),
    )
  );
}

/** "7 to 15, 15 to 23": each begins where the one before it ends. */
export function areShifts(ranges: ClockRange[]): boolean {
  return ranges.every(({ from }, at) => at === 0 || from === ranges[at - 1]?.to);
}
