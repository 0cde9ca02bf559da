import { type Item, is, isFiller } from '../items.ts';
import type { Match } from '../phrase.ts';
import { monthsIn, point, twoDigitYear } from './calendar-moments.ts';
import type { Moment } from './mention.ts';

/** What the words of an age or a relative time say; undefined where they cannot be one. */
export type Read = (match: Match, today: Temporal.PlainDate, items: Item[]) => Moment | undefined;

/** No company that asks is older, in years; larger numbers before "year" are years of a calendar. */
export const oldest = 300;

export function shortYearOf(match: Match, today: Temporal.PlainDate): Moment | undefined {
  const year = twoDigitYear(match.number('y') ?? 0);
  const written = match.text('y')?.length === 2;
  return written && year <= today.year ? { kind: 'point', year } : undefined;
}

/** Days and weeks are an age with "ago" beside them or alone: "open 5 days a week" and "it took 3 days" are none. */
export function isWholeAnswer({ from, to }: Match, items: Item[]): boolean {
  const beside = [...items.slice(Math.max(0, from - 2), from), ...items.slice(to, to + 2)];
  return (
    items.length - (to - from) <= 1 ||
    beside.some((item) =>
      ['ago', 'founded', 'about', 'more', 'less', 'from', 'since', 'vague'].some((tag) => is(item, tag)),
    )
  );
}

/** Nobody counts more of them. */
const longestDays = 1500;

/** Whole months, or half of the first. */
export function ageOfDays(days = 0): Moment | undefined {
  // من 2003 أيام الفاكس: the days of the fax
  if (days > longestDays) return undefined;
  const months = days / 30.44;
  return { kind: 'age', months: months < 0.6 ? Math.round(months * 2) / 2 : Math.round(months) };
}

export function years(match: Match): Moment | undefined {
  if (/^0\d/.test(match.text('years') ?? '')) return undefined;
  if ((match.number('years') ?? 0) > oldest || (match.number('months') ?? 0) > oldest) return undefined;
  const half = match.text('half') === undefined ? 0 : 6;
  return { kind: 'age', months: (match.number('years') ?? 0) * 12 + (match.number('months') ?? 0) + half };
}

/** "We just turned one", wir sind gerade eins geworden: the bare number beside the word is the age, if no day is told. */
export function turnedYears(match: Match, _: Temporal.PlainDate, items: Item[]): Moment | undefined {
  const count = match.number('years') ?? 0;
  const next = items[match.to];
  const ends = next === undefined || ['comma', 'dot', 'line', 'exclamation'].some((tag) => is(next, tag));
  const told = items.some((item) => dated.some((tag) => is(item, tag)));
  return count >= 1 && count < 60 && ends && !told ? { kind: 'age', months: count * 12 } : undefined;
}

const dated = [
  'month',
  'month-mark',
  'relative-year',
  'relative-month',
  'coming',
  'future',
  'will-turn',
  'turning',
  'other-thing',
  'relation',
];

/** "Not a year yet, 11 months" are no 23 months. */
export function yearsAndMonths(match: Match, _: Temporal.PlainDate, items: Item[]): Moment | undefined {
  const bound = [items[match.from - 1], items[match.from - 2]].some(
    (item) => is(item, 'less') || is(item, 'negation'),
  );
  const apart = items.slice(match.from, match.to).some((item) => is(item, 'comma'));
  // "Just over a year, 13 months" counts the same again.
  const again = apart && (match.number('months') ?? 0) >= 12;
  return again || (bound && apart) ? undefined : years(match);
}

export function decimalYears(match: Match): Moment | undefined {
  // 102、103年 lists two years.
  if ((match.text('tenths') ?? '').length > 2 || (match.number('years') ?? 0) > oldest / 3) return undefined;
  return { kind: 'age', months: Math.round(Number(`${match.text('years')}.${match.text('tenths')}`) * 12) };
}

export function fractionYears(match: Match): Moment {
  const fraction = (match.number('one') ?? 0) / (match.number('two') ?? 1);
  return { kind: 'age', months: Math.round(((match.number('years') ?? 0) + fraction) * 12) };
}

/** "Five years ago today" is that very day. */
export function agoToday(match: Match, today: Temporal.PlainDate): Moment | undefined {
  const years = match.number('years') ?? 0;
  if (match.number('relative') !== 0 || years > oldest) return undefined;
  const day = today.subtract({ years });
  return { kind: 'point', year: day.year, month: day.month, day: day.day };
}

/** 两三年, 5、6年: the numbers beside each other mean from one to the other. */
export function few(unit: number): Read {
  return (match) => {
    const [low = 0, high = 0] = (match.text('few') ?? '').split('-').map(Number);
    return { kind: 'age-range', min: low * unit, max: high * unit };
  };
}

