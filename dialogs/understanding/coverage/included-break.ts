import { type Item, is, isFiller } from '../items.ts';
import { type Break, breakMinutes } from './breaks.ts';
import type { FoundCoverage } from './found-coverage.ts';

/** "Nine hours a day, one hour of lunch included": what is said to be within a number of hours is taken off it. */
export function takeIncludedBreak(items: Item[], found: FoundCoverage): void {
  const included = found.breaks.filter((pause) => isIncluded(items, pause));
  const minutes = breakMinutes(included);
  if (minutes === undefined || found.ranges.length > 0 || found.dailyTotals.length === 0) return;
  if (found.hoursPerDay !== undefined) found.hoursPerDay -= minutes / 60;
}

/** The word stands before the break or behind it, with small words and the word for lunch between. */
function isIncluded(items: Item[], { first, behind }: Break): boolean {
  const isPassed = (item: Item | undefined): boolean =>
    !includes(item) && (isFiller(item) || ['lunch', 'article', 'per'].some((tag) => is(item, tag)));
  let left = first - 1;
  while (isPassed(items[left])) left--;
  let right = behind;
  while (isPassed(items[right])) right++;
  const denied = [left - 1, right - 1, right + 1].some((at) => denials.some((tag) => is(items[at], tag)));
  return (includes(items[left]) || includes(items[right])) && !denied;
}

const denials = ['negation', 'not', 'not-after', 'no', 'except', 'except-after'];

function includes(item: Item | undefined): boolean {
  return is(item, 'including') && !denials.some((tag) => is(item, tag));
}
