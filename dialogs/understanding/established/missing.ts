import { type Item, is, isFiller } from '../items.ts';
import type { Mention } from './mention.ts';
import { toValue } from './to-value.ts';

/**
 * "Two months to go until our third year": months that are missing from so many years are taken off them, and beside a
 * bound ("not a year yet, we are two months short") say nothing more. They are never the age itself.
 */
export function withoutMissing(items: Item[], mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  const [only, another] = mentions;
  const short = only && another === undefined ? yearsShortOf(items, only) : undefined;
  if (short) return [short];
  const missing = mentions.find((mention) => isMissing(items, mention, mentions));
  if (missing?.kind !== 'age') return mentions;
  const others = mentions.filter((mention) => mention !== missing);
  const [count, more] = others.filter(({ kind }) => kind === 'age' || kind === 'age-range');
  if (count === undefined) return others;
  if (count.kind !== 'age' || more !== undefined) return [];
  const value = toValue(items, count, today);
  const bound = value !== undefined && 'ageMonthsMax' in value && count.months % 12 === 0;
  if (bound && !isTakenOff(items, missing, mentions)) return others;
  const [first, second] = missing.from < count.from ? [missing, count] : [count, missing];
  const joined = count.months % 12 === 0 && items.slice(first.to, second.from).every(isJoining);
  if (!joined || others.length > 1) return [];
  const months = count.months - missing.months;
  return [{ kind: 'age', months, exact: true, from: first.from, to: second.to }];
}

/** İki yıldan bir ay eksik, 2年に1ヶ月足りない: so many months short of the years that they are read with. */
function yearsShortOf(items: Item[], mention: Mention): Mention | undefined {
  if (mention.kind !== 'age' || !is(items[mention.to], 'missing-behind')) return undefined;
  const isShort = items.slice(mention.from, mention.to).some((item) => is(item, 'short-of'));
  const months = mention.months % 12;
  return isShort && months > 0 && mention.months > 12
    ? { ...mention, months: mention.months - 2 * months, exact: true, to: mention.to + 1 }
    : undefined;
}

/** "Two years less a month", dua tahun kurang sebulan: right behind whole years. */
function isTakenOff(items: Item[], { from }: Mention, mentions: Mention[]): boolean {
  const first = is(items[from], 'taken-off') ? from : from - 1;
  const isYears = (one: Mention): boolean =>
    one.kind === 'age' && one.to === first && one.months > 0 && one.months % 12 === 0;
  return is(items[first], 'taken-off') && mentions.some(isYears);
}

/** Months, with a word before or behind that says they are still to come. */
function isMissing(items: Item[], mention: Mention, mentions: Mention[]): boolean {
  if (mention.kind !== 'age' || mention.months >= 12) return false;
  if (isTakenOff(items, mention, mentions)) return true;
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
  'taken-off',
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
