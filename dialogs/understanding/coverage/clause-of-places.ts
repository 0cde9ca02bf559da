import { type Item, is } from '../items.ts';
import { isNow } from './without-former.ts';

/** The words that are said of some places: those of their clause, and of the one behind "but" if it names no other place. */
export function clauseOfPlaces(items: Item[], { first, behind }: { first: number; behind: number }): Item[] {
  const before = upToEnd(items.slice(0, first).reverse());
  const rest = items.slice(behind);
  const ahead = upToEnd(rest);
  // "We look at Jordan as well, but have not sold there"
  const more = is(rest[ahead.length], 'but') ? upToEnd(rest.slice(ahead.length + 1)) : [];
  return [
    ...upToNow(items, before),
    ...beforeNow(items, ahead),
    ...(more.some((item) => isPlace(item) || is(item, 'people-of')) ? [] : more),
  ];
}

function upToEnd(side: Item[]): Item[] {
  const signs = ['comma', 'dot', 'semicolon', 'line', 'but'];
  const end = side.findIndex((item) => signs.some((tag) => is(item, tag)));
  return end === -1 ? side : side.slice(0, end);
}

/** "We no longer sell in Russia now Serbia": said of places behind "now" is only what stands there too. */
function upToNow(items: Item[], before: Item[]): Item[] {
  const now = before.findIndex((item) => isNow(items, item));
  return now >= 0 && before.slice(now).some(isPlace) ? before.slice(0, now) : before;
}

function beforeNow(items: Item[], ahead: Item[]): Item[] {
  const place = ahead.findIndex(isPlace);
  const now = ahead.slice(0, Math.max(0, place)).findLastIndex((item) => isNow(items, item));
  return now >= 0 ? ahead.slice(0, now) : ahead;
}

function isPlace(item: Item): boolean {
  return ['country', 'city', 'region'].some((tag) => is(item, tag));
}
