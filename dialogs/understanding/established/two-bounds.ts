import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { Mention } from './mention.ts';

/**
 * "More than one year but less than two", 1년은 넘었고 2년은 아직 안 됐어요: two bounds of one age, of which the second
 * number may stand without its unit. Undefined where the bounds and numbers do not pair up one by one.
 */
export function asTwoBounds(items: Item[], mentions: Mention[]): Mention | undefined {
  const [least, most] = [moreWords, lessWords].map((tags) =>
    items.findIndex((item, at) => tags.some((tag) => is(item, tag)) && !isInside(mentions, at, tags)),
  );
  const [one, other, another] = agesIn(items, mentions);
  if (one === undefined || other === undefined || another !== undefined) return undefined;
  if (isNextNotYet(items, one, other))
    return { kind: 'age-range', min: one.months, max: other.months, from: one.from, to: other.to };
  if (least === undefined || most === undefined || least < 0 || most < 0) return undefined;
  // The first bound is that of the first number, whether it stands before or behind it.
  const [low, high] = least < most ? [one, other] : [other, one];
  if (low.months >= high.months || low.months < 6) return undefined;
  return { kind: 'age-range', min: low.months, max: high.months, from: one.from, to: other.to };
}

const moreWords = ['more', 'year-full'];
const lessWords = ['less', 'negation', 'not-after'];

/** "Two years already, but not three yet", 두 해는 됐는데 3년은 아직: whole years, and the next one is not full. */
function isNextNotYet(items: Item[], one: Age, other: Age): boolean {
  if (one.months % 12 !== 0 || other.months !== one.months + 12) return false;
  const denied = ['less', 'not-after', 'market-later', 'except', 'negation'];
  const start = items.findLastIndex((item, at) => at < other.from && (endsClause(item) || at < one.to));
  const clause = [...items.slice(start, other.from), ...items.slice(other.to)];
  const last = items[other.to];
  const counts = is(items[other.to - 1], 'number') && countedThings.some((tag) => is(last, tag));
  const about = items.slice(Math.max(0, one.from - 2), one.to).some((item) => is(item, 'about'));
  return !about && !counts && clause.some((item) => denied.some((tag) => is(item, tag)));
}

const countedThings = ['month-unit', 'month-mark', 'week', 'day', 'person', 'counted', 'hour'];

function endsClause(item: Item): boolean {
  return is(item, 'comma') || is(item, 'but');
}

/** 一年多 is read as one; the bound still counts. */
function isInside(mentions: Mention[], at: number, tags: string[]): boolean {
  return !tags.includes('more') && mentions.some(({ from, to }) => from < at && at < to - 1);
}

interface Age {
  months: number;
  from: number;
  to: number;
}

/** The ages, and the bare number that is one of years beside them; none where other times or numbers are told. */
function agesIn(items: Item[], mentions: Mention[]): Age[] {
  if (mentions.some(({ kind }) => kind !== 'age')) return [];
  const named = mentions.flatMap((mention) => (mention.kind === 'age' ? [mention] : []));
  const bare = items.flatMap((item, at): Age[] => {
    const years = Number(meaningOf(item, 'number') ?? meaningOf(item, 'ordinal'));
    const read = named.some(({ from, to }) => from <= at && at < to);
    // Spanish "un" and Italian "di un" are read with their year.
    const counts = !read && !isFiller(item) && !is(item, 'article') && years >= 1 && years <= longest;
    return counts ? [{ months: years * 12, from: at, to: at + 1 }] : [];
  });
  return [...named, ...bare].sort((one, other) => one.from - other.from);
}

/** Years that somebody tells between two bounds. */
const longest = 60;
