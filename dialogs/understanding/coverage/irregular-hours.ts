import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { readClockRange } from './clock.ts';
import { skipFillers } from './clock-time.ts';

/**
 * Whether some day has other hours than the ones given: "Mon–Thu 8–17, Fridays until 2", "half day Saturdays". How
 * many hours a day and days a week that makes has to be asked.
 */
export function areIrregular(items: Item[], read: { first: number; behind: number }[]): boolean {
  if (items.some((item, at) => is(item, 'half-day') && !isTold(items, at, read))) return true;
  if (!items.some((item) => is(item, 'weekday'))) return false;
  const ranges = [...read, ...items.flatMap((_, at) => readClockRange(items, at) ?? [])];
  return items.some((_, at) => {
    const inside = ranges.some(({ first, behind }) => first <= at && at < behind);
    return !inside && (closesBesideDay(items, at, ranges) || includesHours(items, at, ranges));
  });
}

/** "Half day on Saturdays, 9 to 12": the hours of the half day are said right behind it. */
function isTold(items: Item[], at: number, read: { first: number }[]): boolean {
  const comma = is(items[skipFillers(items, at + 1)], 'comma') ? 1 : 0;
  const next = skipFillers(items, skipFillers(items, at + 1) + comma);
  return read.some(({ first }) => first === next);
}

/** "Cumartesi 10-14 arası da dahil": hours of a day that come in addition to others that were not said. */
function includesHours(items: Item[], at: number, ranges: { first: number; behind: number }[]): boolean {
  if (!is(items[at], 'including')) return false;
  let left = at - 1;
  while (isFiller(items[left]) || is(items[left], 'between')) left--;
  const range = ranges.find(({ first, behind }) => first <= left && left < behind);
  return range !== undefined && is(items[range.first - 1], 'weekday');
}

/** "Until 2" with a weekday beside it, on either side; 金曜だけ4時まで, where the word stands behind the hour. */
function closesBesideDay(items: Item[], at: number, ranges: { first: number; behind: number }[]): boolean {
  if (!is(items[at], 'until')) return false;
  // 金曜だけ正午まで
  if (isNoon(items[at - 1]) && items.slice(Math.max(0, at - 3), at).some((item) => is(item, 'weekday')))
    return true;
  if (isHourBefore(items, at) && is(dayBefore(items, at - 2), 'weekday')) return true;
  let clock = at + 1;
  while (isFiller(items[clock]) || is(items[clock], 'until')) clock++;
  // "Do bis So 12-20 Uhr" goes on until Sunday, not until 12.
  if (ranges.some(({ first, behind }) => first <= clock && clock < behind)) return false;
  // 星期一至六 goes on until Saturday.
  if (is(items[at - 1], 'weekday') && !is(items[clock], 'digits') && !isNoon(items[clock])) return false;
  const hour = Number(meaningOf(items[clock], 'number') ?? Number.NaN);
  const timed = (hour >= 1 && hour <= 24) || isNoon(items[clock]);
  if (!timed || ['day', 'week', 'month-unit', 'year'].some((tag) => is(items[clock + 1], tag))) return false;
  // "À midi, lundi à vendredi": what follows a comma is another thing.
  const after = items.slice(clock + 1, clock + 4);
  const comma = after.findIndex((item) => is(item, 'comma'));
  const beside = [...items.slice(Math.max(0, at - 2), at), ...(comma < 0 ? after : after.slice(0, comma))];
  return beside.some((item) => is(item, 'weekday'));
}

/** 4時まで, 4시까지 */
function isHourBefore(items: Item[], at: number): boolean {
  const hour = Number(meaningOf(items[at - 2], 'number') ?? Number.NaN);
  return is(items[at - 1], 'oclock') && hour >= 1 && hour <= 24;
}

/** What stands before an hour: 금요일은 오후 4시. */
function dayBefore(items: Item[], hour: number): Item | undefined {
  return items
    .slice(0, hour)
    .findLast((item) => !isFiller(item) && !['am', 'pm', 'only'].some((tag) => is(item, tag)));
}

/** Noon by its own word, or by one for the middle of the day: "sampai siang", 到中午. */
function isNoon(item: Item | undefined): boolean {
  return ['noon', 'midday', 'lunch'].some((tag) => is(item, tag));
}
