import { type Item, is, isFiller } from '../items.ts';

/** A part of the day by itself, as in "Saturday mornings", not that of an hour. */
export function isPartOfDay(items: Item[], at: number): boolean {
  const item = items[at];
  if (isFiller(item) || !parts.some((tag) => is(item, tag))) return false;
  return ![items[at - 1], items[at + 1]].some((beside) => is(beside, 'number') || is(beside, 'oclock'));
}

const parts = ['am', 'pm', 'noon', 'midday', 'thai-afternoon'];
