import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { loneMonth } from './apart.ts';
import type { Mention } from './mention.ts';
import { isSaidAlone, yearsAndMonth } from './plain-birthday.ts';

/** Words that make the years of a birthday other than so many, or the day one to come. */
const unsettled = ['future', 'coming', 'turning', 'will-turn', 'less', 'half', 'experience'];

/** Of these, those that belong to a number: they count only in the clause of the years. */
const ofCount = ['less', 'half'];

/**
 * "We turned five last July", 先月で創立5周年を迎えました: the time so many whole years before that birthday. Undefined
 * where the message names no birthday, or not exactly one number of years and one time.
 */
export function asBirthday(items: Item[], found: Mention[], today: Temporal.PlainDate): Mention | undefined {
  const plain = yearsAndMonth(items, found, today);
  const isPlain = plain !== undefined && isSaidAlone(items, plain);
  const past = turnedInThePast(items);
  if (!isPlain && !past && !items.some((item) => is(item, 'birthday'))) return undefined;
  const mentions = found.filter((mention) => !isAgeTakenForYear(items, mention));
  // Indonesian "genap" is said of both: "maret kemarin genap 10 tahun" is over.
  const over = items.some((item) => is(item, 'last'));
  const isOpen = (item: Item, tag: string): boolean =>
    is(item, tag) && !(tag === 'will-turn' && (past || (over && is(item, 'birthday'))));
  const [count, another] = countsOf(items, mentions);
  if (count === undefined || another !== undefined) return undefined;
  // "We celebrated two years last month, there was even cake": what is said after it settles nothing.
  const end = items.findIndex((item, at) => at >= count.to && (is(item, 'comma') || is(item, 'dot')));
  const said = end < 0 ? items : items.slice(0, end);
  const isUnsettled = (tag: string): boolean =>
    (ofCount.includes(tag) ? said : items).some((item) => isOpen(item, tag));
  if (unsettled.some(isUnsettled)) return undefined;
  const [day, other] = daysOf(items, mentions, count, today);
  if (day === undefined || other !== undefined) return undefined;
  // "Fundada em 3 de novembro de 2025, fez um ano agora", "existe desde 2021, antes hice 6 años de autónomo": that is
  // when it was founded.
  const before = items.slice(Math.max(0, day.from - 3), day.from);
  const founding = before.some((item) => is(item, 'founded') || is(item, 'begun'));
  if (founding && day.to < count.from && namesYear(items, day)) return undefined;
  // "22/11/2019, seven years today": the years lead from that day to now.
  const now = Math.abs(day.first.until(today, { largestUnit: 'month' }).months - 12 * count.years);
  if (namesYear(items, day) && now < 12) return undefined;
  // "Last year in October, so we have just turned one": in a clause of their own, the years follow from the day.
  const apart = items.slice(day.to, count.from).some((item) => is(item, 'comma') || is(item, 'dot'));
  if (apart && now < 3) return undefined;
  const place = { from: Math.min(count.from, day.from), to: Math.max(count.to, day.to) };
  const [first, last] = [day.first, day.last].map((date) => date.subtract({ years: count.years }));
  if (first === undefined || last === undefined) return undefined;
  if (day.precision === 'year') return { kind: 'point', year: first.year, ...place };
  if (day.precision === 'range')
    return { kind: 'days', first: first.toString(), last: last.toString(), ...place };
  const month = { kind: 'point' as const, year: first.year, month: first.month, ...place };
  return day.precision === 'day' ? { ...month, day: first.day } : month;
}

/** ครบ 3 ปีเมื่อเดือนมีนา: beside a month that is said to be over, the word for turning is a birthday that was. */
function turnedInThePast(items: Item[]): boolean {
  const isMonth = (item: Item | undefined): boolean => is(item, 'month') || is(item, 'month-unit');
  return (
    items.some((item) => is(item, 'will-turn') && !is(item, 'future')) &&
    items.some((item, at) => is(item, 'in-the-past') && isMonth(items[at + 1]))
  );
}

/** "Martta 10 yaşına girdik", "в марте 10 лет исполнилось": the number behind the month belongs to the birthday. */
function isAgeTakenForYear(items: Item[], { kind, from, to }: Mention): boolean {
  const last = items.slice(from, to).findLast((item) => is(item, 'digits'));
  const behind = [items[to - 1], items[passSmall(items, to, 1)]];
  return (
    kind === 'point' &&
    meaningOf(last, 'digits')?.length === 2 &&
    behind.some((item) => is(item, 'birthday') || is(item, 'years-first'))
  );
}

