import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { EstablishedValue } from '../reading.ts';
import { startsAfterSpace } from '../sentences.ts';
import type { Mention } from './mention.ts';

/** The months that parts of a year stand for. "Mid" and "early" have no sharp ends; these are the usual ones. */
const partsOfYear = { early: [1, 3], mid: [5, 8], late: [10, 12] } as const;

/** The value a mention has together with the words around it: bounds stay bounds, "about" stays approximate. */
export function toValue(
  items: Item[],
  mention: Mention,
  today: Temporal.PlainDate,
): EstablishedValue | undefined {
  const near = (tag: string): boolean => isNear(items, mention, tag);
  const approximate =
    near('about') || near('tilde') || hedged(items, mention) ? ({ approximate: true } as const) : {};
  switch (mention.kind) {
    case 'age':
      if (mention.exact) return { kind: 'established', ageMonths: mention.months, ...approximate };
      if ((near('less') && !isOfOtherYear(items, mention)) || isDenied(items, mention))
        return { kind: 'established', ageMonthsMax: mention.months };
      if (near('more') || items.slice(mention.from, mention.to + 1).some((item) => is(item, 'plus')))
        return { kind: 'established', ageMonthsMin: mention.months };
      return { kind: 'established', ageMonths: mention.months, ...approximate };
    case 'age-range':
      if (isNthYear(items, mention)) return nthYearValue(items, mention);
      return { kind: 'established', ageMonthsMin: mention.min, ageMonthsMax: mention.max };
    case 'days': {
      const part = mention.exact ? undefined : partNamed(items, mention);
      return { kind: 'established', ...(part ? thirdOf(mention, part) : whole(mention)), ...approximate };
    }
    case 'point': {
      const { year, month, day } = mention;
      const value = pointValue(year, month, day);
      const part = month === undefined ? namedMonths(items, mention) : undefined;
      if (part) return monthsOfYear(year, part);
      // "By 2015 at the latest", "at least since 2012"
      if (near('at-latest') || isAtLeast(items, mention))
        return { kind: 'established', ageMonthsMin: monthsSince(daysOf(value)?.last, today) };
      if (near('at-earliest')) return since(firstDay(value), today);
      // 2010'dan önce: the sign stands between.
      const behind = items[is(items[mention.to], 'apostrophe') ? mention.to + 1 : mention.to];
      if (precededBy(items, mention, 'before') || is(behind, 'before-behind'))
        return { kind: 'established', ageMonthsMin: monthsSince(firstDay(value), today) };
      if (precededBy(items, mention, 'after') || is(behind, 'after-behind')) return after(year, month, today);
      return { ...value, ...approximate };
    }
    default:
      return undefined;
  }
}

export function pointValue(year: number, month?: number, day?: number): EstablishedValue & { on: string } {
  if (month === undefined) return { kind: 'established', on: String(year), precision: 'year' };
  const yearMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return { kind: 'established', on: yearMonth, precision: 'month' };
  return { kind: 'established', on: `${yearMonth}-${String(day).padStart(2, '0')}`, precision: 'day' };
}

export interface Days {
  first: Temporal.PlainDate;
  last: Temporal.PlainDate;
}

/** All days that a date or range may mean. */
export function daysOf(value: EstablishedValue): Days | undefined {
  const first = firstDay(value);
  if (first === undefined) return undefined;
  if ('to' in value) return { first, last: Temporal.PlainDate.from(value.to) };
  if (!('precision' in value)) return undefined;
  return { first, last: first.add({ [`${value.precision}s`]: 1 }).subtract({ days: 1 }) };
}

/** The first day that a date or range may mean. */
export function firstDay(value: EstablishedValue): Temporal.PlainDate | undefined {
  if ('from' in value) return Temporal.PlainDate.from(value.from);
  if (!('on' in value)) return undefined;
  const [year = '', month = '01', day = '01'] = value.on.split('-');
  return Temporal.PlainDate.from(`${year}-${month}-${day}`);
}

