import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { Candidate, Span } from '../reading.ts';
import { isSign } from '../sentences.ts';
import { isAgeOfCompany } from './age-of-company.ts';
import { loneMonth } from './apart.ts';
import { twoDigitYear } from './calendar-moments.ts';
import type { Mention } from './mention.ts';
import { pointValue, toValue } from './to-value.ts';

/** What a time may be recorded as: one value, two where its order or kind is open, none where it is of another thing. */
export function candidatesOf(
  items: Item[],
  mention: Mention,
  today: Temporal.PlainDate,
  spanOf: (from: number, to: number) => Span,
): Candidate[] {
  const span = spanOf(mention.from, mention.to);
  if (mention.kind === 'two-orders') {
    const { first, second, year } = mention;
    return [pointValue(year, second, first), pointValue(year, first, second)].map((value) => ({
      value,
      span,
    }));
  }
  // "A few years ago" is not "last year", although Indonesian says both with the same words.
  // Nor is "summer of 2019" the year where some have their summer at its ends.
  const wholeYear = mention.kind === 'point' && mention.month === undefined;
  if (
    is(items[mention.from - 1], 'vague') &&
    !is(items[mention.from - 1], 'late') &&
    (wholeYear || ['relative-year', 'year'].some((tag) => is(items[mention.from], tag)))
  )
    return [];
  // "It will be two years old in May" says what will be, not what is.
  // "Скоро двенадцать лет" is nearly twelve.
  // Italian "sarà una decina d'anni" only guesses.
  const guesses = is(items[mention.from - 1], 'about') || is(items[mention.from], 'hedge');
  const toCome = (item: Item, at: number): boolean =>
    is(item, 'future') && !(guesses && at === mention.from - 1);
  if (mention.kind === 'age' && items.some(toCome)) return [];
  // "In three months", 3 ay sonra
  const ahead = is(items[mention.from - 1], 'future-before') || is(items[mention.to], 'future-behind');
  // "25 years of experience" are the people's, and "our company has 25 years of it" says no age.
  const skilled =
    items.some((item) => is(item, 'experience')) &&
    !(isAgeOfCompany(items, mention) && !isExperience(items, mention));
  if (mention.kind === 'age' && (ahead || skilled)) return [];
  if (isBesideUnknown(items, mention) || isAnniversary(items, mention) || isFromPandemic(items, mention))
    return [];
  if (isCompared(items, mention)) return [];
  const value = toValue(items, mention, today);
  const year = isBareYears(items, mention) ? twoDigitYear(mention.months / 12) : undefined;
  if (year !== undefined && year <= today.year)
    return [pointValue(year), value].flatMap((one) => (one ? [{ value: one, span }] : []));
  return value === undefined ? [] : [{ value, span }];
}

/** "My daughter is five and the company a year younger", 比她小一岁: so many years less or more than somebody. */
function isCompared(items: Item[], { kind, from, to }: Mention): boolean {
  if (kind !== 'age' && kind !== 'age-range') return false;
  let behind = to;
  while (isFiller(items[behind]) && !is(items[behind], 'compared')) behind++;
  let before = from - 1;
  while (isFiller(items[before]) && !is(items[before], 'compared-before')) before--;
  return is(items[behind], 'compared') || is(items[before], 'compared-before');
}

/** "20 years of experience": at most small words between. */
function isExperience(items: Item[], { to }: Mention): boolean {
  return items.slice(to, to + 3).some((item) => is(item, 'experience'));
}

/** 18年 alone is 2018 to many and eighteen years to others; ten and fewer years are an age. */
function isBareYears(items: Item[], mention: Mention): mention is Mention & { kind: 'age' } {
  const [number, mark, more] = items.slice(mention.from, mention.to);
  // 不是19年，是20年: what is put right leaves it open as well.
  const mended = items.some((item) => ['not', 'not-after', 'correction'].some((tag) => is(item, tag)));
  const ofMistake = ['not', 'not-after', 'correction', 'no', 'digits', 'year-mark', 'filler'];
  const ofCompany = is(items[mention.to], 'filler') && is(items[mention.to + 1], 'the-company');
  const rest = ofCompany ? items.slice(0, mention.to + 2) : items;
  const alone = rest.every((item, at) => {
    if (at > mention.to && is(item, 'the-company')) return true;
    if (mended && ofMistake.some((tag) => is(item, tag))) return true;
    if ((mention.from <= at && at < mention.to) || isSign(item) || is(item, 'founded')) return true;
    return at >= mention.to && isFiller(item) && !is(item, 'ago');
  });
  const written = meaningOf(number, 'digits') ?? '';
  return (
    mention.kind === 'age' &&
    written.length === 2 &&
    written > '10' &&
    is(mark, 'year-mark') &&
    !more &&
    alone
  );
}

/** "Five years in May": the month says when they were or will be full, so today it is more or less than five. */
function isAnniversary(items: Item[], { kind, from, to, ...mention }: Mention): boolean {
  const isMonth = (item: Item, at: number): boolean =>
    (at < from || at >= to) &&
    (loneMonth(items, at) !== undefined ||
      (is(item, 'digits') && is(items[at + 1], 'month-mark')) ||
      (item.meanings.length > 0 && item.meanings.every(({ tag }) => monthTags.includes(tag))));
  // "Less than a year, we began in spring": the bound stands.
  const bound = items.slice(Math.max(0, from - 2), to).some((item) => is(item, 'less'));
  return (
    kind === 'age' &&
    'months' in mention &&
    mention.months % 12 === 0 &&
    !(bound && mention.months === 12) &&
    items.some(isMonth)
  );
}

const monthTags = ['month', 'part', 'year-part'];

/** "A year before the pandemic", コロナの1年前: the years are not counted from today. */
function isFromPandemic(items: Item[], { kind, from, to }: Mention): boolean {
  const beside = [items.slice(Math.max(0, from - 3), from).reverse(), items.slice(to, to + 4)];
  const counted = kind === 'age' || kind === 'age-range';
  return (
    counted &&
    beside.some((side) =>
      is(
        side.find((item) => !isFiller(item) && !isLinking(item)),
        'pandemic',
      ),
    )
  );
}

function isLinking(item: Item): boolean {
  return ['before', 'ago', 'after', 'begun', 'from', 'before-behind', 'after-behind'].some((tag) =>
    is(item, tag),
  );
}

/** "out 2021" in another language: the only other word is not known and may well be the month. */
function isBesideUnknown(items: Item[], mention: Mention): boolean {
  const words = items.filter((item) => !isSign(item) && !is(item, 'apostrophe'));
  const before = items[mention.from - 1];
  const yearOnly = mention.kind === 'point' && mention.month === undefined;
  return yearOnly && words.length === 2 && before?.meanings.length === 0 && /\p{L}/u.test(before.raw);
}
