import { type Item, is, meaningOf } from '../items.ts';
import { point, twoDigitYear } from './calendar-moments.ts';
import type { Mention } from './mention.ts';

/**
 * In what order numbers make a date: `day-first`; `year-first`, where no short date begins with its day;
 * `either-first`, as in Taipei and Hong Kong; or `unknown`, as in English, which is written on both sides of an ocean.
 */
export type DateOrder = 'day-first' | 'year-first' | 'either-first' | 'unknown';

/**
 * 3.4.2024 is 3 April but in English, 12/05/2019 the 12th of May where the day comes first, and 18/05/23 the 23rd of May
 * 2018 where the year does.
 */
export function settleOrder(items: Item[], mention: Mention, order: DateOrder): Mention {
  const yearFirst = order === 'year-first' ? shortDateFrom(items, mention) : undefined;
  if (yearFirst) return yearFirst;
  if (order !== 'unknown' && isDottedMonthFirst(items, mention)) {
    return { kind: 'impossible', from: mention.from, to: mention.to };
  }
  if (mention.kind !== 'two-orders' || order === 'unknown') return mention;
  if (!mention.dotted && order !== 'day-first') return mention;
  const { first, second, year, from, to } = mention;
  return { kind: 'point', year, month: second, day: first, from, to };
}

/** "June 14" in English: a day to most, and a year to some; "Jan 22" is a month of that year. */
export function isDayOrYear(items: Item[], { kind, from, to }: Mention, order: DateOrder): boolean {
  const number = meaningOf(items[to - 1], 'digits') ?? '';
  const alone = kind === 'point' && to - from === 2 && is(items[from], 'month');
  const short =
    /^[a-z]{3,4}\.?$/iu.test(items[from]?.raw ?? '') && !/^(?:may|june|july)$/iu.test(items[from]?.raw ?? '');
  return order === 'unknown' && alone && !short && number.length === 2 && Number(number) <= 31;
}

/** 4.13.2021: between full stops the month never comes first but in English. */
function isDottedMonthFirst(items: Item[], { from, to }: Mention): boolean {
  const [day, dot, month, , year] = items.slice(from, to);
  return (
    to - from === 5 &&
    is(dot, 'dot') &&
    (meaningOf(day, 'digits')?.length ?? 4) <= 2 &&
    Number(meaningOf(month, 'digits')) > 12 &&
    meaningOf(year, 'digits')?.length === 4
  );
}

/** 丸の内2-2015: where the year comes first, nobody writes a month before it with a dash. */
export function isHouseNumber(items: Item[], { from, to }: Mention): boolean {
  return to - from === 3 && is(items[from + 1], 'dash') && meaningOf(items[to - 1], 'digits')?.length === 4;
}

/** 18/05/23 and 18.5.23 with the year first. */
export function shortDateFrom(items: Item[], { from, to }: Mention): Mention | undefined {
  const numbers = items.slice(from, to).flatMap((item) => meaningOf(item, 'digits') ?? []);
  const [year, month, day, more] = numbers.map(Number);
  if (year === undefined || month === undefined || day === undefined || more !== undefined) return undefined;
  const short = to - from === 5 && numbers.every((digits) => digits.length <= 2) && numbers[0]?.length === 2;
  const moment = short ? point(twoDigitYear(year), month, day) : undefined;
  return moment?.kind === 'point' ? { ...moment, from, to } : undefined;
}
