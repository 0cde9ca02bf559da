import type { Candidate } from '../reading.ts';
import { type Days, daysOf } from './to-value.ts';

/** "Early 2000s, 2003 to be exact": of a time and one inside it, the narrower is meant. */
export function withoutWider(candidates: Candidate[]): Candidate[] {
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
export function betweenBounds(candidates: Candidate[]): Candidate[] {
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
  // A range beside a date has both ends itself.
  if (bounds.length !== 2) return candidates;
  if (least.length !== 1 || most.length !== 1 || ageMonthsMin === undefined || ageMonthsMax === undefined)
    return candidates;
  if (ageMonthsMin >= ageMonthsMax) return candidates;
  const span = { start: first.span.start, end: second.span.end };
  return [{ value: { kind: 'established', ageMonthsMin, ageMonthsMax }, span }];
}

/** "Not a year yet, 8 months": an age says more than the bound it keeps. */
export function withoutImplied(candidates: Candidate[]): Candidate[] {
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

/** "Opened in April, not a year yet": a date says more than the bound that it keeps. */
export function withoutKept(candidates: Candidate[], today: Temporal.PlainDate): Candidate[] {
  const [date, another] = candidates.flatMap(({ value }) =>
    value.kind === 'established' && 'on' in value ? (daysOf(value) ?? []) : [],
  );
  if (date === undefined || another !== undefined) return candidates;
  const least = date.last.until(today, { largestUnit: 'months' }).months;
  const most = date.first.until(today, { largestUnit: 'months' }).months;
  return candidates.filter(({ value }) => {
    if (value.kind !== 'established' || 'on' in value || 'from' in value || 'ageMonths' in value) return true;
    const { ageMonthsMin = 0, ageMonthsMax = Number.POSITIVE_INFINITY } = value;
    return !(ageMonthsMin <= least && most < ageMonthsMax);
  });
}

/** More months than this lie between an age and the one that is nearly reached. */
const mostToCome = 3;

/** "Eleven months, nearly a year": of an age and a rounder one a little above it, the first is meant. */
export function withoutNearly(candidates: Candidate[]): Candidate[] {
  const [first, second, another] = candidates;
  if (first?.value.kind !== 'established' || second?.value.kind !== 'established' || another)
    return candidates;
  const [one, other] = [first.value, second.value];
  if (!('ageMonths' in one) || !('ageMonths' in other) || one.approximate || !other.approximate)
    return candidates;
  const ahead = other.ageMonths - one.ageMonths;
  return ahead > 0 && ahead <= mostToCome ? [first] : candidates;
}

/** The same value said twice is one; said once plainly and once with "about", it is meant plainly. */
export function withoutRepeats(candidates: Candidate[]): Candidate[] {
  const seen = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = JSON.stringify({ ...candidate.value, approximate: undefined });
    const known = seen.get(key)?.value;
    if (known === undefined || (known.kind === 'established' && known.approximate)) seen.set(key, candidate);
  }
  return [...seen.values()];
}
