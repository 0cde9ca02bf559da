import { type Item, is, isFiller, meaningOf } from '../items.ts';
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

/**
 * "Accountant since 1995, employed until 2019, then I founded this": the founding is told behind the end of another time,
 * so that may be when it was.
 */
export function isFoundedAfterwards(items: Item[], mentions: Mention[]): boolean {
  const last = mentions.at(-1);
  if (last === undefined) return false;
  const beside = [
    ...items.slice(Math.max(0, last.from - 2), last.from),
    ...items.slice(last.to, last.to + 2),
  ];
  if (!beside.some((item) => is(item, 'until') && (!isFiller(item) || is(item, 'from')))) return false;
  const end = items.findIndex((item, at) => at >= last.to && is(item, 'comma'));
  return end >= 0 && items.slice(end).some((item) => is(item, 'founded') || is(item, 'own-start'));
}

/** "The company is as old as my son, who was born in April 2014": the time is that of the birth. */
export function isAsOldAsPerson(items: Item[]): boolean {
  return items.some((item) => is(item, 'as-old')) && items.some((item) => is(item, 'relation'));
}

/** "Eight years in total, three of them as a limited company": how old the company is may be either. */
export function isPartlyCompany(items: Item[], mentions: Mention[]): boolean {
  const [age, another] = mentions;
  if (age?.kind !== 'age' || another !== undefined) return false;
  return items.some((item, at) => {
    if (at < age.to || !is(item, 'number') || is(item, 'article')) return false;
    const { from, to } = clauseAround(items, at);
    return from >= age.to && items.slice(from, to).some((one) => meaningOf(one, 'legal-form') === '');
  });
}

function clauseAround(items: Item[], at: number): { from: number; to: number } {
  const isEnd = (item: Item): boolean =>
    ['comma', 'dot', 'semicolon', 'line', 'but'].some((tag) => is(item, tag));
  const from = items.slice(0, at).findLastIndex(isEnd) + 1;
  const end = items.slice(at).findIndex(isEnd);
  return { from, to: end === -1 ? items.length : at + end };
}
