import type { Item } from './items.ts';

/**
 * A message all in capitals as if it were typed small: its capitals tell no names and no codes of countries ("WE ARE
 * OPEN IN SPAIN").
 *
 * @param isKept an item that stays as it is
 */
export function withoutShouting(items: Item[], isKept: (at: number) => boolean = () => false): Item[] {
  if (!isShouted(items)) return items;
  return items.map((item, at) => (isKept(at) ? item : { ...item, raw: item.raw.toLowerCase() }));
}

/** "BR, CHILE" and "9-18 CET" are short names, not shouted. */
function isShouted(items: Item[]): boolean {
  if (items.some(({ raw }) => /\p{Ll}/u.test(raw))) return false;
  const words = items.flatMap(({ raw }) => raw.match(/\p{Lu}+/gu) ?? []);
  return words.length > 3 || words.filter((word) => word.length > 3).length > 1;
}
