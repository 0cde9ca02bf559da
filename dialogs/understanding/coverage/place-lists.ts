import { type Item, is, isFiller } from '../items.ts';

/** Places that are named one after the other, as in "Dubai, Riyadh and Doha". Item indexes, end exclusive. */
export interface PlaceList {
  places: number[];
  first: number;
  behind: number;
}

/** The places of a message as the lists that they stand in. */
export function toLists(items: Item[], places: number[]): PlaceList[] {
  const lists: PlaceList[] = [];
  for (const at of places) {
    const last = lists.at(-1);
    const joined =
      last !== undefined &&
      items
        .slice(last.behind, at)
        .every((between) => !is(between, 'ours') && (isFiller(between) || joins(between)));
    if (joined) last.places.push(at);
    if (joined) last.behind = at + 1;
    else lists.push({ places: [at], first: at, behind: at + 1 });
  }
  return lists;
}

function joins(item: Item): boolean {
  return ['comma', 'and', 'or', 'slash', 'plus', 'too', 'from', 'until', 'polite'].some((tag) =>
    is(item, tag),
  );
}

/**
 * Whether such a word stands before or behind the list, with nothing between that ends a clause or tells a time.
 * Behind "and" it belongs to what follows: "a team in Da Nang and customers in Australia".
 */
export function isBeside(items: Item[], { first, behind }: PlaceList, tag: string): boolean {
  return [items.slice(0, first).reverse(), items.slice(behind)].some((side, at) => {
    const end = side.findIndex((item) => endsClause(item) || is(item, tag) || (at === 1 && is(item, 'and')));
    return end >= 0 && is(side[end], tag);
  });
}

export function endsClause(item: Item): boolean {
  return [
    'comma',
    'dot',
    'semicolon',
    'line',
    'but',
    'digits',
    'weekday',
    'time-word',
    'city',
    'country',
  ].some((tag) => is(item, tag));
}