function namesYear(items: Item[], { from, to }: { from: number; to: number }): boolean {
  return items.slice(from, to).some((item) => meaningOf(item, 'digits')?.length === 4);
}

interface Count {
  years: number;
  from: number;
  to: number;
}

/** Whole years: "five years", "our fifth year", or the bare number beside the word ("turned 5", "5th anniversary"). */
export function countsOf(items: Item[], mentions: Mention[]): Count[] {
  const counted = mentions.flatMap((mention): Count[] => {
    const { from, to } = mention;
    if (mention.kind === 'age' && mention.months % 12 === 0 && mention.months > 0)
      return [{ years: mention.months / 12, from, to }];
    if (mention.kind === 'age-range' && mention.max - mention.min === 12)
      return [{ years: mention.max / 12, from, to }];
    if (monthsAgo(items, mention) !== undefined) return [];
    return mention.kind === 'age' || mention.kind === 'age-range' ? [{ years: Number.NaN, from, to }] : [];
  });
  if (counted.length > 0) return counted.filter(({ years }) => !Number.isNaN(years));
  return items.flatMap((item, at): Count[] => {
    // Zehnjähriges, десятилетие
    const whole = Number(meaningOf(item, 'birthday'));
    if (whole > 0) return [{ years: whole, from: at, to: at + 1 }];
    const years = Number(meaningOf(item, 'number') ?? meaningOf(item, 'ordinal'));
    // "29 February 2020, so we have had one birthday" counts the days.
    if (years === 1 && !is(item, 'ordinal') && mentions.some((one) => namesYear(items, one))) return [];
    const named = mentions.some(({ from, to }) => from <= at && at < to);
    const beside = [-1, 1].some((step) => {
      const next = items[passSmall(items, at + step, step)];
      return is(next, 'birthday') || is(next, 'will-turn');
    });
    return !named && beside && !isDayOfMonth(items, at) && years >= 1 && years < 100
      ? [{ years, from: at, to: at + 1 }]
      : [];
  });
}

/** "Our anniversary is on 14 June", "el 14 de junio", but not "we turned 14 in June". */
function isDayOfMonth(items: Item[], at: number): boolean {
  const marks = ['ordinal-mark', 'dot', 'from'];
  let next = at + 1;
  while (marks.some((tag) => is(items[next], tag))) next++;
  return is(items[next], 'month');
}

/** "Two months ago we turned ten": when the birthday was. */
function monthsAgo(items: Item[], mention: Mention): number | undefined {
  if (mention.kind !== 'age' || mention.months >= 12 || !Number.isInteger(mention.months)) return undefined;
  const beside = [
    ...items.slice(Math.max(0, mention.from - 1), mention.from),
    ...items.slice(mention.from, mention.to + 1),
  ];
  return beside.some((item) => is(item, 'ago') || is(item, 'months-ago')) ? mention.months : undefined;
}

function passSmall(items: Item[], at: number, step: number): number {
  let next = at;
  while (isFiller(items[next]) || ['ordinal-mark', 'dot', 'the-company'].some((tag) => is(items[next], tag)))
    next += step;
  return next;
}

interface Day {
  precision: 'day' | 'month' | 'range' | 'year';
  first: Temporal.PlainDate;
  last: Temporal.PlainDate;
  from: number;
  to: number;
}

