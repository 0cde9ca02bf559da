import { type Item, is, isFiller } from '../items.ts';
import type { DaySet } from './days.ts';
import { isPartOfDay } from './part-of-day.ts';

/** Whether days are said to be closed: "closed on Sundays", 日曜休み; `before` are the days that are closed already. */
export function areClosed(items: Item[], { days, first, behind }: DaySet, before: DaySet[]): boolean {
  // "Closed on Wednesday afternoons"
  if ([first - 1, behind].some((at) => isPartOfDay(items, at))) return false;
  let left = first - 1;
  // "Fechamos ao domingo"
  // หยุดทุกวันจันทร์: and "every" is one
  while (isFiller(items[left]) || is(items[left], 'per') || is(items[left], 'every-day')) left--;
  let right = behind;
  while (isFiller(items[right])) right++;
  // เสาร์อาทิตย์หยุด วันธรรมดา: what closes the days before it does not close the next ones as well.
  const spent =
    is(items[left], 'except-after') && left === first - 1 && before.some((days) => days.behind === left);
  // ما نشتغل غير الأحد: not open but then.
  const denied = items
    .slice(Math.max(0, left - 2), Math.max(0, left))
    .some((item) => is(item, 'negation') || is(item, 'except-after'));
  if (is(items[left], 'except') && denied && is(items[left], 'only')) return false;
  if (days.length > mostClosed && isBehindBreak(items, left)) return false;
  return (is(items[left], 'except') && !spent) || is(items[right], 'except-after');
}

const mostClosed = 3;

/** "With an hour lunch closed, Monday to Friday": what is closed is told before it. */
function isBehindBreak(items: Item[], closed: number): boolean {
  let before = closed - 1;
  while (
    isFiller(items[before]) ||
    ['number', 'hour', 'oclock', 'noon'].some((tag) => is(items[before], tag))
  )
    before--;
  return is(items[before], 'lunch') || is(items[before], 'lunch-closed') || is(items[before + 1], 'noon');
}
