import type { Weekday } from '../../rules/facts.ts';
import { weekdays } from '../../rules/facts.ts';
import { type Item, is, meaningOf } from '../items.ts';

/** 星期日至四, thứ 2-6: the second day without the word for days of the week, which Chinese and Vietnamese count. */
export function shortDay(items: Item[], first: number, at: number): Weekday | undefined {
  // من الحد للأربع: the fourth day by the number it has its name from.
  const ending = meaningOf(items[at], 'weekday-end');
  if (ending !== undefined) return weekdays.find((day) => day === ending);
  const number = meaningOf(items[at], 'number');
  if (number === undefined || isCount(items[at + 1])) return undefined;
  if (countsFromMonday(items[first]))
    return is(items[at], 'digits') ? undefined : weekdays[Number(number) - 1];
  // "Thứ 2: 9-18" tells hours, and "thứ 2 - 6.5" nothing.
  return countsFromSunday(items[first]) && !beginsTime(items, at) && Number(number) <= 7
    ? weekdays[Number(number) - 2]
    : undefined;
}

/** 周一三五, "T2,4,6": the days that are counted behind the one with the word, and the index behind them. */
export function readCountedDays(
  items: Item[],
  first: number,
): { days: Weekday[]; behind: number } | undefined {
  if (countsFromMonday(items[first])) return readChineseDays(items, first + 1);
  if (!countsFromSunday(items[first])) return undefined;
  const days: Weekday[] = [];
  let at = first + 1;
  for (; is(items[at], 'comma') || is(items[at], 'slash') || is(items[at], 'and'); at += 2) {
    const next = at + 1;
    const day = weekdays[Number(meaningOf(items[next], 'digits') ?? Number.NaN) - 2];
    if (day === undefined || isCount(items[next + 1]) || beginsTime(items, next)) break;
    days.push(day);
  }
  return days.length === 0 ? undefined : { days, behind: at };
}

/** Days follow at once, as in 周一三五, or apart: 周一、三、五. */
function readChineseDays(
  items: Item[],
  behindFirst: number,
): { days: Weekday[]; behind: number } | undefined {
  const together = items[behindFirst]?.glued ? chineseDays(items, behindFirst) : [];
  const days = [...together];
  let behind = behindFirst + (together.length > 0 ? 1 : 0);
  while (['comma', 'slash', 'and'].some((tag) => is(items[behind], tag))) {
    const [day, another] = chineseDays(items, behind + 1);
    if (day === undefined || another !== undefined) break;
    days.push(day);
    behind += 2;
  }
  return days.length > 0 ? { days, behind } : undefined;
}

/** The days that one item counts, from 一 on; none where it counts something else. */
function chineseDays(items: Item[], at: number): Weekday[] {
  const item = items[at];
  if (is(item, 'digits') || isCount(items[at + 1])) return [];
  if (item?.raw === '日' || item?.raw === '天') return ['sun'];
  const counted = meaningOf(item, 'year-digits') ?? meaningOf(item, 'number') ?? '';
  const days = [...counted].flatMap((digit) => weekdays[Number(digit) - 1] ?? []);
  const rising = [...counted].every((digit, index) => index === 0 || digit > counted.charAt(index - 1));
  return days.length === counted.length && rising ? days : [];
}

function countsFromMonday(item: Item | undefined): boolean {
  return /^[每逢]?[星周週禮礼拜]/.test(item?.raw ?? '') && is(item, 'weekday');
}

function countsFromSunday(item: Item | undefined): boolean {
  return /^th\S*\s*\d$|^t\d$/iu.test(item?.raw ?? '') && is(item, 'weekday');
}

/** A number with such a word behind it is no day of the week. */
function isCount(next: Item | undefined): boolean {
  return ['oclock', 'hour', 'day', 'person', 'counted'].some((tag) => is(next, tag));
}

function beginsTime(items: Item[], at: number): boolean {
  const signs = ['colon', 'dot', 'dash', 'until', 'slash'];
  return signs.some((tag) => is(items[at + 1], tag)) && (items[at + 2]?.glued ?? false);
}
