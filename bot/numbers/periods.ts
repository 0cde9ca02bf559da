/** Days of one day or one week, ISO, both included. */
export interface Period {
  from: string;
  to: string;
}

/**
 * The days from one to another cut into days or into weeks that begin on Monday; the first and the last week may be only
 * parts of one. None when the last day is before the first.
 */
export function periodsBetween({ from, to }: Period, by: 'day' | 'week'): Period[] {
  const last = Temporal.PlainDate.from(to);
  const periods: Period[] = [];
  let day = Temporal.PlainDate.from(from);
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    const rest = by === 'day' ? 0 : 7 - day.dayOfWeek;
    const end = day.add({ days: rest });
    const isLast = Temporal.PlainDate.compare(end, last) >= 0;
    periods.push({ from: day.toString(), to: (isLast ? last : end).toString() });
    day = end.add({ days: 1 });
  }
  return periods;
}

/** Tells for each day the period that it is in. */
export function periodFinder(periods: readonly Period[]): (day: string) => Period | undefined {
  const byDay = new Map(
    periods.flatMap((period) => periodsBetween(period, 'day').map(({ from }) => [from, period] as const)),
  );
  return (day) => byDay.get(day);
}
