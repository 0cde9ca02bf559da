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
  const age = mentions.find(({ kind }) => kind === 'age');
  if (age === undefined) return false;
  const turns = (item: Item): boolean => turning.some((tag) => is(item, tag));
  const sentence = around(items, age, ends);
  const said = sentence.some(turns) ? sentence : around(items, age, [...ends, 'comma']);
  if (said.some((item) => isPast(item) && !turns(item))) return false;
  const isAhead = said.some((item, at) => isTimeAhead(said, item, at));
  const isAtItsEnd = said.some((item) => is(item, 'late') || is(item, 'holiday'));
  return isAhead || (isAtItsEnd && said.some(turns));
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
