import { type Item, is, isFiller } from '../items.ts';
import { type Match, phrase } from '../phrase.ts';
import { isSign } from '../sentences.ts';
import { isOtherEvent } from './apart.ts';
import { point } from './calendar-moments.ts';
import type { Mention } from './mention.ts';

/** A day and its month, as languages order them, without a year. */
const days = [
  // the 3rd of May, 3. Mai, 4 de julio
  'day? d:number|ordinal ^dot? ordinal-mark? from? m:month',
  // ngày 4 tháng 7
  'day? d:number month-unit m:number',
  // June 14th
  'm:month d:number|ordinal ordinal-mark?',
  // 6月14日
  'm:number month-mark d:number day|day-mark?',
].map(phrase);

/** More words between a year and a day that nobody knows may turn what they say. */
const mostUnknown = 2;

/**
 * "Founded in 2019, the certificate says 14 June": the only time named is a year, and a day stands apart from it behind
 * a word for the founding or its papers.
 */
export function withDayApart(items: Item[], mentions: Mention[]): Mention[] | undefined {
  const [year, another] = mentions;
  if (year?.kind !== 'point' || year.day !== undefined || another !== undefined) return undefined;
  const [day, other] = items.flatMap((_, at) => dayAt(items, at, year) ?? []);
  if (day === undefined || (other !== undefined && !isSame(day, other))) return undefined;
  const month = day.number('m');
  if (year.month !== undefined && year.month !== month) return undefined;
  const behind = day.from >= year.to;
  const between = behind ? items.slice(year.to, day.from) : items.slice(day.to, year.from);
  const leads = year.month === undefined ? leadsToDay(between) : between.every(isPassed);
  if (month === undefined || !leads || isOtherEvent(items, { ...day, month })) return undefined;
  const moment = point(year.year, month, day.number('d'));
  return moment && [{ ...moment, from: Math.min(year.from, day.from), to: Math.max(year.to, day.to) }];
}

/** The longest way to read a day that begins here and is no part of the year, as "in 2019" is none of "May 20". */
function dayAt(items: Item[], at: number, year: Mention): Match | undefined {
  const matches = days.flatMap((one) => one.match(items, at) ?? []);
  const day = matches.toSorted((one, other) => other.to - one.to)[0];
  if (day === undefined || (day.from < year.to && year.from < day.to)) return undefined;
  const number = day.number('d') ?? 0;
  return number >= 1 && number <= 31 && (day.number('m') ?? 13) <= 12 ? day : undefined;
}

function isSame(one: Match, other: Match): boolean {
  return one.number('m') === other.number('m') && one.number('d') === other.number('d');
}

/** "In May last year, shortly after the holidays: on 9 May" */
function isPassed(item: Item): boolean {
  return isFiller(item) || isSign(item) || is(item, 'after') || is(item, 'founded');
}

function leadsToDay(between: Item[]): boolean {
  const says = (...tags: string[]): boolean => between.some((item) => tags.some((tag) => is(item, tag)));
  const unknown = between.filter((item) => item.meanings.length === 0 && !isSign(item) && !isFiller(item));
  return (
    says('founded', 'target') &&
    !says('correction', 'other-event', 'other-thing', 'not', 'negation', 'digits') &&
    unknown.length <= mostUnknown
  );
}
