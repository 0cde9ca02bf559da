import { type Item, is, meaningOf } from '../items.ts';
import { twoDigitYear } from './calendar-moments.ts';
import type { Mention } from './mention.ts';

/**
 * 09年に活動を始めて、登記は11年です: beside a year of two digits, two digits with the mark of a year that the founding is
 * told of are a year as well, and no age.
 */
export function withShortYears(items: Item[], mentions: Mention[]): Mention[] {
  const [start, counted, another] = mentions;
  if (start?.kind !== 'point' || counted?.kind !== 'age' || another !== undefined) return mentions;
  const [first, second] = [start, counted].map(({ from }) => meaningOf(items[from], 'digits') ?? '');
  if (first?.length !== 2 || second?.length !== 2 || !is(items[counted.from + 1], 'year-mark'))
    return mentions;
  if (['ago', 'more', 'less'].some((tag) => is(items[counted.to], tag))) return mentions;
  const founded = items.slice(start.to, counted.from).some((item) => is(item, 'founded'));
  const year = twoDigitYear(Number(second));
  if (!founded || year < start.year || items.slice(0, start.from).some((item) => is(item, 'founded')))
    return mentions;
  return [start, { kind: 'point', year, from: counted.from, to: counted.to }];
}
