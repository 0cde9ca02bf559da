import { type Item, is, isFiller } from '../items.ts';
import { isClose, isOtherEvent, loneMonth, yearOf } from './apart.ts';
import type { Mention } from './mention.ts';
import { endOf, startOf } from './same-time.ts';

/**
 * "Late 2019, November or December", 2019年底，11月或12月: two months in a row of the only year that is named, whose part
 * is named as well. "March or April 2021" is asked.
 */
export function withEitherMonth(items: Item[], mentions: Mention[]): Mention[] | undefined {
  const [time, another] = mentions;
  if (time === undefined || another !== undefined || !items.some((item) => is(item, 'or'))) return undefined;
  const first = firstMonth(items, time);
  if (first === undefined || !items.some((item) => parts.some((tag) => is(item, tag)))) return undefined;
  const link = passFillers(items, first.to);
  const second = is(items[link], 'or') ? loneMonth(items, passFillers(items, link + 1)) : undefined;
  if (second === undefined || second.month !== first.month + 1 || isOtherEvent(items, second))
    return undefined;
  const months = [first, second].map(({ month }) => ({ year: first.year, month }));
  const [from, to] = months;
  if (from === undefined || to === undefined) return undefined;
  const last = endOf({ ...to, day: 31 });
  const place = { from: Math.min(time.from, first.from), to: Math.max(time.to, second.to) };
  return [{ kind: 'days', first: startOf(from).toString(), last: last.toString(), exact: true, ...place }];
}

const parts = ['early', 'mid', 'late', 'part'];

interface FirstMonth {
  year: number;
  month: number;
  from: number;
  to: number;
}

/** The month that is read with its year, or the first behind the year that stands apart from it. */
function firstMonth(items: Item[], time: Mention): FirstMonth | undefined {
  if (time.kind === 'point' && time.month !== undefined)
    return time.day === undefined ? { ...time, month: time.month } : undefined;
  const year = yearOf(time);
  const at =
    year === undefined ? -1 : items.findIndex((_, index) => index >= time.to && loneMonth(items, index));
  const month = at < 0 ? undefined : loneMonth(items, at);
  const near = month && isClose(items, time, month, [...parts, 'begun', 'month-unit']);
  return month && year !== undefined && near && !isOtherEvent(items, month) ? { ...month, year } : undefined;
}

function passFillers(items: Item[], from: number): number {
  let at = from;
  while ((isFiller(items[at]) || is(items[at], 'month-unit')) && !is(items[at], 'or')) at++;
  return at;
}
