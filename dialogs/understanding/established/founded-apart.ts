import { type Item, is, meaningOf } from '../items.ts';
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
    const dated = clause.some((item) => is(item, 'digits') && item !== items[at]);
    return !timed && !dated && clause.some((item) => is(item, 'founded'));
  });
}

/** "Quit my job in June 2020, first client in August, paperwork in November": each month is that of another event. */
export function isOneOfEvents(items: Item[], mentions: Mention[]): boolean {
  const [mention, another] = mentions;
  if (mention?.kind !== 'point' || mention.month === undefined || another !== undefined) return false;
  if (items.some((item) => is(item, 'correction'))) return false;
  const own = clauseAround(items, mention.from);
  const told = items.slice(own.from, own.to).some((item) => is(item, 'founded') || is(item, 'begun'));
  const apart = items.filter(
    (_, at) => (at < own.from || at >= own.to) && loneMonth(items, at) !== undefined,
  );
  return !told && apart.length > 1;
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
  // Portuguese "a 1 de outubro" leads to a day as well.
  if (!beside.some((item) => is(item, 'until') && !is(item, 'per'))) return false;
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

/** "When my father retired in 2018 I set up my own, the following spring": a year behind the only one that is named. */
export function isFollowedByYear(items: Item[], mentions: Mention[]): boolean {
  const at = items.findIndex((item) => is(item, 'following-year'));
  const [year, next, another] = mentions;
  if (at === -1 || year?.kind !== 'point' || year.month !== undefined || another !== undefined) return false;
  if (next === undefined) return at >= year.to;
  const clause = clauseAround(items, at);
  const told = items.slice(clause.from, clause.to);
  return (
    next.from === at &&
    !['founded', 'own-start', 'other-event'].some((tag) => told.some((item) => is(item, tag)))
  );
}

/** "A year after my sister, and she opened hers in 2017": the years are counted from when somebody else began. */
export function isCountedFromPerson(items: Item[], mentions: Mention[]): boolean {
  if (mentions.length < 2) return false;
  return mentions.some(({ kind, from, to }) => {
    const beside = [...items.slice(Math.max(0, from - 3), from), ...items.slice(to, to + 4)];
    const says = (tags: string[]): boolean => beside.some((item) => tags.some((tag) => is(item, tag)));
    return kind === 'age' && says(['relation']) && says(counting);
  });
}

/** "After my" begins a condition elsewhere. */
const counting = ['later-behind', 'later-before', 'years-before', 'after', 'before', 'condition'];

function clauseAround(items: Item[], at: number): { from: number; to: number } {
  const isEnd = (item: Item): boolean =>
    ['comma', 'dot', 'semicolon', 'line', 'but'].some((tag) => is(item, tag));
  const from = items.slice(0, at).findLastIndex(isEnd) + 1;
  const end = items.slice(at).findIndex(isEnd);
  return { from, to: end === -1 ? items.length : at + end };
}
