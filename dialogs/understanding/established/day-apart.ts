import { type Item, is, isFiller } from '../items.ts';
import { phrase } from '../phrase.ts';
import { isSign } from '../sentences.ts';
import { isClose, isOtherEvent, isWithin, yearOf } from './apart.ts';
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
 * "Founded in 2019, the certificate says 14 June", 5月12日，2017年: the only time named is a year, and a day stands apart
 * from it, close by or behind a word for the founding or its papers.
 */
export function withDayApart(items: Item[], mentions: Mention[]): Mention[] | undefined {
  const [time, another] = mentions;
  const year = time && another === undefined ? asYear(time) : undefined;
  if (time === undefined || year === undefined || year.day !== undefined) return undefined;
  const [day, other] = daysBeside(items, year);
  if (day === undefined || (other !== undefined && !isSame(day, other))) return undefined;
  if (year.month !== undefined && year.month !== day.month) return undefined;
  if (time.kind === 'days' && !isWithin(day.month, time)) return undefined;
  const behind = day.from >= year.to;
  const between = behind ? items.slice(year.to, day.from) : items.slice(day.to, year.from);
  const leads = leadsToDay(between) || isClose(items, year, day);
  // 具体是10月9号
  const exact = is(between.at(-1), 'precisely');
  const leadsOn = year.month === undefined ? leads : exact || between.every(isPassed);
  if (!leadsOn || isOtherEvent(items, day)) return undefined;
  const moment = point(year.year, day.month, day.day);
  return moment && [{ ...moment, from: Math.min(year.from, day.from), to: Math.max(year.to, day.to) }];
}

/** A year or month, and the year of a season: "this spring, on 28 March". */
function asYear(time: Mention): (Mention & { kind: 'point' }) | undefined {
  if (time.kind === 'point') return time;
  const year = yearOf(time);
  return year === undefined ? undefined : { kind: 'point', year, from: time.from, to: time.to };
}

/** A day of a month without its year. Item indexes, end exclusive. */
export interface LoneDay {
  month: number;
  day: number;
  from: number;
  to: number;
}

/** The days that are no part of a time, as "in 2019" is none of "May 20". */
export function daysBeside(items: Item[], time: Mention): LoneDay[] {
  return items.flatMap((_, at) => {
    const day = dayAt(items, at);
    return day === undefined || (day.from < time.to && time.from < day.to) ? [] : [day];
  });
}

/** The longest way to read a day that begins here. */
function dayAt(items: Item[], at: number): LoneDay | undefined {
  const matches = days.flatMap((one) => one.match(items, at) ?? []);
  const [match] = matches.toSorted((one, other) => other.to - one.to);
  if (match === undefined) return undefined;
  const [day, month] = [match.number('d') ?? 0, match.number('m') ?? 0];
  const exists = day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return exists ? { month, day, from: match.from, to: match.to } : undefined;
}

function isSame(one: LoneDay, other: LoneDay): boolean {
  return one.month === other.month && one.day === other.day;
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
