import { type Item, is } from '../items.ts';
import type { Match } from '../phrase.ts';
import { phrase } from '../phrase.ts';
import { point, twoDigitYear } from './calendar-mentions.ts';
import type { Moment } from './mention.ts';

interface AgePattern {
  phrase: ReturnType<typeof phrase>;
  read(match: Match, today: Temporal.PlainDate, items: Item[]): Moment | undefined;
}

const on = (pattern: string, read: AgePattern['read']): AgePattern => ({ phrase: phrase(pattern), read });

const number = 'number|article';
/** No company that asks is older, in years; larger numbers before "year" are years of a calendar. */
const oldest = 300;

/** Every way to say how long ago. */
export const agePatterns: AgePattern[] = [
  // Where the year is counted with 年 or 년, a comma is no decimal sign: 2、3年 is two or three years.
  on('low:number comma high:number year-mark', neighbours),
  on(`years:${number} ^point:dot|comma ^tenths:digits year`, decimalYears),
  on(`years:${number} year and|comma? months:${number} month-unit`, years),
  on(`years:${number} year and? half:half`, years),
  on(`years:${number} and? half:half year`, years),
  on(`years:${number} one:number slash two:number year`, fractionYears),
  on('years:number plus year', years),
  on(`years:${number} year`, years),
  on(`years:${number} year-more`, years),
  // 18 เดือนที่แล้ว, 18 bulan lalu: the words for "last month" behind a number.
  on('months:number months-ago', years),
  on('years:number year ago relative:relative-day', agoToday),
  on('relative:relative-day ago years:number year', agoToday),
  on('ago years:number year relative:relative-day', agoToday),
  on('relative:relative-day years:number year ago', agoToday),
  on('between low:duration and|until|dash high:number year?', (match) => {
    const [low, high] = [match.number('low') ?? 0, (match.number('high') ?? 0) * 12];
    return low % 12 === 0 && low < high && high < oldest
      ? { kind: 'age-range', min: low, max: high }
      : undefined;
  }),
  on('few:few year', few(12)),
  on('few:few month-unit', few(1)),
  on(`years:${number} year ago comma? until? month:month`, monthYearsAgo),
  on(`ago years:${number} year comma? month:month`, monthYearsAgo),
  on(`years:${number} year ago month:number month-mark`, monthYearsAgo),
  // "In March two years ago", في مارس قبل سنتين
  on(`month:month comma? years:${number} year ago`, monthYearsAgo),
  on(`month:month ago years:${number} year`, monthYearsAgo),
  on('month:month ago age:duration', monthAges),
  on(`half:half article? year`, years),
  on('half:half month-unit', () => ({ kind: 'age', months: 0 })),
  on(`months:${number} month-unit and? half`, years),
  on(`months:${number} month-unit`, years),
  on(`low:${number} or|dash|tilde|until high:${number} year`, (match) => ageRange(match, 12)),
  on(`low:${number} or|dash|tilde|until high:${number} month-unit`, (match) => ageRange(match, 1)),
  on(`low:${number} year or|dash|tilde|until high:${number} year`, (match) => ageRange(match, 12)),
  on(`weeks:${number} week`, (match, _, items) =>
    isWholeAnswer(match, items) ? ageOfDays(7 * (match.number('weeks') ?? 0)) : undefined,
  ),
  // أسبوعين, يومين: one word for two.
  on('days:some-days', (match, _, items) =>
    isWholeAnswer(match, items) ? ageOfDays(match.number('days')) : undefined,
  ),
  on(`days:${number} day`, (match, _, items) =>
    isWholeAnswer(match, items) ? ageOfDays(match.number('days')) : undefined,
  ),
  on(`between low:${number} and|until|dash high:${number} year`, (match) => ageRange(match, 12)),
  on(`between low:${number} and|until|dash high:${number} month-unit`, (match) => ageRange(match, 1)),
  // "Less than a year" in languages without an article.
  on('less|more|about year', (match, _, items) =>
    is(items[match.to - 1], 'number') ||
    (is(items[match.to - 1], 'years-first') && is(items[match.to], 'number'))
      ? undefined
      : { kind: 'age', months: 12 },
  ),
  // Russian puts the number behind when it is a guess: лет семь.
  on('hedge:years-first years:number', years),
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
  on('d:digits slash month:digits relative:relative-year', (match, today) => {
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
  on('months:duration and? extra:number month-unit', (match) => ({
    kind: 'age',
    months: (match.number('months') ?? 0) + (match.number('extra') ?? 0),
  })),
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
  on('months:duration', (match) => ({ kind: 'age', months: match.number('months') ?? 0 })),
  on(`years:${number} more year`, years),
  // "В двадцать первом году" is 2021, "двадцать первый год" an age.
  on('y:ordinal year-in', (match, today) => {
    const year = 2000 + (match.number('y') ?? 0);
    return year > 2009 && year <= today.year ? { kind: 'point', year } : undefined;
  }),
  // "В 21 году" is 2021, "на 21 году" the twenty-first of its years.
  on('in-year y:digits year-in', (match, today) => {
    const year = twoDigitYear(match.number('y') ?? 0);
    const written = match.text('y')?.length === 2;
    return written && year <= today.year ? { kind: 'point', year } : undefined;
  }),
  on('nth:ordinal year', nthYear),
  on('year nth:ordinal', nthYear),
  on('nth:digits ^dot year', nthYear),
  on('nth:number ordinal-mark year', nthYear),
  on('nth:number year nth-mark', nthYear),
  on('year nth-mark nth:number', nthYear),
  on('nth:ordinal|number nth-year', nthYear),
  on('relative:relative-year comma? about? until? month:month', relativeYear),
  on('relative:relative-year comma? month-unit month:month', relativeYear),
  on('relative:relative-year comma? month:number month-mark', relativeYear),
  on('relative:relative-year comma? month:number month-mark d:number day|day-mark?', relativeYear),
  on('relative:relative-year comma? month:month d:number day|day-mark', relativeYear),
  on('month:month from? relative:relative-year', relativeYear),
  on('month-unit month:number relative:relative-year', relativeYear),
  on('month:month year? relative:relative-year', relativeYear),
  on('relative:relative-year year? month:month', relativeYear),
  on(
    'day? day:number|ordinal ordinal-mark? month:month comma|from? year? relative:relative-year',
    relativeYear,
  ),
  on('month:month day:number|ordinal ordinal-mark? comma|from? relative:relative-year', relativeYear),
  on('relative:relative-year comma? day? day:number|ordinal month:month', relativeYear),
  on('relative:relative-year comma? month:month day:number|ordinal day|day-mark?', relativeYear),
  on('relative:relative-year comma? month:number month-unit day:number day|day-mark?', relativeYear),
  on('relative:relative-year', relativeYear),
  on('last month:month', lastMonth),
  on('month:month last', lastMonth),
  on('month-unit month:number last', lastMonth),
  on('relative:relative-month', relativeMonth),
  on('relative:relative-month d:number|ordinal day|day-mark?', relativeMonth),
  on('day? d:digits relative:relative-month', (match, today) => {
    const { year, month } = today.toPlainYearMonth().add({ months: match.number('relative') ?? 0 });
    return point(year, month, match.number('d'));
  }),
  on('relative:relative-day', (match, today, items) => {
    // "Nice weather today" founds no company.
    if (!items.some((item) => is(item, 'founded')) && items.some(({ meanings }) => meanings.length === 0))
      return undefined;
    const day = today.add({ days: match.number('relative') ?? 0 });
    return { kind: 'point', year: day.year, month: day.month, day: day.day };
  }),
];

/** Days and weeks are an age with "ago" beside them or alone: "open 5 days a week" and "it took 3 days" are none. */
function isWholeAnswer({ from, to }: Match, items: Item[]): boolean {
  const beside = [...items.slice(Math.max(0, from - 2), from), ...items.slice(to, to + 2)];
  return (
    items.length - (to - from) <= 1 ||
    beside.some((item) =>
      ['ago', 'founded', 'about', 'more', 'less', 'from', 'since'].some((tag) => is(item, tag)),
    )
  );
}

/** Whole months, or half of the first. */
function ageOfDays(days = 0): Moment {
  const months = days / 30.44;
  return { kind: 'age', months: months < 0.6 ? Math.round(months * 2) / 2 : Math.round(months) };
}

function years(match: Match): Moment | undefined {
  if ((match.number('years') ?? 0) > oldest || (match.number('months') ?? 0) > oldest) return undefined;
  const half = match.text('half') === undefined ? 0 : 6;
  return { kind: 'age', months: (match.number('years') ?? 0) * 12 + (match.number('months') ?? 0) + half };
}

function decimalYears(match: Match): Moment | undefined {
  // 102、103年 lists two years.
  if ((match.text('tenths') ?? '').length > 2 || (match.number('years') ?? 0) > oldest / 3) return undefined;
  return { kind: 'age', months: Math.round(Number(`${match.text('years')}.${match.text('tenths')}`) * 12) };
}

function fractionYears(match: Match): Moment {
  const fraction = (match.number('one') ?? 0) / (match.number('two') ?? 1);
  return { kind: 'age', months: Math.round(((match.number('years') ?? 0) + fraction) * 12) };
}

/** "Five years ago today" is that very day. */
function agoToday(match: Match, today: Temporal.PlainDate): Moment | undefined {
  const years = match.number('years') ?? 0;
  if (match.number('relative') !== 0 || years > oldest) return undefined;
  const day = today.subtract({ years });
  return { kind: 'point', year: day.year, month: day.month, day: day.day };
}

/** 两三年, 5、6年: the numbers beside each other mean from one to the other. */
function few(unit: number): AgePattern['read'] {
  return (match) => {
    const [low = 0, high = 0] = (match.text('few') ?? '').split('-').map(Number);
    return { kind: 'age-range', min: low * unit, max: high * unit };
  };
}

/** "Two years ago in March" is a month of that year. */
function missingMonths(match: Match): Moment {
  return { kind: 'age', months: (match.number('years') ?? 0) * 12 - (match.number('months') ?? 0) };
}

function monthYearsAgo(match: Match, today: Temporal.PlainDate): Moment {
  return {
    kind: 'point',
    year: today.year - (match.number('years') ?? 0),
    month: match.number('month') ?? 1,
  };
}

/** Whole years that one word counts, as the Arabic dual does. */
function monthAges(match: Match, today: Temporal.PlainDate): Moment | undefined {
  const age = match.number('age') ?? 0;
  if (age === 0 || age % 12 !== 0) return undefined;
  return { kind: 'point', year: today.year - age / 12, month: match.number('month') ?? 1 };
}

function neighbours(match: Match): Moment | undefined {
  return match.number('high') === (match.number('low') ?? 0) + 1 ? ageRange(match, 12) : undefined;
}

function ageRange(match: Match, unit: number): Moment | undefined {
  const [low = 0, high = 0] = [match.number('low'), match.number('high')];
  return low < high && high < oldest ? { kind: 'age-range', min: low * unit, max: high * unit } : undefined;
}

/** "In its third year": two years are complete, the third is not. */
function nthYear(match: Match): Moment | undefined {
  const nth = match.number('nth') ?? 1;
  if (nth > 1900 && nth < 2100) return { kind: 'point', year: nth };
  // "98-й год" is 1998; no company is asked in its seventieth year.
  if (nth >= 70 && nth < 100) return { kind: 'point', year: 1900 + nth };
  if (nth < 1 || nth > oldest) return undefined;
  return { kind: 'age-range', min: (nth - 1) * 12, max: nth * 12 };
}

function relativeYear(match: Match, today: Temporal.PlainDate): Moment | undefined {
  const year = today.year + (match.number('relative') ?? 0);
  return point(year, match.number('month'), match.number('day'));
}

/** "Last December": the latest one that is over. */
function lastMonth(match: Match, today: Temporal.PlainDate): Moment | undefined {
  const month = match.number('month') ?? 0;
  if (month < 1 || month > 12) return undefined;
  return { kind: 'point', year: month < today.month ? today.year : today.year - 1, month };
}

function relativeMonth(match: Match, today: Temporal.PlainDate): Moment {
  const month = today.toPlainYearMonth().add({ months: match.number('relative') ?? 0 });
  return { kind: 'point', year: month.year, month: month.month };
}
