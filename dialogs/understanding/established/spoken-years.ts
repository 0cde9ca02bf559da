import { type Item, is, isFiller } from '../items.ts';
import type { Match } from '../phrase.ts';
import { fullYear, isYear, point, twoDigitYear } from './calendar-moments.ts';
import type { Moment } from './mention.ts';

/** "My dad founded it in ninety-nine", doksan dokuzda babam kurmuş: behind nothing that is counted, a year. */
export function spokenYear(match: Match, _: Temporal.PlainDate, items: Item[]): Moment | undefined {
  const number = match.number('y') ?? 0;
  if (number < 60 || number > 99 || !Number.isInteger(number)) return undefined;
  const next = items[match.to];
  if (is(next, 'founded')) return point(1900 + number);
  const ends = next === undefined || yearEnds.some((tag) => is(next, tag)) || isFiller(next);
  const begun = items.some((item) => is(item, 'founded') || is(item, 'own-start'));
  // "En nonante-sept, ça date": in words and with nothing before it, a year as well.
  const alone = match.from <= 1 && is(items[match.from - 1], 'since') && !is(items[match.from], 'digits');
  const isTold = (begun && leadsToYear(items, match.from)) || (alone && !isFiller(next));
  return ends && isTold ? point(twoDigitYear(number)) : undefined;
}

const yearEnds = ['comma', 'dot', 'founded', 'own-start', 'relation', 'but', 'line'];

/** "In", "since", or nothing stands in front. */
function leadsToYear(items: Item[], at: number): boolean {
  const before = items[at - 1];
  return (
    before === undefined ||
    ['since', 'future-before', 'in-year', 'from', 'comma'].some((tag) => is(before, tag))
  );
}

/** В девяносто девятом */
export function spokenOrdinal(match: Match): Moment | undefined {
  const [tens = 0, ones = 0] = [match.number('tens'), match.number('ones')];
  const isYear = tens >= 60 && tens <= 90 && tens % 10 === 0 && ones >= 1 && ones <= 9;
  return isYear ? point(1900 + tens + ones) : undefined;
}

/** Năm chín chín, ปีสี่สอง: a year of two digits said one by one. */
export function spokenDigits(match: Match, today: Temporal.PlainDate, items: Item[]): Moment | undefined {
  const [tens = '', ones = ''] = [match.text('tens'), match.text('ones')];
  const isSpoken =
    /^\d$/.test(tens) &&
    /^\d$/.test(ones) &&
    !items.slice(match.from, match.to).some((item) => is(item, 'digits'));
  if (!isSpoken) return undefined;
  // Thai years of two digits are Buddhist.
  const isThai = /\p{Script=Thai}/u.test(items[match.from]?.raw ?? '');
  return point(isThai ? Number(tens + ones) + 1957 : fullYear(tens + ones, today));
}

/** ปีสองห้าหกสี่, năm hai không một chín: all four digits of a year said one by one. */
export function spokenFour(match: Match): Moment | undefined {
  const said = ['a', 'b', 'c', 'd'].map((name) => match.text(name) ?? '');
  if (!said.every((digit) => /^\d$/.test(digit))) return undefined;
  const year = Number(said.join(''));
  const common = year >= 2400 && year < 2700 ? year - 543 : year;
  return isYear(String(common)) ? point(common) : undefined;
}
