import { type Item, is, isFiller } from '../items.ts';
import type { Mention } from './mention.ts';
import { toValue } from './to-value.ts';

/**
 * "Two months to go until our third year": months that are missing from so many years are taken off them, and beside a
 * bound ("not a year yet, we are two months short") say nothing more. They are never the age itself.
 */
export function withoutMissing(items: Item[], mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  const missing = mentions.find((mention) => isMissing(items, mention));
  if (missing?.kind !== 'age') return mentions;
  const others = mentions.filter((mention) => mention !== missing);
  const [count, another] = others.filter(({ kind }) => kind === 'age' || kind === 'age-range');
  if (count === undefined) return others;
  if (count.kind !== 'age' || another !== undefined) return [];
  const value = toValue(items, count, today);
  if (value && 'ageMonthsMax' in value && count.months % 12 === 0) return others;
  const [first, second] = missing.from < count.from ? [missing, count] : [count, missing];
  const joined = count.months % 12 === 0 && items.slice(first.to, second.from).every(isJoining);
  if (!joined || others.length > 1) return [];
  return [{ kind: 'age', months: count.months - missing.months, from: first.from, to: second.to }];
}

/** Months, with a word before or behind that says they are still to come. */
function isMissing(items: Item[], mention: Mention): boolean {
  if (mention.kind !== 'age' || mention.months >= 12) return false;
  let before = mention.from - 1;
  while (isPassed(items[before]) && !is(items[before], 'missing')) before--;
  let behind = mention.to;
  while (isPassed(items[behind]) && !is(items[behind], 'missing-behind')) behind++;
  return is(items[before], 'missing') || is(items[behind], 'missing-behind');
}

function isPassed(item: Item | undefined): boolean {
  return isFiller(item) || ['about', 'the-company', 'article', 'apart'].some((tag) => is(item, tag));
}

function isJoining(item: Item): boolean {
  return isPassed(item) || joining.some((tag) => is(item, tag));
}

const joining = [
  'missing',
  'missing-behind',
  'until',
  'by-then',
  'will-turn',
  'turns-or-turned',
  'turning',
  'birthday',
  'year-full',
  'future',
  'year',
  'and',
];
