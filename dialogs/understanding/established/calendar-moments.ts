import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { Match } from '../phrase.ts';
import type { Moment } from './mention.ts';

export function impossibleMonth(match: Match): Moment | undefined {
  return (match.number('m') ?? 0) > 12 ? { kind: 'impossible' } : undefined;
}

/** A feast that falls on the same day every year; "shortly after New Year" is another day. */
export function holiday(match: Match, today: Temporal.PlainDate, items: Item[]): Moment | undefined {
  const beside = [items[match.from - 1], items[match.from - 2], items[match.to], items[match.to + 1]];
  const around = ['about', 'before', 'after', 'before-behind', 'after-behind', 'less', 'more', 'birthday'];
  if (
    beside.some(
      (item) =>
        around.some((tag) => is(item, tag)) ||
        /^(?:[刚剛前后後期过過隔翌ごろ頃전후쯤무]|다음)/u.test(item?.raw ?? ''),
    )
  )
    return undefined;
  // 노동절 다음날인 2022년 5월 2일: the year has a month of its own.
  const next = items[match.to];
  if (is(next, 'month') || (is(next, 'number') && is(items[match.to + 1], 'month-mark'))) return undefined;
  const [month, day] = (match.text('h') ?? '').split('-').map(Number);
  const relative = match.number('r');
  const year = relative === undefined ? match.text('y') : String(today.year + relative);
  return isYear(year) ? point(Number(year), month, day) : undefined;
}

/** "In 2012, on 14 February"; in "sole trader since 2015, 1 April 2021 the company" the day has a year of its own. */
export function yearThenDay(match: Match, _: Temporal.PlainDate, items: Item[]): Moment | undefined {
  if (isYear(meaningOf(items[match.to], 'digits'))) return undefined;
  return isYear(match.text('y')) ? point(match.number('y'), match.number('m'), match.number('d')) : undefined;
}

export function written(match: Match, today: Temporal.PlainDate, items: Item[]): Moment | undefined {
  // "April, ten years" names no year: as a word, so small a number is none.
  const said = match.text('y');
  const spoken = items
    .slice(match.from, match.to)
    .some((item) => meaningOf(item, 'number') === said && !is(item, 'digits'));
  if (spoken && Number(said) < 13) return undefined;
  // 二月二十號 is a day.
  if (said?.length === 2 && spoken && is(items[match.to], 'day-mark')) return undefined;
  // "Im März sind wir 10 geworden"
  const inside = items.slice(match.from, match.to);
  if (said?.length === 2 && inside.some((item) => is(item, 'the-company'))) return undefined;
  // "June 14th" is a day; Russian has its days in front, so марта 23го is of 2023.
  const next = items[match.to];
  if (said?.length === 2 && next?.glued && is(next, 'ordinal-mark') && /^\p{Script=Latin}/u.test(next.raw))
    return undefined;
  // "Minggu pertama Mei 2023" is a week, not the first day.
  if (is(items[match.from - 1], 'week') && is(items[match.from], 'ordinal')) return undefined;
  // "The 14th of June", haziranın 14'ünde
  const ofDay = inside.some((item, at) => is(item, 'ordinal-mark') && is(inside[at - 1], 'digits'));
  const possessed = is(next, 'apostrophe') && /^s?[ıiuü]/u.test(items[match.to + 1]?.raw ?? '');
  if (said?.length === 2 && match.text('d') === undefined && (ofDay || possessed)) return undefined;
  // "May 2017 we are 14": what looks like a year is no day.
  if (isYear(match.text('d'))) return undefined;
  const year = fullYear(match.text('y'), today);
  const month = match.number('m');
  return year === undefined || month === undefined ? undefined : point(year, month, match.number('d'));
}

/** A date that begins with the first of a month. */
export function firstOfMonth(match: Match): Moment | undefined {
  const day = match.number('d');
  return isYear(match.text('y')) ? point(match.number('y'), match.number('m'), day) : undefined;
}

