import type { FoundCoverage } from './found-coverage.ts';
import { withoutClosed } from './named-days.ts';

/** Hours of a whole week. */
const longestWeek = 168;

/** "40 hours a week, Mon-Fri" and "38.5 Stunden auf 5 Tage" are hours a day once the days are known. */
export function settleTotals(found: FoundCoverage): void {
  const { daySets, closedDays, ranges } = found;
  const named = daySets.length + closedDays.length > 0;
  // "Every day twelve hours", with no other days said.
  if (found.everyDay && !named) found.daysPerWeek ??= 7;
  const days = found.daysPerWeek ?? (named ? withoutClosed(daySets, closedDays).length : undefined);
  const perWeek = found.hoursPerWeek;
  if (perWeek === undefined || days === undefined || days === 0 || perWeek > longestWeek) return;
  if (ranges.length === 0 && !found.doubtfulDays) found.hoursPerDay ??= perWeek / days;
}
