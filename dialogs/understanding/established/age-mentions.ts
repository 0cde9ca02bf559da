import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { Match } from '../phrase.ts';
import {
  ageOfDays,
  ageRange,
  agoToday,
  decimalYears,
  few,
  fractionYears,
  isWholeAnswer,
  missingMonths,
  monthAges,
  monthYearsAgo,
  neighbours,
  nthYear,
  oldest,
  partYearsAgo,
  shortYearOf,
  shortYears,
  turnedYears,
  years,
  yearsAndMonths,
} from './age-moments.ts';
import { type AgePattern, on } from './age-pattern.ts';
import { isFoundedBehind } from './calendar-moments.ts';
import type { Moment } from './mention.ts';

const number = 'number|article';

/** Every way to say how long ago. */
export const agePatterns: AgePattern[] = [
  // Where the year is counted with 年 or 년, a comma is no decimal sign: 2、3年 is two or three years.
  on('low:number comma high:number year-mark', neighbours),
  on(`years:${number} ^point:dot|comma ^tenths:digits year`, decimalYears),
  on(`years:${number} year and|comma? months:${number} month-unit`, yearsAndMonths),
  on(`years:${number} year and? half:half`, years),
  on(`years:${number} and? half:half year`, years),
  on(`years:${number} one:number slash two:number year`, fractionYears),
  on('birthday years:number', turnedYears),
  on('years:number birthday', turnedYears),
  on('years:number plus year', years),
  on(`years:${number} year`, (match, _, items) => (countsBirthdays(match, items) ? undefined : years(match))),
  on(`years:${number} year-more`, years),
  // 18 เดือนที่แล้ว, 18 bulan lalu: the words for "last month" behind a number.
  on('months:number months-ago', years),
  on('years:number year ago relative:relative-day', agoToday),
  on('relative:relative-day ago years:number year', agoToday),
  on('ago years:number year relative:relative-day', agoToday),
  on('relative:relative-day years:number year ago', agoToday),
  // "Half a decade"
  on('half:half article? months:duration', (match) => {
    const months = match.number('months') ?? 0;
    return months > 12 && months % 12 === 0 ? { kind: 'age', months: months / 2 } : undefined;
  }),
  // "One and three quarter years", eineinviertel Jahre
  on(`years:${number} year? and? months:year-fraction year?`, (match) => ({
    kind: 'age',
    months: (match.number('years') ?? 0) * 12 + (match.number('months') ?? 0),
  })),
  on('between low:duration and|until|dash high:number year?', (match) => {
    const [low, high] = [match.number('low') ?? 0, (match.number('high') ?? 0) * 12];
    return low % 12 === 0 && low < high && high < oldest
      ? { kind: 'age-range', min: low, max: high }
      : undefined;
  }),
  // "Entre los dos y los tres años": the first number is part of a word for both.
  on('between-two and|until high:number year', (match) => {
    const high = match.number('high') ?? 0;
    return high > 2 && high < oldest ? { kind: 'age-range', min: 24, max: high * 12 } : undefined;
  }),
  on('few:few year', few(12)),
  on('few:few month-unit', few(1)),
  on(`years:${number} year ago comma? until? month:month`, monthYearsAgo),
  on(`ago years:${number} year comma? month:month`, monthYearsAgo),
  on(`years:${number} year ago month:number month-mark`, monthYearsAgo),
  // 6年前の夏, "six years ago in summer"
  on('years:number year ago comma? part:part', partYearsAgo),
  // "In March two years ago", في مارس قبل سنتين
  on(`month:month comma? years:${number} year ago`, monthYearsAgo),
  on('month:month years:number years-ago', monthYearsAgo),
  on('years:number years-ago month-unit? month:month', monthYearsAgo),
  on(`month:month ago years:${number} year`, monthYearsAgo),
  on('month:month ago age:duration', monthAges),
  on(`half:half article? year`, years),
  on('half:half month-unit', () => ({ kind: 'age', months: 0 })),
  on(`months:${number} month-unit and? half`, years),
  on(`months:${number} month-unit`, years),
  // "8 months and 12 days", "7 months and two weeks": the days change nothing.
  on(`months:${number} month-unit and? days:number day|week`, years),
  // قبل شهر, من حوالي شهر: one month, where no name or number of a month follows.
  on('ago|about|from about? month-unit', (match, _, items) => {
    const next = items[match.to];
    const ends = ['about', 'founded', 'the-company', 'comma', 'dot'].some((tag) => is(next, tag));
    return next === undefined || ends ? { kind: 'age', months: 1 } : undefined;
  }),
  // "Два года без месяца", سنتين إلا شهر, สองปีขาดเดือนนึง: one month.
  on('taken-off month-unit one:number?', (match) =>
    (match.number('one') ?? 1) === 1 ? { kind: 'age', months: 1 } : undefined,
  ),
  on(`low:${number} or|dash|tilde|until high:${number} year`, (match) => ageRange(match, 12)),
  on(`low:${number} or|dash|tilde|until high:${number} month-unit`, (match) => ageRange(match, 1)),
  on(`low:${number} year or|dash|tilde|until high:${number} year`, shortYears),
  on(`weeks:${number} week`, (match, _, items) =>
    isWholeAnswer(match, items) ? ageOfDays(7 * (match.number('weeks') ?? 0)) : undefined,
  ),
  // أسبوعين, يومين: one word for two.
  on('days:some-days', (match, _, items) =>
    isWholeAnswer(match, items) ? ageOfDays(match.number('days')) : undefined,
  ),
  on(`days:${number} day`, (match, _, items) =>
    isWholeAnswer(match, items) && !isAnyDay(match, items) ? ageOfDays(match.number('days')) : undefined,
  ),
  on(`between low:${number} and|until|dash high:${number} year`, (match) => ageRange(match, 12)),
  on(`between low:${number} and|until|dash high:${number} month-unit`, (match) => ageRange(match, 1)),
  // "Less than a year" in languages without an article.
  on('less|more|about year', (match, _, items) =>
    is(items[match.to - 1], 'number') ||
    // ราวๆ ปี 58: the number behind is that of the year.
    (is(items[behind(items, match.to)], 'digits') && !is(items[behind(items, match.to) + 1], 'month-unit')) ||
    (is(items[match.to - 1], 'years-first') && is(items[match.to], 'number'))
      ? undefined
      : { kind: 'age', months: 12 },
  ),
  // Russian puts the number behind when it is a guess: лет семь.
  on('hedge:years-first years:number', years),
  // "The office is 5 years old, the company 8": the years are not said again.
  on('the-company has-age? years:number', yearsNotSaid),
  on('the-company has-age? years:number and? half:half', yearsNotSaid),
  on('hedge:months-first months:number', (match, _, items) =>
    is(items[match.from - 1], 'number') ? undefined : years(match),
  ),
  on('years-first low:number or|dash|tilde high:number', (match) => ageRange(match, 12)),
  // Vietnamese: "năm trước" alone is last year, "2 năm trước" two years ago.
  on('years:number years-ago', (match, _, items) =>
    is(items[match.from - 1], 'slash') ? undefined : years(match),
  ),
  // "8 tháng rồi" are eight months, "ngày 5 tháng rồi" is the fifth of last month.
  on('years:number year and? months:number months-ago', (match) => ({
    kind: 'age',
    months: (match.number('years') ?? 0) * 12 + (match.number('months') ?? 0),
  })),
  on('months:number months-ago', (match, _, items) =>
    is(items[match.from - 1], 'day') || is(items[match.from - 1], 'slash')
      ? undefined
      : { kind: 'age', months: match.number('months') ?? 0 },
  ),
  on('d:digits slash|dot month:digits ^dot? comma? relative:relative-year', (match, today) => {
    const [day = 0, month = 0] = [match.number('d'), match.number('month')];
    if (day < 1 || day > 31 || month < 1 || month > 12) return undefined;
    return { kind: 'point', year: today.year + (match.number('relative') ?? 0), month, day };
  }),
  // 还差两个月满一年: so many months are missing from the years.
  on(`missing months:${number} month-unit year-full? years:${number} year`, missingMonths),
  on(`missing months:duration year-full? years:${number} year`, missingMonths),
  on('months:duration and? half:half', (match) => ({
    kind: 'age',
    months: (match.number('months') ?? 0) + 6,
  })),
  // سنة 2018 شهر 6: so many months are none of an age.
  on('months:duration and? extra:number month-unit', (match) =>
    (match.number('extra') ?? 0) > 36
      ? undefined
      : { kind: 'age', months: (match.number('months') ?? 0) + (match.number('extra') ?? 0) },
  ),
  on('months:duration and extra:duration', (match) => ({
    kind: 'age',
    months: (match.number('months') ?? 0) + (match.number('extra') ?? 0),
  })),
  // سنتين, 3 سنوات وشهرين: years in any form, and a word for some months.
  on(`years:${number} year and? extra:duration`, (match) => ({
    kind: 'age',
    months: (match.number('years') ?? 0) * 12 + (match.number('extra') ?? 0),
  })),
  // สองปีครึ่ง, dua setengah tahun: the word for "year and a half" or "half a year" after a number.
  on('years:number rest:duration', (match, _, items) => {
    const rest = (match.number('rest') ?? 0) % 12;
    // "Uma década" is one of them, not a year and ten more; in 한 2년 반 the number says "about".
    const years = match.number('years') ?? 0;
    if (rest === 0 || years > oldest || is(items[match.from], 'about')) return undefined;
    return { kind: 'age', months: years * 12 + rest };
  }),
  // Russian "года не исполнилось" puts the bound behind.
  on('year less', (match, _, items) =>
    is(items[match.from], 'years-first') && !is(items[match.from - 1], 'number')
      ? { kind: 'age', months: 12 }
      : undefined,
  ),
  on('year about', () => ({ kind: 'age', months: 12 })),
  on('year more', () => ({ kind: 'age', months: 12 })),
  on('months:duration', (match, _, items) =>
    // Russian "в год рождения дочки" is a year, not one year.
    is(items[match.from], 'year') && is(items[match.from - 1], 'in-year')
      ? undefined
      : { kind: 'age', months: match.number('months') ?? 0 },
  ),
  on(`years:${number} more year`, years),
  // "В двадцать первом году" is 2021, "двадцать первый год" an age.
  on('y:ordinal year-in', (match, today) => {
    const year = 2000 + (match.number('y') ?? 0);
    return year > 2009 && year <= today.year ? { kind: 'point', year } : undefined;
  }),
  // "В 21 году" is 2021, "на 21 году" the twenty-first of its years.
  on('in-year y:digits year-in', shortYearOf),
  // "99'da kurduk": two digits in which something was founded.
  on('y:digits apostrophe? year-in', (match, today, items) =>
    isFoundedBehind(items, match.to) ? shortYearOf(match, today) : undefined,
  ),
  // "15 года" is the year 2015, as fifteen years are "15 лет"; "23 года" are years unless "since" says otherwise.
  on('since|from y:digits year-of', shortYearOf),
  on('y:digits year-of', (match, today) =>
    /^(?:1\d|2[0156789])$/.test(match.text('y') ?? '') ? shortYearOf(match, today) : undefined,
  ),
  on('first-year', () => ({ kind: 'age-range', min: 0, max: 12 })),
  // "Principios del año | pasado", ต้นปี | นี้: the word for the part holds the year.
  on('early|mid|late last', (match, today, items) =>
    ['month-unit', 'month', 'week', 'day', 'part'].some((tag) => is(items[match.to], tag))
      ? undefined
      : { kind: 'point', year: today.year - 1 },
  ),
  on('early|mid|late this', (match, today, items) =>
    ['month-unit', 'month', 'week', 'day', 'part'].some((tag) => is(items[match.to], tag)) &&
    // ต้นปีนี้เอง เดือนกุมภา: the month has a name of its own.
    !is(items[match.to + 1], 'month')
      ? undefined
      : { kind: 'point', year: today.year },
  ),
  on('nth:ordinal year', nthYear),
  on('year nth:ordinal', nthYear),
  // "In the third business year", 第三个财年
  on('nth:ordinal person? business-year', nthYear),
  on('business-year nth:ordinal', nthYear),
  on('nth:number ordinal-mark|year-mark? business-year', nthYear),
  on('nth:digits ^dot year', nthYear),
  on('nth:number ordinal-mark year', nthYear),
  on('nth:number year nth-mark', nthYear),
  on('year nth-mark nth:number', nthYear),
  on('nth:ordinal|number nth-year', nthYear),
];