export function missingMonths(match: Match): Moment {
  return { kind: 'age', months: (match.number('years') ?? 0) * 12 - (match.number('months') ?? 0) };
}

/** "Two years ago in March" is a month of that year; 令和5年 beside a month is no number of years. */
export function monthYearsAgo(match: Match, today: Temporal.PlainDate): Moment | undefined {
  const years = match.number('years') ?? 0;
  return years < oldest
    ? { kind: 'point', year: today.year - years, month: match.number('month') ?? 1 }
    : undefined;
}

/** Whole years that one word counts, as the Arabic dual does. */
export function monthAges(match: Match, today: Temporal.PlainDate): Moment | undefined {
  const age = match.number('age') ?? 0;
  if (age === 0 || age % 12 !== 0) return undefined;
  return { kind: 'point', year: today.year - age / 12, month: match.number('month') ?? 1 };
}

export function neighbours(match: Match): Moment | undefined {
  return match.number('high') === (match.number('low') ?? 0) + 1 ? ageRange(match, 12) : undefined;
}

export function ageRange(match: Match, unit: number): Moment | undefined {
  const [low = 0, high = 0] = [match.number('low'), match.number('high')];
  return low < high && high < oldest ? { kind: 'age-range', min: low * unit, max: high * unit } : undefined;
}

/** 14年到15年: numbers of two digits, each with its own 年, are the years 2014 and 2015; 2年到3年 and 14年到15年前 are ages. */
export function shortYears(match: Match, today: Temporal.PlainDate, items: Item[]): Moment | undefined {
  const [low = '', high = ''] = [match.text('low'), match.text('high')];
  const marked = items.slice(match.from, match.to).filter((item) => is(item, 'year-mark')).length === 2;
  const written =
    [low, high].every((text) => /^\d\d$/.test(text)) && (low.startsWith('0') || Number(low) > 10);
  const [first, last] = [twoDigitYear(Number(low)), twoDigitYear(Number(high))];
  const counted = ['ago', 'more'].some((tag) => is(items[match.to], tag));
  if (!marked || !written || counted || first >= last || last > today.year) return ageRange(match, 12);
  return { kind: 'days', first: `${first}-01-01`, last: `${last}-12-31` };
}

/** "In its third year": two years are complete, the third is not. */
export function nthYear(match: Match): Moment | undefined {
  const nth = match.number('nth') ?? 1;
  if (nth > 1900 && nth < 2100) return { kind: 'point', year: nth };
  // "98-й год" is 1998; no company is asked in its seventieth year.
  if (nth >= 70 && nth < 100) return { kind: 'point', year: 1900 + nth };
  if (nth < 1 || nth > oldest) return undefined;
  return { kind: 'age-range', min: (nth - 1) * 12, max: nth * 12 };
}

export function relativeYear(match: Match, today: Temporal.PlainDate, items: Item[]): Moment | undefined {
  // 明年四月满十年, 来年3月で10周年を迎えます: a number of years is no day.
  const years = ['year', 'will-turn', 'birthday'].some((tag) => is(items[match.to], tag));
  if (is(items[match.to - 1], 'number') && years) return undefined;
  // "We turned 6 in March this year": the number beside the word is that of the birthday.
  if (
    is(items[match.from - 1], 'birthday') &&
    is(items[match.from], 'digits') &&
    isFiller(items[match.from + 1])
  )
    return undefined;
  const year = today.year + (match.number('relative') ?? 0);
  return point(year, match.number('month'), match.number('day'));
}

/** "Last December": the latest one that is over. */
export function lastMonth(match: Match, today: Temporal.PlainDate): Moment | undefined {
  const month = match.number('month') ?? 0;
  if (month < 1 || month > 12) return undefined;
  const day = match.number('d');
  if (day === undefined)
    return { kind: 'point', year: month < today.month ? today.year : today.year - 1, month };
  const past = month < today.month || (month === today.month && day < today.day);
  return point(past ? today.year : today.year - 1, month, day);
}

/** 6年前の夏: a season of the year so many years back. */
export function partYearsAgo(match: Match, today: Temporal.PlainDate): Moment | undefined {
  const back = match.number('years') ?? 0;
  return back >= 1 && back <= oldest ? monthsIn(today.year - back, match.text('part')) : undefined;
}

/** 先月の15日: the day needs its mark, as "last month, 15" may count anything. */
export function relativeMonth(match: Match, today: Temporal.PlainDate, items: Item[]): Moment | undefined {
  const { year, month } = today.toPlainYearMonth().add({ months: match.number('relative') ?? 0 });
  const marked = ['day', 'day-mark'].some((tag) => is(items[match.to - 1], tag));
  return point(year, month, marked ? match.number('d') : undefined);
}
