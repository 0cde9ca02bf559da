import type { Mention } from './mention.ts';

export function startOf({
  year,
  month = 1,
  day = 1,
}: {
  year: number;
  month?: number;
  day?: number;
}): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day });
}

export function endOf({
  year,
  month = 12,
  day = 31,
}: {
  year: number;
  month?: number;
  day?: number;
}): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
}

/** The year we are in, and no more. */
export function isThisYear(mention: Mention, today: Temporal.PlainDate): boolean {
  return mention.kind === 'point' && mention.year === today.year && mention.month === undefined;
}

/** "Two years ago, in 2024": an age and a date that do not contradict each other. */
export function sameTime(first: Mention, second: Mention, today: Temporal.PlainDate): boolean {
  const [age, point] = first.kind === 'point' ? [second, first] : [first, second];
  if (point.kind !== 'point') return false;
  if (age.kind === 'age-range') return isInRange(age, point, today);
  if (age.kind !== 'age') return false;
  const then = today.subtract({ months: age.months });
  return (
    Math.abs(startOf(point).until(then, { largestUnit: 'months' }).months) <=
    (point.month === undefined ? 18 : 3)
  );
}

/** 21年成立，今年第五年: the fifth year of what was founded in 2021 may be the one that ends this year or next. */
function isInRange(
  { min, max }: { min: number; max: number },
  point: { year: number; month?: number; day?: number },
  today: Temporal.PlainDate,
): boolean {
  const months = startOf(point).until(today, { largestUnit: 'months' }).months;
  const whole = point.month === undefined ? 12 : 1;
  return min - 1 <= months && months - whole <= max;
}