/** A month by its number, where the year has four digits: "6 years 3 months" are none. */
export function yearAndMonth(match: Match): Moment | undefined {
  return isYear(match.text('y')) && isMonth(match.number('m'))
    ? point(match.number('y'), match.number('m'))
    : undefined;
}

export function fourDigits(match: Match): Moment | undefined {
  const text = match.text('y');
  return isYear(text) ? point(Number(text)) : undefined;
}

/** 2016-17, as a financial year is written; 2011-12 may be a month as well. */
export function twoYears(match: Match): Moment | undefined {
  const year = match.number('y') ?? 0;
  const next = match.text('m') === String((year + 1) % 100);
  return next ? { kind: 'days', first: `${year}-01-01`, last: `${year + 1}-12-31` } : undefined;
}

export function shortYear(match: Match, today: Temporal.PlainDate): Moment | undefined {
  const text = match.text('y') ?? '';
  return text.length === 2 ? point(fullYear(text, today)) : undefined;
}

/** 16年开春注册的: what is founded behind the year was founded in it; 15年前注册的 and 注册15年了 count years. */
export function isFoundedBehind(items: Item[], behind: number): boolean {
  const clause = items.slice(behind, behind + 6);
  const end = clause.findIndex((item) => is(item, 'comma') || is(item, 'dot') || is(item, 'line'));
  const said = end === -1 ? clause : clause.slice(0, end);
  const counted = [
    'ago',
    'more',
    'less',
    'about',
    'half',
    'month-unit',
    'duration',
    'number',
    'since',
    'from',
  ];
  return (
    said.some((item) => is(item, 'founded') || is(item, 'own-start')) &&
    !said.some((item) => counted.some((tag) => is(item, tag) && !isFiller(item)))
  );
}

/** 是20年的: 是 … 的 says when; 20年的公司 says how old. */
export function isFocused(items: Item[], { from, to }: Match): boolean {
  const next = items[to + 1];
  const ends = next === undefined || ['comma', 'dot', 'line', 'exclamation'].some((tag) => is(next, tag));
  return ends && /^的/u.test(items[to]?.raw ?? '') && /[是系]$/u.test(items[from - 1]?.raw ?? '');
}

/** "Los 90", "gli anni 80". */
export function decade(match: Match): Moment | undefined {
  const short = match.number('y') ?? 0;
  const year = short < 100 ? 1900 + short : short;
  if (year % 10 !== 0 || year < 1950 || year > 2020) return undefined;
  return { kind: 'days', first: `${year}-01-01`, last: `${year + 9}-12-31` };
}

/** "Desde el 98": two digits are a year only behind a word that a year follows. */
export function sinceYear(match: Match, today: Temporal.PlainDate, items: Item[]): Moment | undefined {
  const before = ['since', 'part', 'early', 'mid', 'late'];
  // "It took 24 hours", in languages whose "in" is "since" as well.
  const counted = ['hour', 'minute', 'day', 'week', 'month-unit', 'person', 'percent', 'counted'];
  if (counted.some((tag) => is(items[match.to], tag))) return undefined;
  return before.some((tag) => is(items[match.from - 1], tag)) ? shortYear(match, today) : undefined;
}

export function partOfYear(match: Match, today: Temporal.PlainDate, items: Item[]): Moment | undefined {
  // "This spring 18 years are full": the number is that of the birthday.
  const beside = [items[match.to - 1], items[match.to]];
  const counts = ['birthday', 'turned', 'will-turn'].some((tag) => beside.some((item) => is(item, tag)));
  if (match.text('y')?.length === 2 && counts) return undefined;
  return monthsIn(fullYear(match.text('y'), today), match.text('p'));
}

export function partOfRelativeYear(match: Match, today: Temporal.PlainDate): Moment | undefined {
  return monthsIn(today.year + (match.number('r') ?? 0), match.text('p'));
}

/** "In spring four years ago", "im Frühjahr vor vier Jahren" */
export function partYearsAgo(match: Match, today: Temporal.PlainDate): Moment | undefined {
  return monthsIn(today.year - (match.number('years') ?? 0), match.text('p'));
}

