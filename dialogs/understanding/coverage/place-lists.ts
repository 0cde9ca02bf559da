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
        .every((between) => !parts(between) && (isFiller(between) || joins(between)));
    const apart = joined && arePeopleIn(items, last, at);
    if (joined && !apart) last.places.push(at);
    if (joined && !apart) last.behind = at + 1;
    else lists.push({ places: [at], first: at, behind: at + 1 });
  }
  return lists;
}

/** 住在爱尔兰的波兰人: the people of one place in another, with no "and" between. */
function arePeopleIn(items: Item[], { first, behind }: PlaceList, at: number): boolean {
  const people = is(items[first - 1], 'person') || is(items[at + 1], 'person');
  return people && at > behind && !items.slice(behind, at).some(joins);
}

/** "And ours is in …", Thai ส่วน, "no longer Russia, now Serbia": what follows is another matter. */
function parts(item: Item): boolean {
  return is(item, 'ours') || is(item, 'but') || is(item, 'nowadays');
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
