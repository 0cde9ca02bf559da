import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { twoDigitYear } from './calendar-moments.ts';
import { withoutCopyright } from './copyright.ts';
import { withoutOtherEvents } from './event-words.ts';
import type { Mention } from './mention.ts';
import { endOf, isThisYear, sameTime, startOf } from './same-time.ts';
import { isUndecided, withoutCorrected, withoutDenied } from './withdrawn.ts';

/**
 * Of all times named, those that may be the founding: what a correction or "not" withdraws is left out, then what
 * belongs to another event ("registered in 2021, trading since 2022"), then what only repeats another ("two years
 * ago, in 2024"); two ends become one range.
 */
export function meantMentions(items: Item[], mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  const told = withoutShortYears(items, withoutCopyright(items, withoutToday(items, mentions)));
  const named = withoutOwnAge(items, withoutThisYear(items, told, today), today);
  if (isUndecided(items, named, 'which-one')) return named;
  const standing = withoutCorrected(items, withoutDenied(items, named));
  if (isUndecided(items, standing, 'unsure')) return standing;
  const founding = withoutOtherEvents(items, standing);
  const [first, second, ...others] = founding;
  if (first === undefined || second === undefined || others.length > 0) return founding;
  const range = asRange(items, first, second);
  if (range) return [range];
  const exact = exactOf(items, first, second);
  if (exact) return [exact];
  // "This year is our third", "four and a half years this month": the year or month only says when that is.
  const isNow = (mention: Mention): boolean => isThisYear(mention, today) || isThisMonth(items, mention);
  const [now, other] = isNow(first) ? [first, second] : [second, first];
  if (isNow(now) && (other.kind === 'age' || other.kind === 'age-range')) return [other];
  return sameTime(first, second, today) ? [first.kind === 'point' ? first : second] : founding;
}

/** 17还是18年来着……查到了，2017年12月: years of two digits, one of which is said in full, are no ages. */
function withoutShortYears(items: Item[], mentions: Mention[]): Mention[] {
  const full = new Set(mentions.flatMap((one) => (one.kind === 'point' ? one.year : [])));
  return mentions.filter((one) => {
    if (one.kind !== 'age' && one.kind !== 'age-range') return true;
    const inside = items.slice(one.from, one.to);
    const years = inside
      .flatMap((item) => meaningOf(item, 'digits') ?? [])
      .filter((said) => said.length === 2);
    const isCounted = !inside.some((item) => is(item, 'year-mark')) || is(items[one.to], 'ago');
    return isCounted || !years.some((said) => full.has(twoDigitYear(Number(said))));
  });
}

/** "I am 34 and started this in 2019": so many years, beside a time that they do not lead to, are a person's. */
function withoutOwnAge(items: Item[], mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  // ครบ 18 ปีเมื่อต้นปีนี้: whose birthday it was is not said.
  if (items.some((item) => ['birthday', 'will-turn'].some((tag) => is(item, tag)))) return mentions;
  const points = mentions.filter(({ kind }) => kind === 'point');
  const [point, another] = points;
  if (point === undefined || another !== undefined) return mentions;
  return mentions.filter((one) => {
    if (sameTime(one, point, today)) return true;
    // "29 October 2023, the 100th year of the Republic"
    if (one.kind === 'age-range') return one.min < ofAge || point.kind !== 'point' || point.day === undefined;
    return one.kind !== 'age' || one.months < ofAge || one.months % 12 !== 0;
  });
}

/** Months of a person's age from which they may run a company. */
const ofAge = 18 * 12;

function isThisMonth(items: Item[], { from, to }: Mention): boolean {
  const words = items.slice(from, to).filter((item) => !isFiller(item));
  return words.length > 0 && words.every((item) => meaningOf(item, 'relative-month') === '0');
}

/** 21年成立，今年第五年: "this year" before an age only says when that is. */
function withoutThisYear(items: Item[], mentions: Mention[], today: Temporal.PlainDate): Mention[] {
  return mentions.filter((mention, at) => {
    const next = mentions[at + 1];
    const counted = next?.kind === 'age' || next?.kind === 'age-range';
    const relative = items.slice(mention.from, mention.to).some((item) => is(item, 'relative-year'));
    const beside =
      counted &&
      items.slice(mention.to, next.from).every((item) => isFiller(item) || is(item, 'the-company'));
    return !(relative && isThisYear(mention, today) && beside);
  });
}

/** "One year ago today", "2017, feels like yesterday": a day named beside another time is not the founding. */
function withoutToday(items: Item[], mentions: Mention[]): Mention[] {
  const others = mentions.filter(({ from, to }) => {
    const [first, ...more] = items
      .slice(from, to)
      .filter((item) => is(item, 'relative-day') || !isFiller(item));
    return more.length > 0 || !is(first, 'relative-day');
  });
  return others.length > 0 ? others : mentions;
}

/** "Early 2000s, so 2003, to be exact": which of two times is. A year beside its own month is not. */
function exactOf(items: Item[], first: Mention, second: Mention): Mention | undefined {
  const sameYear = first.kind === 'point' && second.kind === 'point' && first.year === second.year;
  if (sameYear) return undefined;
  const [exact, also] =
    [[], ['comma']]
      .map((signs) => [first, second].filter((mention) => isExact(items, mention, signs)))
      .find((found) => found.length > 0) ?? [];
  return also === undefined ? exact : undefined;
}

/** Whether words that say so stand beside it, with at most these signs between. */
function isExact(items: Item[], { from, to }: Mention, signs: string[]): boolean {
  const passes = (item: Item): boolean => isFiller(item) || ['year', ...signs].some((tag) => is(item, tag));
  const beside = [items.slice(Math.max(0, from - 3), from).reverse(), items.slice(to, to + 3)];
  return beside.some((side) => {
    const at = side.findIndex((item) => is(item, 'precisely'));
    return at !== -1 && side.slice(0, at).every(passes);
  });
}

/** "Between 2019 and 2021", "1 year to 18 months": two ends of one range. */
function asRange(items: Item[], first: Mention, second: Mention): Mention | undefined {
  const between = items
    .slice(first.to, second.from)
    .filter((item) => !isFiller(item) && (is(item, 'until') || !(is(item, 'from') || is(item, 'year'))));
  const [link, ...others] = between;
  // 2013년부터 했고 2021년에: "from" alone leads to an end only where that follows at once.
  const apart = is(link, 'from') && is(link, 'begun') && second.from - first.to > 1;
  const ranged =
    link !== undefined &&
    others.length === 0 &&
    !apart &&
    (['until', 'dash', 'tilde'].some((tag) => is(link, tag)) ||
      // "Two or three years" is a range; "2018 or 2019" is one of two.
      (is(link, 'or') && first.kind === 'age') ||
      (is(link, 'and') &&
        [...items.slice(0, first.from), ...items.slice(second.to)].some((item) => is(item, 'between'))));
  if (!ranged) return undefined;
  const place = { from: first.from, to: second.to };
  if (first.kind === 'age' && second.kind === 'age' && first.months < second.months) {
    return { kind: 'age-range', min: first.months, max: second.months, ...place };
  }
  if (first.kind === 'point' && second.kind === 'point') {
    const [start, end] = [startOf(first), endOf(second)];
    return Temporal.PlainDate.compare(start, end) < 0
      ? { kind: 'days', first: start.toString(), last: end.toString(), ...place }
      : undefined;
  }
  return undefined;
}
