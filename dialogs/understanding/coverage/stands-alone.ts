import { type Item, is, isFiller } from '../items.ts';
import { isPlace } from './find-markets.ts';

/**
 * "8-17, Dakar, on vend au Mali": a city in a clause of its own, with no place and no word of selling in those beside it
 * but other places where selling is told, says where the company is.
 */
export function standsAlone(items: Item[], at: number): boolean {
  if (!is(items[at], 'city') || !is(items[at - 1], 'comma')) return false;
  const next = items[at + 1];
  if (next === undefined || !ends(next)) return false;
  const before = clauseOf(items, at - 2, -1);
  const behind = clauseOf(items, at + 2, 1);
  const says = (clause: number[], tag: string): boolean => clause.some((index) => is(items[index], tag));
  const places = (clause: number[]): boolean => clause.some((index) => isPlace(items, index));
  if (says(before, 'market-word') || places(before)) return false;
  // A clause of nothing but a place goes on with the list: "Dakar, Bamako".
  const listed = places(behind) && behind.every((index) => isPlace(items, index) || isFiller(items[index]));
  return places(behind) && says(behind, 'market-word') && !listed;
}

function clauseOf(items: Item[], from: number, step: 1 | -1): number[] {
  const clause: number[] = [];
  for (let at = from; ; at += step) {
    const item = items[at];
    if (item === undefined || ends(item)) return clause;
    clause.push(at);
  }
}

function ends(item: Item): boolean {
  return ['comma', 'dot', 'semicolon', 'line'].some((tag) => is(item, tag));
}
