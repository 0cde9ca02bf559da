import { type Item, is, meaningOf } from './items.ts';

/** So many words may stand between a language and what says that it is not meant: "instead of speaking Turkish". */
const mostBetween = 1;

/**
 * The languages that a sentence names and means: "French instead of English" and "türkçe yerine ingilizce" mean the
 * first and the second. Each is named once.
 */
export function meantLanguages(words: Item[]): string[] {
  const named = words.flatMap((item, at) =>
    is(item, 'language') ? [{ at, to: meaningOf(item, 'language') }] : [],
  );
  const meant = named.filter(({ at }) => !isReplaced(words, at));
  return [...new Set(meant.flatMap(({ to }) => to ?? []))];
}

/** Words that say which of two languages is not meant. */
export function replacesLanguage(item: Item): boolean {
  return is(item, 'instead-of') || is(item, 'instead-of-after');
}

function isReplaced(words: Item[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 1 - mostBetween), at);
  const after = words.slice(at + 1, at + 2 + mostBetween);
  const isNear = (near: Item[], tag: string): boolean => {
    const found = near.findIndex((item) => is(item, tag));
    return found >= 0 && near.every((item, index) => index === found || !is(item, 'language'));
  };
  return isNear(before, 'instead-of') || isNear(after, 'instead-of-after');
}
