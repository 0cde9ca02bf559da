import type { Item } from './items.ts';

/** The items of one reading of a message that stand where those of another do. */
export function sameWords(items: Item[], where: Item[]): Item[] {
  return items.filter((item) => where.some(({ start, end }) => item.start < end && item.end > start));
}
