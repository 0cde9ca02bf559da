import { type Item, is } from '../items.ts';
import type { Candidate, EstablishedValue, Reading, Span } from '../reading.ts';
import { isSign } from '../sentences.ts';
import { evidenceFor } from './evidence.ts';
import { findMentions } from './find-mentions.ts';
import { meantMentions } from './meant-mentions.ts';
import type { Mention } from './mention.ts';
import { firstDay, pointValue, toValue } from './to-value.ts';

/**
 * Reads when a company was established. `spanOf` gives the words that items come from; `dayFirst` says that in the
 * language of the items a date with full stops has its day first.
 */
export function readEstablished(
  items: Item[],
  { today, dayFirst }: { today: Temporal.PlainDate; dayFirst: boolean },
  spanOf: (from: number, to: number) => Span,
): Reading {
  const found = findMentions(items, today).map((mention) => (dayFirst ? settleOrder(mention) : mention));
  const evidence = new Map(found.map((mention) => [mention.from, evidenceFor(items, mention, found)]));
  const likely = found.filter(({ from }) => evidence.get(from) !== 'none');
  const mentions = meantMentions(items, withoutBirthdays(items, likely), today);
  const candidates = mentions.flatMap((mention) => candidatesOf(items, mention, today, spanOf));
  // "Next March it will be two years": beside a day to come, an age is one to come.
  const ahead = candidates.some(({ value }) => isFuture(value, today));
  const possible = candidates.filter(
    ({ value }) => !isFuture(value, today) && !(ahead && 'ageMonths' in value),
  );
  const [only, another] = withoutImplied(withoutRepeats(possible));
  if (only === undefined) return nothing(items, mentions, candidates.length > 0);
  // What too little speaks for is offered, not filed.
  const doubted = mentions.some(({ from }) => evidence.get(from) === 'some');
  if (another !== undefined || doubted)
    return { outcome: 'choose', candidates: withoutRepeats(possible).slice(0, 4) };
  return { outcome: 'value', candidate: only };
}

/** "We turned five last month" tells when the birthday was; only an age says something then. */
function withoutBirthdays(items: Item[], mentions: Mention[]): Mention[] {
  if (!items.some((item) => is(item, 'birthday'))) return mentions;
  return mentions.filter(({ kind }) => kind === 'age' || kind === 'age-range');
}

function settleOrder(mention: Mention): Mention {
  if (mention.kind !== 'two-orders' || !mention.dotted) return mention;
  const { first, second, year, from, to } = mention;
  return { kind: 'point', year, month: second, day: first, from, to };
}

function candidatesOf(
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
  if (
    is(items[mention.from - 1], 'vague') &&
    ['relative-year', 'year'].some((tag) => is(items[mention.from], tag))
  )
    return [];
  // "It will be two years old in May" says what will be, not what is.
  if (mention.kind === 'age' && items.some((item) => is(item, 'future'))) return [];
  // "In three months", 3 ay sonra
  const ahead = is(items[mention.from - 1], 'future-before') || is(items[mention.to], 'future-behind');
  // "25 years of experience" are the people's.
  if (mention.kind === 'age' && (ahead || items.some((item) => is(item, 'experience')))) return [];
  if (isBesideUnknown(items, mention) || isAnniversary(items, mention)) return [];
  const value = toValue(items, mention, today);
  return value === undefined ? [] : [{ value, span }];
}

/** "Five years in May": the month says when they were or will be full, so today it is more or less than five. */
function isAnniversary(items: Item[], { kind, from, to, ...mention }: Mention): boolean {
  const monthOnly = (item: Item): boolean => item.meanings.length > 0 && item.meanings.every(isMonth);
  const beside = [...items.slice(0, from), ...items.slice(to)];
  return kind === 'age' && 'months' in mention && mention.months % 12 === 0 && beside.some(monthOnly);
}

function isMonth({ tag }: Item['meanings'][number]): boolean {
  return tag === 'month';
}

/** "out 2021" in another language: the only other word is not known and may well be the month. */
function isBesideUnknown(items: Item[], mention: Mention): boolean {
  const words = items.filter((item) => !isSign(item) && !is(item, 'apostrophe'));
  const before = items[mention.from - 1];
  const yearOnly = mention.kind === 'point' && mention.month === undefined;
  return yearOnly && words.length === 2 && before?.meanings.length === 0 && /\p{L}/u.test(before.raw);
}

function isFuture(value: EstablishedValue | Candidate['value'], today: Temporal.PlainDate): boolean {
  const first = value.kind === 'established' ? firstDay(value) : undefined;
  return first !== undefined && Temporal.PlainDate.compare(first, today) > 0;
}

/** "Not a year yet, 8 months": an age says more than the bound it keeps. */
function withoutImplied(candidates: Candidate[]): Candidate[] {
  const [age, another] = candidates.flatMap(({ value }) =>
    value.kind === 'established' && 'ageMonths' in value ? [value.ageMonths] : [],
  );
  if (age === undefined || another !== undefined) return candidates;
  return candidates.filter(({ value }) => {
    if (value.kind !== 'established') return true;
    const kept =
      ('ageMonthsMax' in value && (value.ageMonthsMax ?? 0) > age) ||
      ('ageMonthsMin' in value && (value.ageMonthsMin ?? age) < age);
    return !kept || 'ageMonths' in value;
  });
}

/** The same value said twice is one; said once plainly and once with "about", it is meant plainly. */
function withoutRepeats(candidates: Candidate[]): Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = JSON.stringify({ ...candidate.value, approximate: undefined });
    const known = seen.get(key)?.value;
    if (known === undefined || (known.kind === 'established' && known.approximate)) seen.set(key, candidate);
  }
  return [...seen.values()];
}

function nothing(items: Item[], mentions: Mention[], allFuture: boolean): Reading {
  const said = (tag: string): boolean => items.some((item) => is(item, tag));
  if (mentions.some(({ kind }) => kind === 'impossible')) return { outcome: 'nothing', reason: 'impossible' };
  if (allFuture || said('future')) return { outcome: 'nothing', reason: 'future' };
  return { outcome: 'nothing', reason: said('vague') || said('unsure') ? 'vague' : 'unknown' };
}
