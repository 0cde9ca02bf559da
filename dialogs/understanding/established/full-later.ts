import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { Mention } from './mention.ts';

/** Words for an age that gets full, some of which are said of both times: "next week it will be a year", 月底满三年. */
const turning = ['will-turn', 'turns-or-turned', 'year-full', 'future', 'birthday'];
const past = ['last', 'in-the-past', 'founded'];

/**
 * "At the end of this month it will be a year", 来週で1年になります: so old the company is not yet. On which day it
 * will be is too little said to count back from.
 */
export function isFullLater(items: Item[], mentions: Mention[], today: Temporal.PlainDate): boolean {
  // "At the end of this year" names this year as well, 今月末 this month.
  const isUnderWay = (one: Mention): boolean =>
    one.kind === 'point' &&
    one.year === today.year &&
    (one.month ?? today.month) === today.month &&
    one.day === undefined;
  if (mentions.some((one) => one.kind !== 'age' && !isUnderWay(one))) return false;
  const ages = mentions.filter(({ kind }) => kind === 'age');
  const age = ages.find((one) => one.kind === 'age' && one.months >= 12) ?? ages[0];
  if (age === undefined) return false;
  const turns = (item: Item): boolean => turning.some((tag) => is(item, tag));
  const sentence = around(items, age, ends);
  const said = sentence.some(turns) ? sentence : around(items, age, [...ends, 'comma']);
  if (said.some((item) => isPast(item) && !turns(item))) return false;
  const isAhead = isDaysShort(items, age) || said.some((item, at) => isTimeAhead(said, item, at));
  const isAtItsEnd = said.some((item) => is(item, 'late') || is(item, 'holiday'));
  return isAhead || (isAtItsEnd && said.some(turns));
}

/** "In three days it is a year", 再过三天就满一年, "one year minus three days": days that are missing from whole years. */
function isDaysShort(items: Item[], { from, to, ...age }: Mention): boolean {
  if (age.kind !== 'age' || age.months % 12 !== 0) return false;
  return items.some((item, at) => {
    const dayOfMonth = is(items[at - 1], 'month') || is(items[at - 1], 'month-mark');
    const unit = ['day', 'day-mark', 'week'].some((tag) => is(items[at + 1], tag));
    const counted = is(item, 'some-days') || (is(item, 'number') && unit && !dayOfMonth);
    if (!counted) return false;
    const beside = items.slice(Math.max(0, at - 2), at + 4);
    if (
      beside.some((near) => ['ago', 'last', 'in-the-past', 'per', 'slash'].some((tag) => isWord(near, tag)))
    )
      return false;
    const between = at < from ? items.slice(at + 2, from) : items.slice(to, at);
    if (between.some((near) => ['comma', 'dot', 'line', 'week'].some((tag) => is(near, tag)))) return false;
    return at < from || between.some((near) => is(near, 'except') || is(near, 'missing'));
  });
}

/** A word that is more than a small one: Spanish "a" is "per" as well. */
function isWord(item: Item, tag: string): boolean {
  return is(item, tag) && !isFiller(item) && !is(item, 'number');
}

const ends = ['dot', 'semicolon', 'line', 'and', 'but'];

/** The items of the sentence or clause that an age stands in, without it. */
function around(items: Item[], { from, to }: Mention, signs: string[]): Item[] {
  const isEnd = (item: Item): boolean => signs.some((tag) => is(item, tag));
  const start = items.findLastIndex((item, at) => at < from && isEnd(item)) + 1;
  const end = items.findIndex((item, at) => at >= to && isEnd(item));
  return [...items.slice(start, from), ...items.slice(to, end === -1 ? undefined : end)];
}

function isPast(item: Item): boolean {
  const backwards = ['relative-year', 'relative-month', 'relative-day'].some(
    (tag) => Number(meaningOf(item, tag) ?? 0) < 0,
  );
  return backwards || past.some((tag) => is(item, tag)) || (is(item, 'ago') && !isFiller(item));
}

/** "Next week", "tomorrow", "in two weeks". */
function isTimeAhead(said: Item[], item: Item, at: number): boolean {
  const later = ['relative-month', 'relative-day'].some((tag) => Number(meaningOf(item, tag) ?? 0) > 0);
  const unit = (index: number): boolean => ['week', 'day'].some((tag) => is(said[index], tag));
  return (
    later ||
    (is(item, 'coming') && (is(item, 'week') || unit(at - 1) || unit(at + 1))) ||
    (is(item, 'future-before') && is(said[at + 1], 'number') && unit(at + 2))
  );
}
