import { type Item, is, isFiller } from '../items.ts';
import { lastMonth, relativeMonth, relativeYear } from './age-moments.ts';
import { type AgePattern, on } from './age-pattern.ts';
import { point } from './calendar-moments.ts';

/** "Last year in May", "in March this year", "the 4th of last month", "yesterday". */
export const relativePatterns: AgePattern[] = [
  on('relative:relative-year comma? about? until? month:month', relativeYear),
  on('relative:relative-year comma? month-unit month:month', relativeYear),
  on('relative:relative-year comma? month:number month-mark', relativeYear),
  on('relative:relative-year comma? month:number month-mark day:number day|day-mark?', relativeYear),
  on('relative:relative-year comma? month:month day:number day|day-mark', relativeYear),
  on('month:month last? from? relative:relative-year', relativeYear),
  on('month-unit month:number relative:relative-year', relativeYear),
  on('month:month year? relative:relative-year', relativeYear),
  on('relative:relative-year year? month:month', relativeYear),
  on(
    'day? day:number|ordinal ^dot? ordinal-mark? month:month comma|from? year? relative:relative-year',
    relativeYear,
  ),
  // السنة اللي فاتت في شهر 6
  on('relative:relative-year comma? month-unit month:number', relativeYear),
  on('month:month day:number|ordinal ordinal-mark? comma|from? relative:relative-year', relativeYear),
  on('relative:relative-year comma? day? day:number|ordinal ^dot? month:month', relativeYear),
  on('relative:relative-year comma? month:month day:number|ordinal day|day-mark?', relativeYear),
  on('relative:relative-year comma? month:number month-unit day:number day|day-mark?', relativeYear),
  on('relative:relative-year', relativeYear),
  on('last month:month', lastMonth),
  on('month:month last', lastMonth),
  // "El 15 de septiembre pasado", "lo scorso 15 settembre"
  on('day? d:digits ordinal-mark? from? month:month last', lastMonth),
  on('last day? d:digits ordinal-mark? ^dot? from? month:month', lastMonth),
  on('month-unit month:number last', lastMonth),
  on('relative:relative-month', relativeMonth),
  // "Geçen ay 4 yıl doldu": the number is that of the years.
  on('relative:relative-month d:number|ordinal day|day-mark?', (match, today, items) =>
    ['year', 'month-unit', 'birthday', 'will-turn'].some((tag) => is(items[match.to], tag))
      ? undefined
      : relativeMonth(match, today, items),
  ),
  on('day? d:digits relative:relative-month', (match, today) => {
    const { year, month } = today.toPlainYearMonth().add({ months: match.number('relative') ?? 0 });
    return point(year, month, match.number('d'));
  }),
  on('relative:relative-day', (match, today, items) => {
    // "As of today we are 400 days old" counts days, it names none.
    const counts = ['day', 'week', 'month-unit', 'year'];
    if (items.some((item, at) => is(item, 'number') && counts.some((tag) => is(items[at + 1], tag))))
      return undefined;
    // "Nice weather today" founds no company.
    if (!items.some((item) => is(item, 'founded')) && items.some(({ meanings }) => meanings.length === 0))
      return undefined;
    // "What is the dollar today?"
    const asks = (item: Item): boolean =>
      is(item, 'counted') || (is(item, 'question-word') && !isFiller(item));
    if (!items.some((item) => is(item, 'founded')) && items.some(asks)) return undefined;
    const day = today.add({ days: match.number('relative') ?? 0 });
    return { kind: 'point', year: day.year, month: day.month, day: day.day };
  }),
];
