import { type Item, is, isFiller } from '../items.ts';
import { isSign } from '../sentences.ts';
import { eventOf } from './event-words.ts';
import type { Mention } from './mention.ts';
import { sameTime, startOf } from './same-time.ts';

/** A month so many months ago or fewer may be that of a birthday. */
const longestAgo = 24;
/** Words that leave whole years and a month a birthday. */
const small = ['more', 'about', 'the-company', 'year', 'last', 'this', 'in-the-past'];

/**
 * "Three years last May", "geçen mayıs 3 yıl oldu": years and a month that cannot both be when the company began, so
 * the month is that of the birthday, though no word says so. The years and the month in that order; undefined where
 * the month is told as the beginning itself, or the two agree.
 */
export function yearsAndMonth(
  items: Item[],
  mentions: Mention[],
  today: Temporal.PlainDate,
): [years: Mention, month: Mention] | undefined {
  const [years, more] = mentions.filter((one) => one.kind === 'age' && isWhole(one.months));
  const [month, other] = mentions.filter((one) => one.kind === 'point' && one.month !== undefined);
  if (!years || more || !month || other || month.kind !== 'point') return undefined;
  const ago = startOf(month).until(today, { largestUnit: 'months' }).months;
  if (ago < 0 || ago > longestAgo || sameTime(years, month, today)) return undefined;
  const beside = items.slice(Math.max(0, years.from - 2), years.to + 2);
  if (beside.some((item) => is(item, 'less'))) return undefined;
  return eventOf(items, month, mentions) === undefined ? [years, month] : undefined;
}

/** Whether nothing else is said that could make the years or the month those of another thing. */
export function isSaidAlone(items: Item[], [years, month]: [Mention, Mention]): boolean {
  return items.every(
    (item, at) =>
      [years, month].some(({ from, to }) => from <= at && at < to) ||
      isFiller(item) ||
      isSign(item) ||
      small.some((tag) => is(item, tag)),
  );
}

function isWhole(months: number): boolean {
  return months >= 12 && months % 12 === 0;
}
