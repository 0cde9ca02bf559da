import { type Item, is, isFiller } from '../items.ts';
import type { DaySet } from './days.ts';
import type { FoundCoverage } from './found-coverage.ts';

/**
 * "8 hours on weekdays, 4 hours on Saturday": hours that differ from day to day. Those of the working days count, with
 * their days; where it is not clear which these are, all has to be asked.
 *
 * @param left indexes of items that nothing was made of: "… and 4 on Saturday"
 */
export function settleUnequalDays(items: Item[], found: FoundCoverage, left: number[]): void {
  const { dailyTotals, daySets, ranges } = found;
  if (ranges.length > 0) return;
  const usual = daySets.filter((set) => !set.few);
  const bare = daySets.some((set) => set.few && left.some((at) => isBesideNumber(items, set, at)));
  const differ = new Set(dailyTotals.map(({ hours }) => hours)).size > 1;
  if (!differ && !bare) return;
  const ofUsual = dailyTotals.filter((total) => !nearest(items, daySets, total)?.few);
  const [main] = ofUsual;
  if (main === undefined || usual.length === 0 || ofUsual.some(({ hours }) => hours !== main.hours)) {
    found.irregular = true;
    return;
  }
  found.hoursPerDay = main.hours;
  found.daySets = usual;
}

/** The days that are told nearest to some hours; small words between them do not count. */
function nearest(
  items: Item[],
  sets: DaySet[],
  { first, behind }: { first: number; behind: number },
): DaySet | undefined {
  const distance = (set: DaySet): number => {
    const between = set.first >= behind ? items.slice(behind, set.first) : items.slice(set.behind, first);
    return between.filter((item) => !isFiller(item)).length;
  };
  return sets.toSorted((one, other) => distance(one) - distance(other))[0];
}

function isBesideNumber(items: Item[], { first, behind }: DaySet, at: number): boolean {
  if (!is(items[at], 'digits')) return false;
  const between = at < first ? items.slice(at + 1, first) : items.slice(behind, at);
  return between.every(isFiller);
}
