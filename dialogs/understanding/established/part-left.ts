import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { Mention } from './mention.ts';

/** "Nov of that year, 2022", "15 hovember 2022": a month that was said but not read belongs to the date. */
export function isPartLeft(items: Item[], mention: Mention, mentions: Mention[]): boolean {
  const { from, to, ...moment } = mention;
  if (moment.kind !== 'point' || moment.month !== undefined) return false;
  if (isBesideStranger(items, mention)) return true;
  const isMonth = (at: number): boolean => {
    const tags = items[at]?.meanings.map(({ tag }) => tag) ?? [];
    const counted = tags.includes('digits') && is(items[at + 1], 'month-mark');
    return counted || (tags.length > 0 && tags.every((tag) => tag === 'month'));
  };
  return items.some(
    (_, at) =>
      at >= from - partReach &&
      at < to + partReach &&
      isMonth(at) &&
      !mentions.some((mention) => mention.from <= at && at < mention.to),
  );
}

const partReach = 4;

/** "March or April 2021", 2021年の3月か4月: one of two months. */
export function isOfSeveralMonths(items: Item[], { from, to, ...moment }: Mention): boolean {
  if (moment.kind !== 'point' || moment.month === undefined) return false;
  return (joins(items[from - 1]) && isMonth(items, from - 2)) || (joins(items[to]) && isMonth(items, to + 1));
}

function joins(item: Item | undefined): boolean {
  return is(item, 'or') || is(item, 'slash');
}

function isMonth(items: Item[], at: number): boolean {
  const tags = items[at]?.meanings.map(({ tag }) => tag) ?? [];
  return (tags.length > 0 && tags.every((tag) => tag === 'month')) || is(items[at + 1], 'month-mark');
}

/** "15 hovember 2022", "last year in brumaire": an unknown word that a month would stand in the place of. */
function isBesideStranger(items: Item[], { from, to }: Mention): boolean {
  let left = from - 1;
  while (isFiller(items[left])) left--;
  let right = to;
  while (isFiller(items[right])) right++;
  const relative = items.slice(from, to).some((item) => is(item, 'relative-year'));
  return (
    (isStranger(items[left]) && (relative || isDay(items, left, -1))) ||
    (isStranger(items[right]) &&
      (relative ? right > to || right + 1 === items.length : isDay(items, right, 1)))
  );
}

/** Whether a day of a month stands before (-1) or behind (1) a word: "3rd of", "15 de". */
function isDay(items: Item[], word: number, step: number): boolean {
  let at = word + step;
  while (['filler', 'ordinal-mark', 'dot'].some((tag) => is(items[at], tag))) at += step;
  const day = Number(meaningOf(items[at], 'digits') ?? meaningOf(items[at], 'ordinal'));
  return day >= 1 && day <= 31;
}

function isStranger(item: Item | undefined): boolean {
  return item?.meanings.length === 0 && /^\p{L}{4}/u.test(item.raw);
}
