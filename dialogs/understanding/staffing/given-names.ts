import type { Item } from '../items.ts';
import namesOfPeople from './given-names.json' with { type: 'json' };

const givenNames = new Set(Object.values(namesOfPeople).flatMap((names) => names.split(' ')));

/**
 * Gives common first names their capital where they are typed without: "marta does presales". Beside any word that is
 * not known they stay as they are: that might be a name as well, and one person would be left out.
 */
export function withCapitals(items: Item[]): Item[] {
  const unknown = items.filter(({ meanings, raw }) => meanings.length === 0 && /^\p{Ll}/u.test(raw));
  if (unknown.length === 0 || !unknown.every(({ raw }) => givenNames.has(raw))) return items;
  return items.map((item) =>
    unknown.includes(item) ? { ...item, raw: item.raw.charAt(0).toUpperCase() + item.raw.slice(1) } : item,
  );
}

export function isGivenName(word: string): boolean {
  return givenNames.has(word.toLowerCase());
}