/** The part of a year that is named nearest: in "late 2017 and early 2018" the first year has the word before it. */
function partNamed(items: Item[], mention: Mention): keyof typeof partsOfYear | undefined {
  const parts = (['early', 'late', 'mid'] as const).filter((tag) => isNear(items, mention, tag));
  const sides = neighboursOf(items, mention);
  const distance = (tag: string): number =>
    Math.min(...sides.map((side) => (reaches(side, tag) ? side.findIndex((item) => is(item, tag)) : 9)));
  return parts.sort((one, other) => distance(one) - distance(other))[0];
}

/** The first and last month of the part of a year that is named beside it: "early", "summer", "the second quarter". */
function namedMonths(items: Item[], mention: Mention): readonly [number, number] | undefined {
  const named = partNamed(items, mention);
  if (named) return partsOfYear[named];
  const [before, after] = neighboursOf(items, mention);
  const season = [...before, ...after].find((item) => is(item, 'part'));
  const reached = [before, after].some((side) =>
    reaches(
      // "Quý 3/2020"
      side.filter((item) => !is(item, 'comma') && !is(item, 'slash')),
      'part',
    ),
  );
  const [first, last] = (meaningOf(season, 'part') ?? '').split('-').map(Number);
  return reached && first && last ? [first, last] : undefined;
}

function monthsOfYear(year: number, [first, last]: readonly [number, number]): EstablishedValue {
  const end = Temporal.PlainYearMonth.from({ year, month: last });
  return {
    kind: 'established',
    from: Temporal.PlainDate.from({ year, month: first, day: 1 }).toString(),
    to: end.toPlainDate({ day: end.daysInMonth }).toString(),
    approximate: true,
  };
}

function whole({ first, last }: { first: string; last: string }): { from: string; to: string } {
  return { from: first, to: last };
}

/** "The mid nineties": early, middle and late share a longer time between them. */
function thirdOf(
  { first, last }: { first: string; last: string },
  part: keyof typeof partsOfYear,
): { from: string; to: string } {
  const start = Temporal.PlainDate.from(first);
  const third = Math.floor(start.until(last, { largestUnit: 'days' }).days / 3);
  const from = start.add({ days: { early: 0, mid: third, late: 2 * third }[part] });
  return { from: from.toString(), to: from.add({ days: third }).toString() };
}

/** "After 2020" begins with 2021 and ends today. */
function after(
  year: number,
  month: number | undefined,
  today: Temporal.PlainDate,
): EstablishedValue | undefined {
  const from = Temporal.PlainDate.from({ year, month: month ?? 12, day: 1 }).add({ months: 1 });
  if (Temporal.PlainDate.compare(from, today) > 0) return undefined;
  return { kind: 'established', from: from.toString(), to: today.toString() };
}

/** "2015 at the earliest" ends today. */
function since(
  first: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): EstablishedValue | undefined {
  if (first === undefined || Temporal.PlainDate.compare(first, today) > 0) return undefined;
  return { kind: 'established', from: first.toString(), to: today.toString() };
}

function monthsSince(first: Temporal.PlainDate | undefined, today: Temporal.PlainDate): number {
  return first?.until(today, { largestUnit: 'months' }).months ?? 0;
}

function isNthYear(items: Item[], { from, to }: Mention): boolean {
  const counts = ['ordinal', 'ordinal-mark', 'nth-mark', 'nth-year'];
  return items.slice(from, to).some((item) => counts.some((tag) => is(item, tag)));
}

/** "Not in our second year yet" bounds it, "our third year is not full yet" does not; what else is not yet is asked. */
function nthYearValue(items: Item[], mention: Mention & { kind: 'age-range' }): EstablishedValue | undefined {
  const beside = items.slice(Math.max(0, mention.from - 4), mention.to + 4);
  const says = (...tags: string[]): boolean => beside.some((item) => tags.some((tag) => is(item, tag)));
  const denied = isDenied(items, mention) || isNear(items, mention, 'less');
  const full = says('will-turn', 'turns-or-turned', 'birthday', 'turned', 'year-full');
  if (denied && says('enters') && mention.min > 0) return { kind: 'established', ageMonthsMax: mention.min };
  if (!full && (denied || says('future'))) return undefined;
  return { kind: 'established', ageMonthsMin: mention.min, ageMonthsMax: mention.max };
}

