import { type Item, is } from '../items.ts';
import { longestMatch } from '../phrase.ts';
import type { Candidate, EstablishedValue, Reading, Span } from '../reading.ts';
import { agePatterns } from './age-mentions.ts';
import { calendarPatterns } from './calendar-mentions.ts';
import type { Mention } from './mention.ts';

/** Reads when a company was established. `spanOf` gives the words that items come from. */
export function readEstablished(
  items: Item[],
  today: Temporal.PlainDate,
  spanOf: (from: number, to: number) => Span,
): Reading {
  const mentions = standing(items, findMentions(items, today));
  const [first, ...others] = mentions;
  if (first === undefined) return nothing(items);
  const joined = joinRange(items, mentions) ?? (others.length === 0 ? first : undefined);
  if (joined === undefined) return choose(items, mentions, today, spanOf);
  if (joined.kind === 'impossible') return { outcome: 'nothing', reason: 'impossible' };
  if (joined.kind === 'unsure-year') return { outcome: 'nothing', reason: 'vague' };
  const span = spanOf(joined.from, joined.to);
  if (joined.kind === 'two-orders') {
    const { first: one, second: other, year } = joined;
    const values = [pointValue(year, other, one), pointValue(year, one, other)];
    const past = values.filter((value) => !isFuture(value, today));
    if (past.length === 0) return { outcome: 'nothing', reason: 'future' };
    return { outcome: 'choose', candidates: values.map((value) => ({ value, span })) };
  }
  const value = withModifiers(items, joined, today);
  if (value === undefined) return { outcome: 'nothing', reason: 'vague' };
  if (isFuture(value, today)) return { outcome: 'nothing', reason: 'future' };
  return { outcome: 'value', candidate: { value, span } };
}

function findMentions(items: Item[], today: Temporal.PlainDate): Mention[] {
  const mentions: Mention[] = [];
  let at = 0;
  while (at < items.length) {
    const found = longestReading(items, at, today);
    if (found) mentions.push(found);
    at = found ? found.to : at + 1;
  }
  return mentions;
}

function longestReading(items: Item[], at: number, today: Temporal.PlainDate): Mention | undefined {
  const patterns = [...calendarPatterns, ...agePatterns];
  let best: Mention | undefined;
  for (const pattern of patterns) {
    const found = longestMatch([pattern], items, at);
    if (!found || (best && found.match.to <= best.to)) continue;
    const moment = pattern.read(found.match, today);
    if (moment) best = { ...moment, from: found.match.from, to: found.match.to };
  }
  return best;
}

/** The mentions that are still meant: a correction withdraws what was said before, "not" what follows it. */
function standing(items: Item[], mentions: Mention[]): Mention[] {
  const corrected = items.findLastIndex((item) => is(item, 'correction'));
  const afterCorrection = mentions.filter((mention) => mention.from > corrected);
  const meant = corrected >= 0 && afterCorrection.length > 0 ? afterCorrection : mentions;
  const affirmed = meant.filter((mention) => !is(items[mention.from - 1], 'not'));
  return affirmed.length > 0 ? affirmed : [];
}

/** "Between 2019 and 2021", "2-3 years": two mentions that make one range. */
function joinRange(items: Item[], mentions: Mention[]): Mention | undefined {
  const [first, second, ...others] = mentions;
  if (first === undefined || second === undefined || others.length > 0) return undefined;
  const between = items.slice(first.to, second.from);
  const ranged =
    between.length > 0 &&
    between.every(
      (item) =>
        is(item, 'until') ||
        is(item, 'dash') ||
        is(item, 'tilde') ||
        is(item, 'or') ||
        (is(item, 'and') && is(items[first.from - 1], 'between')),
    );
  if (!ranged) return undefined;
  if (first.kind === 'age' && second.kind === 'age' && first.months < second.months) {
    return { kind: 'age-range', min: first.months, max: second.months, from: first.from, to: second.to };
  }
  return undefined;
}

