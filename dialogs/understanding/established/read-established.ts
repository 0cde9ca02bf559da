import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { Candidate, EstablishedValue, Reading, Span } from '../reading.ts';
import { isSign } from '../sentences.ts';
import { loneMonth, withMonthApart } from './apart.ts';
import { asBirthday } from './birthday.ts';
import { point, twoDigitYear } from './calendar-mentions.ts';
import { asComingBirthday } from './coming-birthday.ts';
import { withPartCorrected } from './corrected.ts';
import { evidenceFor } from './evidence.ts';
import { findMentions } from './find-mentions.ts';
import { isUndecided, meantMentions, sameTime } from './meant-mentions.ts';
import type { Mention } from './mention.ts';
import { type Days, daysOf, firstDay, pointValue, toValue } from './to-value.ts';
import { withTurned } from './turned.ts';
import { asTwoBounds } from './two-bounds.ts';

/**
 * In what order numbers make a date: `day-first`; `year-first`, where no short date begins with its day;
 * `either-first`, as in Taipei and Hong Kong; or `unknown`, as in English, which is written on both sides of an ocean.
 */
export type DateOrder = 'day-first' | 'year-first' | 'either-first' | 'unknown';

/**
 * Reads when a company was established. `spanOf` gives the words that items come from; `dateOrder` says
 * how dates are written in the language of the items.
 */
export function readEstablished(
  received: Item[],
  { today, dateOrder }: { today: Temporal.PlainDate; dateOrder: DateOrder },
  spanOf: (from: number, to: number) => Span,
): Reading {
  const items = withTurned(received);
  const named = findMentions(items, today);
  const birthday = asBirthday(items, named, today) ?? asComingBirthday(items, named, today);
  const settled = birthday ?? asTwoBounds(items, named);
  const found = (
    settled ? [settled] : (withPartCorrected(items, named) ?? withMonthApart(items, named, today))
  ).map((mention) => settleOrder(items, mention, dateOrder));
  const dates =
    dateOrder === 'year-first' ? found.filter((mention) => !isHouseNumber(items, mention)) : found;
  const evidence = new Map(dates.map((mention) => [mention.from, evidenceFor(items, mention, dates)]));
  const undecided = isUndecided(items, dates, 'which-one') || isUndecided(items, dates, 'unsure');
  const likely = undecided ? dates : dates.filter(({ from }) => evidence.get(from) !== 'none');
  if (isImpossibleMonth(dates)) return { outcome: 'nothing', reason: 'impossible' };
  const mentions = meantMentions(items, birthday ? likely : withoutBirthdays(items, likely, today), today);
  const candidates = mentions.flatMap((mention) => {
    const other = dateOrder === 'either-first' ? shortDateFrom(items, mention) : undefined;
    return [other, mention].flatMap((one) => (one ? candidatesOf(items, one, today, spanOf) : []));
  });
  // "Next March it will be two years": beside a day to come, an age is one to come.
  const ahead = candidates.some(({ value }) => isFuture(value, today));
  const possible = candidates.filter(
    ({ value }) => !isFuture(value, today) && !(ahead && 'ageMonths' in value),
  );
  const [only, another] = withoutImplied(betweenBounds(withoutRepeats(withoutWider(possible))));
  if (only === undefined) return nothing(items, mentions, candidates.length > 0);
  // What too little speaks for is offered, not filed.
  const doubted = mentions.some(({ from }) => evidence.get(from) === 'some');
  if (another !== undefined || doubted)
    return { outcome: 'choose', candidates: withoutRepeats(withoutWider(possible)).slice(0, 4) };
  return { outcome: 'value', candidate: only };
}

/** "The 4th of the 13th month, 2021": the year beside a month that there is not says too little. */
function isImpossibleMonth(mentions: Mention[]): boolean {
  return (
    mentions.some(({ kind }) => kind === 'impossible') &&
    mentions.every(
      (mention) => mention.kind === 'impossible' || (mention.kind === 'point' && mention.month === undefined),
    )
  );
}

/** "We turned five last month" tells when the birthday was; only an age says something then. */
function withoutBirthdays(items: Item[], mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  if (!items.some((item) => is(item, 'birthday'))) return mentions;
  const [first, second, another] = mentions;
  // 2021年成立，今年五周年
  if (first && second && !another && sameTime(first, second, today)) return mentions;
  // "Next month it will be three years"
  const ahead = mentions.some((mention) => mention.kind === 'point' && isAhead(mention, today));
  return ahead ? mentions : mentions.filter(({ kind }) => kind === 'age' || kind === 'age-range');
}

function isAhead(
  { year, month, day }: { year: number; month?: number; day?: number },
  today: Temporal.PlainDate,
): boolean {
  return isFuture(pointValue(year, month, day), today);
}

/** 3.4.2024 is 3 April but in English, and 18/05/23 the 23rd of May 2018 where the year comes first. */
function settleOrder(items: Item[], mention: Mention, order: DateOrder): Mention {
  const yearFirst = order === 'year-first' ? shortDateFrom(items, mention) : undefined;
  if (yearFirst) return yearFirst;
  if (order !== 'unknown' && isDottedMonthFirst(items, mention)) {
    return { kind: 'impossible', from: mention.from, to: mention.to };
  }
  if (mention.kind !== 'two-orders' || !mention.dotted || order === 'unknown') return mention;
  const { first, second, year, from, to } = mention;
  return { kind: 'point', year, month: second, day: first, from, to };
}

