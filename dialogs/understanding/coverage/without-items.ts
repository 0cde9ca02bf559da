import type { Item } from '../items.ts';

/** The items with those that count for nothing turned into the end of a clause, which says nothing and joins nothing. */
export function withoutItems(items: Item[], uncounted: Set<Item>): Item[] {
  return items.map((item) =>
    uncounted.has(item) ? { ...item, meanings: [{ tag: 'comma', value: '' }] } : item,
  );
}
