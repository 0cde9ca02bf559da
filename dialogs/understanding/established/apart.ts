import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { isSign } from '../sentences.ts';
import type { Mention } from './mention.ts';

/** So many small words may stand between a year and its month. */
const farthest = 6;

/** "This year, in April", 今年の春先、4月: the only time named is a year, and a month stands apart from it. */
export function withMonthApart(items: Item[], mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  const [mention, another] = mentions;
  const recent = mention && !another ? withinFirstYear(items, mention, today) : undefined;
  if (recent) return [recent];
  if (mention === undefined || another !== undefined) return mentions;
  const year = yearOf(mention) ?? yearBack(items, mention, today);
  if (year === undefined) return mentions;
  const [month, other] = items.flatMap((_, at) => {
    const inside = mention.from <= at && at < mention.to;
    const found = inside ? undefined : loneMonth(items, at);
    return found === undefined ? [] : [found];
  });
  if (month === undefined || other !== undefined) return mentions;
  if (!isClose(items, mention, month, [...partsAround(month.month), 'begun', 'month-unit'])) return mentions;
  if (isOtherEvent(items, month)) return mentions;
  if (mention.kind === 'days' && !isWithin(month.month, mention)) return mentions;
  // قبل سنتين: the word for "ago" is "before" as well, so it is taken with the years.
  const first = is(items[mention.from - 1], 'ago') ? mention.from - 1 : mention.from;
  const place = { from: Math.min(first, month.from), to: Math.max(mention.to, month.to) };
  // What the season says is said better by the month.
  const narrows = (item: Item): boolean => Object.keys(parts).some((tag) => is(item, tag));
  const seasonal = items.slice(mention.to, month.from).some((item) => is(item, 'part') || narrows(item));
  const { from, to } = seasonal ? month : place;
  return [{ kind: 'point', year, month: month.month, from, to }];
}

/** 前年年初，大概二月: "early" and "late" that the month agrees with. */
const parts = { early: [1, 4], mid: [4, 9], late: [9, 12] } as const;
function partsAround(month: number): string[] {
  return Object.entries(parts).flatMap(([tag, [first, last]]) =>
    first <= month && month <= last ? tag : [],
  );
}

/** "Not a year yet, it was in February": the month is the last one of that name. */
function withinFirstYear(items: Item[], mention: Mention, today: Temporal.PlainDate): Mention | undefined {
  if (mention.kind !== 'age' || mention.months !== 12) return undefined;
  const bound = items.slice(Math.max(0, mention.from - 2), mention.to + 2).some((item) => is(item, 'less'));
  const [month, another] = items.flatMap((_, at) => (at < mention.to ? [] : (loneMonth(items, at) ?? [])));
  if (!bound || month === undefined || another !== undefined || isOtherEvent(items, month, []))
    return undefined;
  if (items.some((item) => ['coming', 'will-turn', 'future', 'birthday'].some((tag) => is(item, tag))))
    return undefined;
  const year = month.month > today.month ? today.year - 1 : today.year;
  return month.month === today.month
    ? undefined
    : { kind: 'point', year, month: month.month, from: mention.from, to: month.to };
}

/** "Two years ago, June if I'm not mistaken": the year so many years back. */
function yearBack(items: Item[], mention: Mention, today: Temporal.PlainDate): number | undefined {
  if (mention.kind !== 'age' || mention.months === 0 || mention.months % 12 !== 0) return undefined;
  const told = items.slice(Math.max(0, mention.from - 1), mention.to + 1);
  const back = told.some((item) => is(item, 'years-ago') || (is(item, 'ago') && !is(item, 'from')));
  return back ? today.year - mention.months / 12 : undefined;
}

/** The year of a mention that says no more, or one of its seasons. */
export function yearOf(mention: Mention): number | undefined {
  if (mention.kind === 'point') return mention.month === undefined ? mention.year : undefined;
  const sameYear = mention.kind === 'days' && mention.first.slice(0, 4) === mention.last.slice(0, 4);
  return sameYear ? Number(mention.first.slice(0, 4)) : undefined;
}

/** Whether a month lies in a season. */
export function isWithin(month: number, { first, last }: { first: string; last: string }): boolean {
  return Number(first.slice(5, 7)) <= month && month <= Number(last.slice(5, 7));
}

interface Month {
  month: number;
  from: number;
  to: number;
}

/** 4月 or "April", when no day, hour or other number belongs to it. */
export function loneMonth(items: Item[], at: number): Month | undefined {
  const item = items[at];
  const counted = is(items[at + 1], 'month-mark') && item?.meanings.some(({ tag }) => tag === 'digits');
  const named = item?.meanings.length !== 0 && item?.meanings.every(({ tag }) => tag === 'month');
  const month = Number(counted ? meaningOf(item, 'digits') : named ? meaningOf(item, 'month') : Number.NaN);
  const to = counted ? at + 2 : at + 1;
  if (!(month >= 1 && month <= 12) || is(items[to], 'digits') || is(items[at - 1], 'digits'))
    return undefined;
  return { month, from: at, to };
}

/** "2019, opened in May": the month is that of another event. */
export function isOtherEvent(items: Item[], month: Month, also = ['begun']): boolean {
  const behind = items.slice(month.to, month.to + 4);
  const end = behind.findIndex((item) => is(item, 'comma') || is(item, 'dot'));
  const said = [
    ...items.slice(Math.max(0, month.from - 2), month.from),
    ...behind.slice(0, end === -1 ? 4 : end),
  ];
  return said.some((item) => ['other-event', ...also].some((tag) => is(item, tag)));
}

/** Nothing but signs and small words between them, or what `also` names. */
export function isClose(items: Item[], mention: Mention, month: Month, also: string[] = []): boolean {
  const between =
    month.from >= mention.to ? items.slice(mention.to, month.from) : items.slice(month.to, mention.from);
  const passes = (item: Item): boolean =>
    isFiller(item) ||
    ['comma', 'dot', 'about', 'founded', 'ago', 'more', 'part', ...also].some((tag) => is(item, tag));
  return between.length <= farthest && between.every((item) => passes(item) && !isQuestionMark(item));
}

function isQuestionMark(item: Item): boolean {
  return isSign(item) && is(item, 'question');
}