/** 4.13.2021: between full stops the month never comes first but in English. */
function isDottedMonthFirst(items: Item[], { from, to }: Mention): boolean {
  const [day, dot, month, , year] = items.slice(from, to);
  return (
    to - from === 5 &&
    is(dot, 'dot') &&
    (meaningOf(day, 'digits')?.length ?? 4) <= 2 &&
    Number(meaningOf(month, 'digits')) > 12 &&
    meaningOf(year, 'digits')?.length === 4
  );
}

/** 丸の内2-2015: where the year comes first, nobody writes a month before it with a dash. */
function isHouseNumber(items: Item[], { from, to }: Mention): boolean {
  return to - from === 3 && is(items[from + 1], 'dash') && meaningOf(items[to - 1], 'digits')?.length === 4;
}

/** 18/05/23 and 18.5.23 with the year first. */
function shortDateFrom(items: Item[], { from, to }: Mention): Mention | undefined {
  const numbers = items.slice(from, to).flatMap((item) => meaningOf(item, 'digits') ?? []);
  const [year, month, day, more] = numbers.map(Number);
  if (year === undefined || month === undefined || day === undefined || more !== undefined) return undefined;
  const short = to - from === 5 && numbers.every((digits) => digits.length <= 2) && numbers[0]?.length === 2;
  const moment = short ? point(twoDigitYear(year), month, day) : undefined;
  return moment?.kind === 'point' ? { ...moment, from, to } : undefined;
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
  // Nor is "summer of 2019" the year where some have their summer at its ends.
  const wholeYear = mention.kind === 'point' && mention.month === undefined;
  if (
    is(items[mention.from - 1], 'vague') &&
    (wholeYear || ['relative-year', 'year'].some((tag) => is(items[mention.from], tag)))
  )
    return [];
  // "It will be two years old in May" says what will be, not what is.
  // "Скоро двенадцать лет" is nearly twelve.
  const toCome = (item: Item, at: number): boolean =>
    is(item, 'future') && !(is(item, 'about') && at === mention.from - 1);
  if (mention.kind === 'age' && items.some(toCome)) return [];
  // "In three months", 3 ay sonra
  const ahead = is(items[mention.from - 1], 'future-before') || is(items[mention.to], 'future-behind');
  // "25 years of experience" are the people's.
  if (mention.kind === 'age' && (ahead || items.some((item) => is(item, 'experience')))) return [];
  if (isBesideUnknown(items, mention) || isAnniversary(items, mention) || isFromPandemic(items, mention))
    return [];
  const value = toValue(items, mention, today);
  const year = isBareYears(items, mention) ? twoDigitYear(mention.months / 12) : undefined;
  if (year !== undefined && year <= today.year)
    return [pointValue(year), value].flatMap((one) => (one ? [{ value: one, span }] : []));
  return value === undefined ? [] : [{ value, span }];
}

/** 18年 alone is 2018 to many and eighteen years to others; ten and fewer years are an age. */
function isBareYears(items: Item[], mention: Mention): mention is Mention & { kind: 'age' } {
  const [number, mark, more] = items.slice(mention.from, mention.to);
  // 不是19年，是20年: what is put right leaves it open as well.
  const mended = items.some((item) => ['not', 'not-after', 'correction'].some((tag) => is(item, tag)));
  const ofMistake = ['not', 'not-after', 'correction', 'no', 'digits', 'year-mark', 'filler'];
  const alone = items.every((item, at) => {
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
  return kind === 'age' && 'months' in mention && mention.months % 12 === 0 && items.some(isMonth);
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

function isFuture(value: EstablishedValue | Candidate['value'], today: Temporal.PlainDate): boolean {
  const first = value.kind === 'established' ? firstDay(value) : undefined;
  return first !== undefined && Temporal.PlainDate.compare(first, today) > 0;
}

/** "Early 2000s, 2003 to be exact": of a time and one inside it, the narrower is meant. */
function withoutWider(candidates: Candidate[]): Candidate[] {
  const [first, second, another] = candidates;
  if (first === undefined || second === undefined || another !== undefined) return candidates;
  const [one, other] = [first, second].map(({ value }) =>
    value.kind === 'established' ? daysOf(value) : undefined,
  );
  if (one === undefined || other === undefined) return candidates;
  if (isWithin(other, one) && !isWithin(one, other)) return [second];
  return isWithin(one, other) && !isWithin(other, one) ? [first] : candidates;
}

function isWithin(inner: Days, outer: Days): boolean {
  return (
    Temporal.PlainDate.compare(inner.first, outer.first) >= 0 &&
    Temporal.PlainDate.compare(inner.last, outer.last) <= 0
  );
}

/** "Over one year, but not two yet": two bounds make a range. */
function betweenBounds(candidates: Candidate[]): Candidate[] {
  const [first, second, another] = candidates;
  if (first === undefined || second === undefined || another !== undefined) return candidates;
  const bounds = [first, second].flatMap(({ value }) =>
    value.kind === 'established' && !('on' in value || 'from' in value || 'ageMonths' in value)
      ? [value]
      : [],
  );
  const least = bounds.flatMap(({ ageMonthsMin }) => ageMonthsMin ?? []);
  const most = bounds.flatMap(({ ageMonthsMax }) => ageMonthsMax ?? []);
  const [ageMonthsMin, ageMonthsMax] = [least[0], most[0]];
  if (least.length !== 1 || most.length !== 1 || ageMonthsMin === undefined || ageMonthsMax === undefined)
    return candidates;
  if (ageMonthsMin >= ageMonthsMax) return candidates;
  const span = { start: first.span.start, end: second.span.end };
  return [{ value: { kind: 'established', ageMonthsMin, ageMonthsMax }, span }];
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
