import { type Item, is, isFiller } from '../items.ts';
import type { ClockRange } from './clock.ts';
import { type Clock, day, noon, readClock, skipFillers } from './clock-time.ts';
import type { DaySet } from './days.ts';

/**
 * "Mon–Thu 8–17, Fridays until 2": a time to close right behind a day of its own, which opens when the others do. The
 * others have to be said before, days first.
 */
export function readEarlyClose(
  items: Item[],
  at: number,
  { ranges, daySets }: { ranges: ClockRange[]; daySets: DaySet[] },
): ClockRange | undefined {
  const [first, another] = ranges;
  const own = daySets.at(-1);
  if (first === undefined || another !== undefined || own === undefined || daySets.length < 2)
    return undefined;
  const daysFirst = (daySets[0]?.behind ?? 0) <= first.first;
  if (!daysFirst || own.first < first.behind || !own.few || !isRightBehind(items, own, at)) return undefined;
  const to = readClosing(items, at);
  if (to === undefined || to.half === 'am') return undefined;
  const early = to.minutes < noon && (to.half === 'pm' || to.minutes <= first.from);
  const end = early ? to.minutes + noon : to.minutes;
  return end <= first.from || end > day
    ? undefined
    : { from: first.from, to: end, first: at, behind: to.behind };
}

/** "Until 2", or as in Japanese and Korean "2 until": 15時まで. */
function readClosing(items: Item[], at: number): Clock | undefined {
  let start = at;
  while (closes(items[start])) start = skipFillers(items, start + 1);
  const clock = readClock(items, start);
  if (clock === undefined || start > at) return clock;
  const behind = skipFillers(items, clock.behind);
  return closes(items[behind]) && readClock(items, skipFillers(items, behind + 1)) === undefined
    ? { ...clock, behind: behind + 1 }
    : undefined;
}

function closes(item: Item | undefined): boolean {
  return is(item, 'until') || is(item, 'closes');
}

function isRightBehind(items: Item[], { behind }: DaySet, at: number): boolean {
  return items.slice(behind, at).every((item) => isFiller(item) || is(item, 'only') || is(item, 'open'));
}