/** "I had a crazy day" tells no age, "a day ago" does. */
function isAnyDay(match: Match, items: Item[]): boolean {
  const tells = ['ago', 'since', 'founded', 'begun', 'ever-since'];
  return is(items[match.from], 'article') && !items.some((item) => tells.some((tag) => is(item, tag)));
}

/** "29 de fevereiro de 2020, então só um aniversário": one birthday, where the word is that for a year as well. */
function countsBirthdays(match: Match, items: Item[]): boolean {
  const one = match.number('years') === 1 && is(items[match.to - 1], 'birthday');
  return one && items.some((item) => meaningOf(item, 'digits')?.length === 4);
}

/** A bare number of the company, behind years that are told in front. */
function yearsNotSaid(match: Match, _: Temporal.PlainDate, items: Item[]): Moment | undefined {
  const told = items
    .slice(0, match.from)
    .some((item, at) => is(item, 'duration') || (is(item, 'year') && is(items[at - 1], 'number')));
  return told && isLastInClause(items, match.to) ? years(match) : undefined;
}

function isLastInClause(items: Item[], at: number): boolean {
  return items[at] === undefined || ['comma', 'dot', 'line'].some((tag) => is(items[at], tag));
}

/** "Lá pelo ano | de 2003": the next word that is not small. */
function behind(items: Item[], at: number): number {
  let next = at;
  while (isFiller(items[next]) && !is(items[next], 'digits')) next++;
  return next;
}