/**
 * "This spring" is one of this year that has begun. "Last spring" is the one of last year only while this year's is not
 * over: later, people mean either.
 */
export function partNear(match: Match, today: Temporal.PlainDate, back: 0 | -1): Moment | undefined {
  const [first = 0, last = 0] = (match.text('p') ?? '').split('-').map(Number);
  const fits = back === 0 ? first <= today.month : last >= today.month;
  return fits ? monthsIn(today.year + back, match.text('p')) : undefined;
}

export function yearsOf(match: Match): Moment | undefined {
  const decade = match.text('d');
  return isYear(decade)
    ? { kind: 'days', first: `${decade}-01-01`, last: `${Number(decade) + 9}-12-31` }
    : undefined;
}

/** The months that a part of a year spans, written as "7-9". */
export function monthsIn(year: number | undefined, part: string | undefined): Moment | undefined {
  const [first, last] = (part ?? '').split('-').map(Number);
  if (year === undefined || first === undefined || last === undefined) return undefined;
  const end = Temporal.PlainYearMonth.from({ year, month: last });
  return {
    kind: 'days',
    first: Temporal.PlainDate.from({ year, month: first, day: 1 }).toString(),
    last: end.toPlainDate({ day: end.daysInMonth }).toString(),
  };
}

/** 20230315 and 202303. */
export function compact(match: Match): Moment | undefined {
  const text = match.text('digits-date') ?? '';
  const parts = /^((?:19|20)\d\d)(\d\d)(\d\d)?$/.exec(text);
  return parts
    ? point(Number(parts[1]), Number(parts[2]), parts[3] ? Number(parts[3]) : undefined)
    : undefined;
}

/** 15/3/2023, 3/15/2023, 15.3.23: which number is the day shows only when one of them is over 12. */
export function dayFirst(match: Match): Moment | undefined {
  const [first, second, yearText] = [match.number('y'), match.number('m'), match.text('d')];
  if (first === undefined || second === undefined || yearText === undefined) return undefined;
  if (yearText.length !== 4 && yearText.length !== 2) return undefined;
  const year = yearText.length === 4 ? Number(yearText) : twoDigitYear(Number(yearText));
  // 12.345.678/0001-90 is a number of the register.
  if ((match.text('y')?.length ?? 0) > 2 || (match.text('m')?.length ?? 0) > 2) return undefined;
  // 9.00-18.00 is a time of the day.
  if (first === 0 || second === 0) return undefined;
  if (first > 12 && second > 12) return { kind: 'impossible' };
  if (first > 12 || first === second) return point(year, second, first);
  if (second > 12) return point(year, first, second);
  return { kind: 'two-orders', first, second, year };
}

/** Remembers that the numbers stood between full stops. */
export function marked(moment: Moment | undefined): Moment | undefined {
  return moment?.kind === 'two-orders' ? { ...moment, dotted: true } : moment;
}

export function fullYear(text: string | undefined, today: Temporal.PlainDate): number | undefined {
  if (text === undefined) return undefined;
  if (isYear(text)) return Number(text);
  if (text.length !== 2) return undefined;
  const year = twoDigitYear(Number(text));
  return year <= today.year + 1 ? year : undefined;
}

export function twoDigitYear(number: number): number {
  return number < 50 ? 2000 + number : 1900 + number;
}

export function isYear(text: string | undefined): boolean {
  const year = Number(text);
  return text !== undefined && text.length === 4 && year >= 1700 && year < 2200;
}

export function isMonth(month: number | undefined): boolean {
  return month !== undefined && month >= 1 && month <= 12;
}

/** A date that may not exist: 31 February is impossible, not 2 March. */
export function point(year: number | undefined, month?: number, day?: number): Moment | undefined {
  if (year === undefined) return undefined;
  if (month === undefined) return { kind: 'point', year };
  if (!isMonth(month)) return { kind: 'impossible' };
  if (day === undefined) return { kind: 'point', year, month };
  const exists = day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  return exists ? { kind: 'point', year, month, day } : { kind: 'impossible' };
}
