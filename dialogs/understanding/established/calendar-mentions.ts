import { type Item, is, meaningOf } from '../items.ts';
import type { Match } from '../phrase.ts';
import { phrase } from '../phrase.ts';
import {
  compact,
  dayFirst,
  decade,
  firstOfMonth,
  fourDigits,
  fullYear,
  holiday,
  impossibleMonth,
  isFocused,
  isFoundedBehind,
  isMonth,
  isYear,
  marked,
  monthsIn,
  partNear,
  partOfRelativeYear,
  partOfYear,
  partYearsAgo,
  point,
  shortYear,
  sinceYear,
  twoYears,
  written,
  yearAndMonth,
  yearsOf,
  yearThenDay,
} from './calendar-moments.ts';
import type { Moment } from './mention.ts';
import { spokenDigits, spokenFour, spokenOrdinal, spokenYear } from './spoken-years.ts';

interface CalendarPattern {
  phrase: ReturnType<typeof phrase>;
  read(match: Match, today: Temporal.PlainDate, items: Item[]): Moment | undefined;
}

const on = (pattern: string, read: CalendarPattern['read']): CalendarPattern => ({
  phrase: phrase(pattern),
  read,
});

/** Every way to name a date of which at least the year or month is said. The longest match counts. */
export const calendarPatterns: CalendarPattern[] = [
  // 15.3.2023: outside English, full stops always come with the day first.
  on('y:digits ^dot m:digits ^dot d:digits', (match) =>
    isYear(match.text('y')) ? undefined : marked(dayFirst(match)),
  ),
  // "13. ayın 4'ü 2021", on üçüncü ayın dördü: no year has so many months, and nobody orders so many of an age.
  on('m:digits ^dot month-of', impossibleMonth),
  on('m:ordinal month-of', impossibleMonth),
  // 2023-03-15, 2023/3/15, 2023.3.15
  on('y:digits ^slash|dash|dot m:digits ^slash|dash|dot d:digits', (match) =>
    isYear(match.text('y'))
      ? point(match.number('y'), match.number('m'), match.number('d'))
      : dayFirst(match),
  ),
  // 2019 3 15
  on('y:digits m:digits d:digits', (match) => {
    const moment = isYear(match.text('y'))
      ? point(match.number('y'), match.number('m'), match.number('d'))
      : undefined;
    return moment?.kind === 'point' ? moment : undefined;
  }),
  // 1º/12/2020, 1er/12/2020
  on('d:ordinal ^slash|dash|dot m:digits ^slash|dash|dot y:digits', firstOfMonth),
  // 22年三四月份
  on('y:number year comma? few:few month-mark', (match, today) => {
    const [first, last] = (match.text('few') ?? '').split('-').map(Number);
    return monthsIn(fullYear(match.text('y'), today), `${first}-${last}`);
  }),
  on('y:digits ^slash|dash|dot m:digits', (match) => {
    if (isYear(match.text('y')))
      return isMonth(match.number('m')) ? point(match.number('y'), match.number('m')) : twoYears(match);
    return isYear(match.text('m')) ? point(match.number('m'), match.number('y')) : undefined;
  }),
  // 前年六一儿童节, New Year's Day 2020
  on('y:number year? comma? h:holiday day?', holiday),
  on('h:holiday comma? year? y:number year?', holiday),
  on('r:relative-year comma? h:holiday h:holiday? day?', holiday),
  on('h:holiday comma? r:relative-year', holiday),
  // 15 March 2023, 15. März 2023, 15 de marzo de 2023, ngày 15 tháng 3 năm 2023
  on('day? d:number|ordinal ^dot? ordinal-mark? month-name m:month comma? year? y:number year?', written),
  on('day? d:number|ordinal ^dot? ordinal-mark? from? m:month dot? comma? year? y:number year?', written),
  on('day? d:number|ordinal dash? m:month dash? y:digits', written),
  on('m:month dot? comma? but? year? y:number year?', written),
  // "November 2024, day 11", نوفمبر ٢٠٢٤ تحديدا يوم ١١
  on('m:month from? year? y:number year? comma? precisely? day d:number', written),
  // كانون الأول من عام 2014
  on('m:month from year? y:number', yearAndMonth),
  on('m:month dash? y:digits', written),
  on('m:month dot? d:number|ordinal ordinal-mark? comma? y:number', written),
  on('m:month slash y:digits', written),
  on('d:digits slash m:month slash y:digits', written),
  // 4-V-2011
  on('d:digits ^dash|slash|dot ^m:roman-month ^dash|slash|dot ^y:digits', written),
  // 2023年3月15日, 2023년 3월 15일, năm 2023 tháng 3
  on('y:number year comma? m:number month-mark d:number day|day-mark', written),
  // 19년 3월에 둘이서: the two of them are no day
  on('y:number year m:number month-mark d:number', (match, today, items) =>
    is(items[match.to - 1], 'jointly') ? undefined : written(match, today, items),
  ),
  on('y:number year comma? m:number month-mark', written),
  on('y:number year comma? m:month d:number day|day-mark?', written),
  on('y:number ^year comma? m:month', written),
  on('y:number ordinal-mark year? comma? m:month', written),
  // в 2012 году, 14 февраля; năm 2012, ngày 14 tháng 2
  on('year? y:digits ordinal-mark? year? comma? day? d:number m:month', yearThenDay),
  on('year? y:digits comma? day d:number month-unit m:number', yearThenDay),
  // "15 years in October" is no year 2015, and in "since 2010, a company since May 2016" the month has its own.
  on('y:number year? comma? month-unit? m:month', (match, today, items) =>
    match.text('y')?.length === 4 && !isYear(meaningOf(items[match.to], 'digits'))
      ? written(match, today, items)
      : undefined,
  ),
  // "The tenth month of 2016", 2021'in 3. ayı
  on('year? y:digits apostrophe? suffix? m:digits ^dot month-of', yearAndMonth),
  on('year? y:digits apostrophe? suffix? m:ordinal month-of|month-unit', yearAndMonth),
  on('year? y:digits comma? month-unit m:ordinal', yearAndMonth),
  on('month-unit m:ordinal comma? from? year? y:digits', yearAndMonth),
  on('m:ordinal month-unit comma? from? year? y:digits', yearAndMonth),
  // سنة 2018 شهر 6
  on('year? y:digits comma? month-unit m:digits', yearAndMonth),
  on('y:number m:month d:number|ordinal', written),
  on('day? d:number slash? month-unit m:number comma? year? y:number', written),
  on('month-unit m:number comma? slash? year? y:number', written),
  on('digits-date:digits', compact),
  // Q3 2022, spring of 2021, 2022 Q3: a part of a year whose months are sharp enough
  on('p:year-part ordinal-mark? comma? year? y:number year?', partOfYear),
  on('p:year-part apostrophe|slash? y:digits', partOfYear),
  on('y:digits dash|slash|comma? p:year-part', partOfYear),
  on('y:digits year p:year-part', partOfYear),
  on('p:year-part r:relative-year', partOfRelativeYear),
  // Весной 23 года, where "23 года" alone are years.
  on('p:part y:digits year-of', partOfYear),
  on('p:year-part ago years:number year', partYearsAgo),
  on('p:year-part comma? years:number year ago', partYearsAgo),
  on('years:number year ago comma? p:year-part', partYearsAgo),
  on('ago years:number year comma? p:year-part', partYearsAgo),
  // "This spring", прошлой осенью
  on('this p:part', (match, today) => partNear(match, today, 0)),
  on('last p:part', (match, today) => partNear(match, today, -1)),
  on('p:part last', (match, today) => partNear(match, today, -1)),
  // the nineties, die 90er
  on('d:decade', yearsOf),
  on('r:relative-year comma? p:year-part', partOfRelativeYear),
  // 一零年, 零八年三月: a year said digit by digit
  on('y:year-digits year', shortYear),
  on('y:year-digits year comma? m:month', written),
  on('y:year-digits year comma? m:number month-mark', written),
  // "10 years" is an age, even where 23年 may be a year: two digits are one only with the word in front, or 23年成立.
  on('decade y:number', decade),
  // "Лет пятнадцать" is a guess at an age.
  on('year y:number', (match, today, items) =>
    is(items[match.from], 'years-first') ? undefined : shortYear(match, today),
  ),
  on('year? y:number year?', fourDigits),
  on('y:number year-mark founded', shortYear),
  // 20년도, 18年度: never a number of years
  on('y:number year-named', (match, today) => fourDigits(match) ?? shortYear(match, today)),
  // 98年: no company that asks is so old. 09年: no number of years begins with a nought.
  on('y:digits year-mark', (match, today, items) =>
    (match.number('y') ?? 0) >= 60 ||
    match.text('y')?.startsWith('0') ||
    isFoundedBehind(items, match.to) ||
    isFocused(items, match) ||
    ['early', 'mid', 'late', 'part'].some((tag) => is(items[match.to], tag))
      ? shortYear(match, today)
      : undefined,
  ),
  // 18年底: the word for the end begins with "year".
  on('y:digits ^early|mid|late', (match, today, items) =>
    /^[年년]/u.test(items[match.to - 1]?.raw ?? '') ? shortYear(match, today) : undefined,
  ),
  on('apostrophe ^y:digits', shortYear),
  // В 14-м
  on('in-year y:digits ordinal-mark', (match, today, items) =>
    items[match.to] === undefined || isFoundedBehind(items, match.to) ? shortYear(match, today) : undefined,
  ),
  // "С 98-го": no month has so many days.
  on('ever-since y:digits ordinal-mark', (match, today) =>
    (match.number('y') ?? 0) > 31 ? shortYear(match, today) : undefined,
  ),
  // 92'den bu yana
  on('y:digits apostrophe? suffix-apart|until ever-since', shortYear),
  on('y:digits', sinceYear),
  on('y:number', spokenYear),
  on('in-year tens:number ones:ordinal year?', spokenOrdinal),
  on('year tens:number ones:number', spokenDigits),
  on('year? a:number b:number c:number d:number', spokenFour),
];