const before = (items: Item[], mention: Mention, tag: string): boolean =>
  is(items[mention.from - 1], tag) ||
  (is(items[mention.from - 2], tag) && is(items[mention.from - 1], 'filler'));
const after = (items: Item[], mention: Mention, tag: string): boolean =>
  is(items[mention.to], tag) ||
  (is(items[mention.to + 1], tag) && (is(items[mention.to], 'filler') || is(items[mention.to], 'ago')));
const around = (items: Item[], mention: Mention, tag: string): boolean =>
  before(items, mention, tag) || after(items, mention, tag);

function withModifiers(
  items: Item[],
  mention: Mention,
  today: Temporal.PlainDate,
): EstablishedValue | undefined {
  const approximate =
    around(items, mention, 'about') || before(items, mention, 'tilde')
      ? ({ approximate: true } as const)
      : {};
  if (mention.kind === 'age') {
    const months = mention.months;
    if (around(items, mention, 'less')) return { kind: 'established', ageMonthsMax: months };
    if (around(items, mention, 'more') || after(items, mention, 'plus'))
      return { kind: 'established', ageMonthsMin: months };
    return { kind: 'established', ageMonths: months, ...approximate };
  }
  if (mention.kind === 'age-range') {
    const min = mention.min === undefined ? {} : { ageMonthsMin: mention.min };
    const max = mention.max === undefined ? {} : { ageMonthsMax: mention.max };
    return { kind: 'established', ...min, ...max };
  }
  if (mention.kind === 'point') {
    const value = pointValue(mention.year, mention.month, mention.day);
    const first = firstDay(value);
    if (first === undefined) return undefined;
    if (before(items, mention, 'before'))
      return { kind: 'established', ageMonthsMin: monthsBetween(first, today) };
    return { ...value, ...approximate };
  }
  return undefined;
}

function pointValue(year: number, month?: number, day?: number): EstablishedValue {
  if (month === undefined) return { kind: 'established', on: String(year), precision: 'year' };
  const yearMonth = `${year}-${String(month).padStart(2, '0')}`;
  if (day === undefined) return { kind: 'established', on: yearMonth, precision: 'month' };
  return { kind: 'established', on: `${yearMonth}-${String(day).padStart(2, '0')}`, precision: 'day' };
}

function firstDay(value: EstablishedValue): Temporal.PlainDate | undefined {
  if (!('on' in value)) return undefined;
  const [year = '', month = '01', day = '01'] = value.on.split('-');
  return Temporal.PlainDate.from(`${year}-${month}-${day}`);
}

function isFuture(value: EstablishedValue, today: Temporal.PlainDate): boolean {
  const first = firstDay(value);
  return first !== undefined && Temporal.PlainDate.compare(first, today) > 0;
}

function monthsBetween(first: Temporal.PlainDate, today: Temporal.PlainDate): number {
  return first.until(today, { largestUnit: 'months' }).months;
}

function choose(
  items: Item[],
  mentions: Mention[],
  today: Temporal.PlainDate,
  spanOf: (from: number, to: number) => Span,
): Reading {
  const candidates: Candidate[] = [];
  for (const mention of mentions) {
    const value = withModifiers(items, mention, today);
    if (
      value &&
      !isFuture(value, today) &&
      !candidates.some((known) => JSON.stringify(known.value) === JSON.stringify(value))
    ) {
      candidates.push({ value, span: spanOf(mention.from, mention.to) });
    }
  }
  const [only, second] = candidates;
  if (only === undefined) return nothing(items);
  return second === undefined
    ? { outcome: 'value', candidate: only }
    : { outcome: 'choose', candidates: candidates.slice(0, 4) };
}

function nothing(items: Item[]): Reading {
  if (items.some((item) => is(item, 'future'))) return { outcome: 'nothing', reason: 'future' };
  return {
    outcome: 'nothing',
    reason: items.some((item) => is(item, 'vague') || is(item, 'unsure')) ? 'vague' : 'unknown',
  };
}
