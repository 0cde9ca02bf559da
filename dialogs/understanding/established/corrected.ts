import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { isSign } from '../sentences.ts';
import { isClose, isOtherEvent, loneMonth, yearOf } from './apart.ts';
import { twoDigitYear } from './calendar-moments.ts';
import { daysBeside } from './day-apart.ts';
import type { Mention } from './mention.ts';
import { isDenied } from './withdrawn.ts';

/** The times of a message where a correction replaces a part of one: its month, or its year. */
export function withPartCorrected(items: Item[], mentions: Mention[]): Mention[] | undefined {
  const denied = withYearDenied(items, mentions);
  if (denied) return denied;
  const [withdrawn, year] = mentions.slice(-2);
  const renamed = withdrawn && year ? withYearCorrected(items, withdrawn, year) : undefined;
  if (renamed) return [renamed];
  const completed = withdrawn && year ? withMonthBehind(items, withdrawn, year) : undefined;
  if (completed) return [...mentions.slice(0, -1), completed];
  const [mention, another] = mentions;
  const corrected = mention && !another ? withMonthCorrected(items, mention) : undefined;
  return corrected && [corrected];
}

/** "March 2021, no, it was April", 2020.3.5，打错了，是3月15: behind a correction, a month or day is of the same year. */
function withMonthCorrected(items: Item[], mention: Mention): Mention | undefined {
  if (mention.kind !== 'point' || mention.month === undefined) return undefined;
  const corrected = items.findIndex((item, at) => at >= mention.to && is(item, 'correction'));
  if (corrected === -1) return undefined;
  const isMeant = (part: { month: number; from: number; to: number }): boolean =>
    part.from > corrected && !isOtherEvent(items, part);
  const days = daysBeside(items, mention).filter(isMeant);
  const months = items.flatMap((_, at) => loneMonth(items, at) ?? []).filter(isMeant);
  const day = days.at(-1);
  const month = day ?? months.at(-1);
  if (month === undefined || [...days, ...months].some((one) => one.month !== month.month)) return undefined;
  if (days.some((one) => one.day !== day?.day)) return undefined;
  return { kind: 'point', year: mention.year, ...month, from: mention.from };
}

/** "March 2021, sorry, the 4th": what stands behind the correction was not made out, so the date before it is asked. */
export function isCorrectedInPart(items: Item[], mentions: Mention[]): boolean {
  const end = Math.max(0, ...mentions.map(({ to }) => to));
  const corrected = items.findIndex((item, at) => at >= end && is(item, 'correction'));
  const isOfDate = (item: Item): boolean =>
    is(item, 'digits') || is(item, 'month-mark') || item.meanings.every(({ tag }) => tag === 'month');
  return (
    corrected !== -1 && items.slice(corrected + 1).some((item) => item.meanings.length > 0 && isOfDate(item))
  );
}

/** "12 October 2024. Sorry, 2023", 23年6月，不对是22年: behind a correction of a date, a year alone is that of the date. */
function withYearCorrected(items: Item[], mention: Mention, last: Mention): Mention | undefined {
  const twoDigits = last.kind === 'age';
  const dated =
    mention.kind === 'two-orders' || (mention.kind === 'point' && (twoDigits || mention.month !== undefined));
  const year = dated ? yearAlone(items, last) : undefined;
  if (year === undefined || !('year' in mention) || mention.year === year) return undefined;
  const between = items.slice(mention.to, last.from);
  const corrected = between.findLastIndex((item) =>
    ['correction', 'no', 'no-alone'].some((tag) => is(item, tag)),
  );
  // "Sorry, that was the account, founded 2022" tells of another event.
  const passes = (item: Item): boolean =>
    isFiller(item) ||
    isSign(item) ||
    ['dash', 'year', 'about', 'polite', 'yes', 'yes-alone'].some((tag) => is(item, tag));
  const behind = items.slice(last.to);
  const end = behind.findIndex(isSign);
  const told = [...between.slice(corrected + 1), ...behind.slice(0, end === -1 ? behind.length : end)];
  const plain =
    between.slice(corrected + 1).every(passes) &&
    !told.some((item) =>
      ['founded', 'begun', 'other-event', 'other-thing', 'not'].some((tag) => is(item, tag)),
    );
  if (corrected === -1 || !plain || behind.some((_, at) => loneMonth(items, last.to + at))) return undefined;
  return { ...mention, year, to: last.to };
}

/** "7 July 2020, sorry, not 2020 but 2021": the denied year is that of the date, whose day and month stay. */
function withYearDenied(items: Item[], mentions: Mention[]): Mention[] | undefined {
  const [date, denied, last] = mentions.slice(-3);
  if (date?.kind !== 'point' || date.month === undefined) return undefined;
  if (denied?.kind !== 'point' || denied.month !== undefined || denied.year !== date.year) return undefined;
  const year = last && isDenied(items, denied) ? yearAlone(items, last) : undefined;
  if (!last || year === undefined) return undefined;
  const passes = (item: Item): boolean =>
    isFiller(item) || isSign(item) || ['but', 'year', 'correction'].some((tag) => is(item, tag));
  if (!items.slice(denied.to, last.from).every(passes)) return undefined;
  return [...mentions.slice(0, -3), { ...date, year, to: last.to }];
}

/** 2023, or 23年 where two digits can be nothing else. */
function yearAlone(items: Item[], mention: Mention): number | undefined {
  if (mention.kind === 'point' && mention.month === undefined) {
    const relative = items.slice(mention.from, mention.to).some((item) => is(item, 'relative-year'));
    return relative ? undefined : mention.year;
  }
  const digits = meaningOf(items[mention.from], 'digits') ?? '';
  const isYear = mention.kind === 'age' && digits.length === 2 && is(items[mention.from + 1], 'year-mark');
  return isYear && !is(items[mention.to], 'ago') ? twoDigitYear(Number(digits)) : undefined;
}

/** "2020, sorry, 2021. In March": the month behind a corrected year is one of the year that stands. */
function withMonthBehind(items: Item[], withdrawn: Mention, year: Mention): Mention | undefined {
  if (yearOf(withdrawn) === undefined || year.kind !== 'point' || year.month !== undefined) return undefined;
  if (!items.slice(withdrawn.to, year.from).some((item) => is(item, 'correction'))) return undefined;
  const [month, another] = items.flatMap((_, at) => (at < year.to ? [] : (loneMonth(items, at) ?? [])));
  if (month === undefined || another !== undefined || isOtherEvent(items, month)) return undefined;
  // 2021年の間違いでした。3月です
  const settled = items.map((item) => (is(item, 'correction') ? { ...item, meanings: [filler] } : item));
  return isClose(settled, year, month) ? { ...year, month: month.month, to: month.to } : undefined;
}

const filler = { tag: 'filler', value: '' };
