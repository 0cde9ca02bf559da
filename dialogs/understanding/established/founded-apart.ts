import { type Item, is } from '../items.ts';
import { loneMonth } from './apart.ts';
import type { Mention } from './mention.ts';

/**
 * "We opened in spring 2018 but the company was set up the November before": the founding is told of a month whose year
 * was not understood, so no other time of the message is it for sure.
 */
export function isFoundedApart(items: Item[], mentions: Mention[]): boolean {
  const read = (at: number): boolean => mentions.some(({ from, to }) => from <= at && at < to);
  return items.some((_, at) => {
    if (read(at) || loneMonth(items, at) === undefined) return false;
    const { from, to } = clauseAround(items, at);
    const timed = mentions.some((mention) => mention.from < to && mention.to > from);
    // "The licence ends on 4 July": a day of every year.
    const clause = items.slice(from, to);
    const dated = clause.some((item) => is(item, 'digits'));
    return !timed && !dated && clause.some((item) => is(item, 'founded'));
  });
}

function clauseAround(items: Item[], at: number): { from: number; to: number } {
  const isEnd = (item: Item): boolean =>
    ['comma', 'dot', 'semicolon', 'line', 'but'].some((tag) => is(item, tag));
  const from = items.slice(0, at).findLastIndex(isEnd) + 1;
  const end = items.slice(at).findIndex(isEnd);
  return { from, to: end === -1 ? items.length : at + end };
}
