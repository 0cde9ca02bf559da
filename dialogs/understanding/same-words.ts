import type { Item } from './items.ts';

/** The items of one reading of a message that stand where those of another do; both in the order of the message. */
export function sameWords(items: Item[], where: Item[]): Item[] {
  let next = 0;
  return items.filter(({ start, end }) => {
    while ((where[next]?.end ?? end) <= start) next++;
    return (where[next]?.start ?? end) < end;
  });
}