/** Words of this kind inside the mention: "a couple of years" is about two. */
function hedged(items: Item[], { from, to }: Mention): boolean {
  return items
    .slice(from, to)
    .some(
      (item, at, inside) =>
        is(item, 'hedge') ||
        (at === 0 && inside.length > 1 && (is(item, 'years-first') || is(item, 'months-first'))),
    );
}

const between = [
  'filler',
  'ago',
  'from',
  'about',
  'less',
  'more',
  'until',
  'not',
  'year',
  'early',
  'mid',
  'late',
  'after',
  'and',
  'plus',
  'founded',
  'article',
  // 3년은 아직 안 됐어요: "not yet"
  'market-later',
];

/** Whether a word of this kind belongs to the mention: beside it, with only small words between. */
function isNear(items: Item[], { from, to }: Mention, tag: string): boolean {
  if (items.slice(from, to).some((item) => is(item, tag) && !is(item, 'year'))) return true;
  return neighboursOf(items, { from, to }).some((side) => reaches(side, tag));
}

/** The items next to a mention on either side, the nearest first. */
function neighboursOf(items: Item[], { from, to }: { from: number; to: number }): [Item[], Item[]] {
  return [items.slice(Math.max(0, from - 4), from).reverse(), items.slice(to, to + 4)];
}

/** "Less than a year, about 8 months": the bound belongs to the year that is named before. */
function isOfOtherYear(items: Item[], { from, to }: Mention): boolean {
  const before = items.slice(Math.max(0, from - 4), from);
  const [less, year] = ['less', 'year'].map((tag) => before.findLastIndex((item) => is(item, tag)));
  const behind = items.slice(from, to + 4).some((item) => is(item, 'less'));
  return less !== undefined && year !== undefined && less >= 0 && year === less + 1 && !behind;
}

/**
 * "It hasn't even been a year": a negation in the clause of an age means that it is not reached; "eleven years, and we
 * never changed hands" begins another one.
 */
function isDenied(items: Item[], { from, to }: Mention): boolean {
  // 这家公司不大 也就两岁半: a space ends the clause as well.
  const start = items.findLastIndex((item, at) => at <= from && startsAfterSpace(item, items[at - 1]));
  const before = items.slice(Math.max(0, from - 4, start), from).reverse();
  return [before, items.slice(to, to + 4)].some((neighbours) => {
    const joins = (item: Item): boolean =>
      neighbours !== before && is(item, 'and') && !isFiller(item) && !is(item, 'negation');
    const end = neighbours.findIndex(
      (item) =>
        // 沒很久啦 九個月: "not long" says nothing of the months behind it.
        ['comma', 'dot', 'but', 'number', 'year', 'vague'].some((tag) => is(item, tag)) || joins(item),
    );
    const beside = end === -1 ? neighbours : neighbours.slice(0, end);
    return beside.some((item) => is(item, 'negation') || (is(item, 'less') && neighbours === before));
  });
}

/** "At least since 2012", "since 2012 at least". */
function isAtLeast(items: Item[], { from, to }: Mention): boolean {
  const next = items[to + 1];
  const ends = next === undefined || ['comma', 'dot', 'line'].some((tag) => is(next, tag));
  let before = from - 1;
  while (leadsToYear(items[before]) && !is(items[before], 'more')) before--;
  return is(items[before], 'more') || (is(items[to], 'more') && ends);
}

/** "From", or a small word that is no paper: Vietnamese trên giấy phép is "on the licence", and trên "above". */
function leadsToYear(item: Item | undefined): boolean {
  return (
    (isFiller(item) && !is(item, 'founded')) || ['from', 'ever-since', 'year'].some((tag) => is(item, tag))
  );
}

function precededBy(items: Item[], { from }: Mention, tag: string): boolean {
  return reaches(items.slice(Math.max(0, from - 2), from).reverse(), tag);
}

function reaches(neighbours: Item[], tag: string): boolean {
  for (const item of neighbours) {
    if (is(item, tag)) return true;
    if (!between.some((passed) => is(item, passed))) return false;
  }
  return false;
}
