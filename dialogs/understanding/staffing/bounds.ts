import { type Item, is, isFiller } from '../items.ts';
import { withSidesOfSale } from './roles.ts';
import { pass } from './shapes.ts';

/** "More than ten" says how many there are at least, not how many there are. */
export function isBound(items: Item[], at: number): boolean {
  let before = at - 1;
  while (isFiller(items[before])) before--;
  const after = items[at + 1];
  const open = ['plus', 'about', 'more'].some((tag) => is(after, tag)) && after?.glued === true;
  if (open && !is(items[at + 2], 'number') && !is(items[at], 'nobody')) return true;
  if (isBoundBehind(items, at)) return true;
  // До 3, после 2: "up to" is "before" where nothing but the two sides of the sale is told.
  if (is(items[before], 'side-before') && withSidesOfSale(items)) return false;
  return ['more', 'less'].some((tag) => is(items[before], tag)) && !is(items[before], 'and');
}

/** 10人以下, 3명 이상, "ten or more": a bound behind those who are counted. */
function isBoundBehind(items: Item[], at: number): boolean {
  const next = pass(items, at, 1);
  const bound = (item: Item | undefined): boolean => is(item, 'less') || is(item, 'more');
  if (is(items[next], 'or')) return bound(items[next + 1]);
  return bound(items[next]) && !is(items[next], 'apart') && /^\p{Lo}/u.test(items[next]?.raw ?? '');
}

/** "We don't count them by role" does not say how many there are in each. */
export function isInDenial(items: Item[], at: number): boolean {
  const start = items.findLastIndex(
    (item, index) => index < at && ['comma', 'dot', 'semicolon'].some((tag) => is(item, tag)),
  );
  return start >= 0 && items.slice(start, at).some((item) => is(item, 'not') || is(item, 'negation'));
}

/** "Two and a half": nobody is half a person. */
export function isHalved(items: Item[], at: number): boolean {
  // "Una persona y media"
  let next = is(items[at + 1], 'person') ? at + 2 : at + 1;
  if (is(items[next], 'and')) next++;
  return is(items[next], 'half') && !is(items[next + 1], 'scale') && !is(items[next], 'as-many');
}