/** When the birthday was, as far as it is over. */
function daysOf(items: Item[], mentions: Mention[], count: Count, today: Temporal.PlainDate): Day[] {
  const named = mentions.flatMap((mention): Day[] => {
    const { from, to } = mention;
    const months = monthsAgo(items, mention);
    if (months !== undefined) {
      const first = today.subtract({ months }).with({ day: 1 });
      // "Before" in many languages: it is taken with the months.
      const before = is(items[from - 1], 'ago') ? from - 1 : from;
      return [{ precision: 'month', first, last: first, from: before, to }];
    }
    if (mention.kind === 'point' && isYearOfBirthday(items, mention, count, today)) {
      const first = Temporal.PlainDate.from({ year: mention.year, month: 1, day: 1 });
      return [{ precision: 'year', first, last: first, from, to }];
    }
    // "We turned eighteen this spring"
    if (mention.kind === 'days') {
      const [first, last] = [mention.first, mention.last].map((day) => Temporal.PlainDate.from(day));
      return first && last && first.year === last.year ? [{ precision: 'range', first, last, from, to }] : [];
    }
    if (mention.kind !== 'point' || mention.month === undefined) return [];
    const first = Temporal.PlainDate.from({ day: 1, ...mention, month: mention.month });
    const day = mention.day ?? dayBefore(items, mention, count);
    if (day === undefined) return [{ precision: 'month', first, last: first, from, to }];
    return [{ precision: 'day', first: first.with({ day }), last: first.with({ day }), from, to }];
  });
  // "Today we turn five" beside "in 2021" leaves open what the year is of.
  if (named.length > 0) return named.filter(({ first }) => Temporal.PlainDate.compare(first, today) <= 0);
  // In "haziranda 5 yaşına girdik" the number is no day.
  const besides = items.map((item, at) =>
    at >= count.from && at < count.to ? { ...item, meanings: [] } : item,
  );
  return besides.flatMap((item, at): Day[] => {
    const place = { from: at, to: at + 1 };
    if (is(item, 'week') && [items[at - 1], items[at + 1]].some((beside) => is(beside, 'last')))
      return [
        {
          precision: 'range',
          first: today.subtract({ days: 14 }),
          last: today.subtract({ days: 1 }),
          ...place,
        },
      ];
    const dated = dayOfYear(besides, at);
    if (dated) {
      const first = Temporal.PlainDate.from({ year: today.year, month: dated.month, day: dated.day });
      return Temporal.PlainDate.compare(first, today) > 0
        ? []
        : [{ precision: 'day', first, last: first, from: dated.from, to: dated.to }];
    }
    const season = seasonOf(besides, at, today);
    if (season) return [season];
    const lone = loneMonth(besides, at);
    // One that comes later in the year may be the next.
    if (lone === undefined || lone.month > today.month) return [];
    const first = Temporal.PlainDate.from({ year: today.year, month: lone.month, day: 1 });
    return [{ precision: 'month', first, last: first, from: lone.from, to: lone.to }];
  });
}

/** "We turned eighteen this spring": a season of this year that is over; "last spring" may be another one. */
function seasonOf(items: Item[], at: number, today: Temporal.PlainDate): Day | undefined {
  const said = meaningOf(items[at], 'part') ?? meaningOf(items[at], 'year-part') ?? '';
  const [from = 0, to = 0] = said.split('-').map(Number);
  const beside = [...items.slice(Math.max(0, at - 2), at), ...items.slice(at + 1, at + 3)];
  const elsewhen = ['last', 'coming', 'before', 'after', 'digits'];
  if (from < 1 || to >= today.month || beside.some((item) => elsewhen.some((tag) => is(item, tag))))
    return undefined;
  const first = today.with({ month: from, day: 1 });
  const last = today.with({ month: to, day: 1 }).add({ months: 1 }).subtract({ days: 1 });
  return { precision: 'range', first, last, from: at, to: at + 1 };
}

/** "We celebrated ten years in 2023", unless that is when the ten years began or the year of something else. */
function isYearOfBirthday(
  items: Item[],
  { year, month, from, to }: { year: number; month?: number; from: number; to: number },
  { years }: Count,
  today: Temporal.PlainDate,
): boolean {
  const named = month === undefined && namesYear(items, { from, to });
  const told = items.some((item) => is(item, 'founded') || is(item, 'other-company'));
  return named && !told && year + years > today.year + 1;
}

/** "1 april kemarin": the day in front of a month that is told from today. */
function dayBefore(items: Item[], { from }: Mention, count: Count): number | undefined {
  const at = passSmall(items, from - 1, -1);
  const day = Number(meaningOf(items[at], 'digits') ?? meaningOf(items[at], 'ordinal'));
  return day >= 1 && day <= 28 && at !== count.from ? day : undefined;
}

/** "1 April", 4月1号: a day of some year. */
function dayOfYear(
  items: Item[],
  at: number,
): { month: number; day: number; from: number; to: number } | undefined {
  if (is(items[at + 1], 'month-mark') && ['day-mark', 'day'].some((tag) => is(items[at + 3], tag))) {
    const [month, day] = [items[at], items[at + 2]].map((item) => Number(meaningOf(item, 'number')));
    return asDay(month, day, at, at + 4);
  }
  const named = items[at]?.meanings ?? [];
  if (named.length === 0 || !named.every(({ tag }) => tag === 'month')) return undefined;
  const before = passSmall(items, at - 1, -1);
  const day = Number(meaningOf(items[before], 'digits') ?? meaningOf(items[before], 'ordinal'));
  return asDay(Number(meaningOf(items[at], 'month')), day, before, at + 1);
}

function asDay(month = 0, day = 0, from: number, to: number) {
  const real = month >= 1 && month <= 12 && day >= 1 && day <= 28 + (month === 2 ? 0 : 2);
  return real ? { month, day, from, to } : undefined;
}
