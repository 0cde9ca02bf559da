import { type Item, is, isFiller } from '../items.ts';
import { isSign } from '../sentences.ts';
import { loneMonth } from './apart.ts';
import { countsOf } from './birthday.ts';
import type { Mention } from './mention.ts';

/** Words that make the years somebody else's, or the day one of another thing. */
const unsettled = ['less', 'more', 'half', 'experience', 'other-thing', 'founded', 'begun', 'vague', 'not'];
/** What may stand beside the years and the month where nothing says that they are a birthday: "three years next March". */
const small = ['the-company', 'coming', 'future', 'from', 'month-unit'];

/**
 * "Next April we celebrate ten years", 明年四月满十年, в апреле будет десять лет: the month so many whole years before
 * the birthday to come. Undefined where that is not plain: not one number of years, not one month, or other words
 * about which nothing is known.
 */
export function asComingBirthday(
  items: Item[],
  mentions: Mention[],
  today: Temporal.PlainDate,
): Mention | undefined {
  const said = (tag: string): boolean => items.some((item) => is(item, tag));
  const turns = ['will-turn', 'turns-or-turned', 'birthday', 'year-full'].some(said);
  if (!turns && !said('coming')) return undefined;
  const [count, another] = countsOf(items, mentions);
  if (count === undefined || another !== undefined) return undefined;
  // In "ocakta 3 yaşına basacağız" the number behind the month is no day.
  const besides = items.map((item, at) =>
    at >= count.from && at < count.to ? { ...item, meanings: [] } : item,
  );
  const [month, other] = monthsAhead(besides, mentions, today);
  if (month === undefined || other !== undefined) return undefined;
  const isTold = (at: number): boolean =>
    [count, month].some(({ from, to }) => from <= at && at < to) ||
    small.some((tag) => is(items[at], tag)) ||
    isFiller(items[at]);
  const strange = items.filter(
    (item, at) =>
      !isTold(at) &&
      !isSign(item) &&
      (!turns || (!is(item, 'will-turn') && unsettled.some((tag) => is(item, tag)))),
  );
  if (strange.length > 0) return undefined;
  const place = { from: Math.min(count.from, month.from), to: Math.max(count.to, month.to) };
  return { kind: 'point', year: month.year - count.years, month: month.month, ...place };
}

interface MonthAhead {
  year: number;
  month: number;
  from: number;
  to: number;
}

/** The months to come that are named, with the time they are named by. */
function monthsAhead(items: Item[], mentions: Mention[], today: Temporal.PlainDate): MonthAhead[] {
  const points = mentions.filter((mention) => mention.kind === 'point');
  const named = points.flatMap(({ year, month, from, to }) => {
    if (month === undefined) return [];
    const ahead = year > today.year || (year === today.year && month > today.month);
    return ahead ? [{ year, month, from, to }] : [];
  });
  if (named.length > 0 || points.length > 0) return named.length === points.length ? named : [];
  return items.flatMap((_, at) => {
    const lone = loneMonth(items, at);
    const year = lone && yearOf(items, lone, today);
    return lone === undefined || year === undefined ? [] : [{ ...lone, year }];
  });
}

/** The year of the next such month, where the words say that it is to come. */
function yearOf(
  items: Item[],
  { month, from, to }: { month: number; from: number; to: number },
  today: Temporal.PlainDate,
): number | undefined {
  const said = (tag: string): boolean => items.some((item) => is(item, tag));
  const later = month > today.month;
  const beside = [...items.slice(Math.max(0, from - 2), from), ...items.slice(to, to + 2)];
  // "Four years by December" may be full before.
  if (beside.some((item) => ['last', 'before', 'by-then', 'in-the-past'].some((tag) => is(item, tag))))
    return undefined;
  if (beside.some((item) => is(item, 'coming'))) return later ? today.year : today.year + 1;
  // The month under way may be meant as well.
  if (month === today.month) return undefined;
  // "We celebrate our 20th anniversary this December"
  if (later && beside.some((item) => is(item, 'this'))) return today.year;
  if (said('will-turn')) return later ? today.year : today.year + 1;
  return later && said('turns-or-turned') ? today.year : undefined;
}
