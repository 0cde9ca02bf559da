import { type Item, is } from '../items.ts';
import type { Break } from './breaks.ts';
import type { DaySet } from './days.ts';

/**
 * "Mon-Fri 8 to 17, on Fridays a break from 11:30 to 13", cuma günü 13-14 arası kapalı: a break in a clause with one
 * day of its own, where more days were told, changes the hours of that day only.
 */
export function isOfOneDay(items: Item[], pause: Break, daySets: DaySet[]): boolean {
  if (!daySets.some(({ few }) => !few)) return false;
  return daySets.some(({ few, first, behind }) => {
    if (!few) return false;
    const between = first < pause.first ? items.slice(behind, pause.first) : items.slice(pause.behind, first);
    return between.length <= farthest && !between.some(endsClause);
  });
}

/** So many items may stand between a day and its break. */
const farthest = 6;

function endsClause(item: Item): boolean {
  return ['comma', 'dot', 'semicolon', 'line', 'but', 'digits', 'and'].some((tag) => is(item, tag));
}
