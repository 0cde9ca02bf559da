import { type Found, findPhrase } from './find-phrase.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import { isBoundary, wordEnd } from './word-boundary.ts';

// Arabic writes "and", "in", "for" and the article together with the word that follows.
const arabicPrefix = /(?:و|ف)?(?:ال|بال|لل|كال|ب|ل)?(?=[\u0620-\u064a]{3})/y;
/** وما عندي مانع: before so short a word only "and" is taken off. */
const arabicAnd = /[وف](?=[\u0620-\u064a]{2} )/y;

/** What a word says behind the letters that Arabic writes together with it: وبالعراق. */
export function findPrefixed(
  flat: string,
  exact: string,
  at: number,
  lexicons: Lexicon[],
): Found | undefined {
  arabicPrefix.lastIndex = at;
  const prefix = arabicPrefix.exec(flat)?.[0] ?? '';
  if (prefix === '') return findAnd(flat, exact, at, lexicons);
  for (let length = 1; length <= prefix.length; length++) {
    const rest = findBehindPrefix(flat, exact, at, prefix.slice(0, length), lexicons);
    if (rest.end > at + length && isBoundary(flat, rest.end)) {
      // "and" is worth an item of its own, the others change nothing.
      const isUntil = prefix.slice(0, length).endsWith('ل') && endsStretch(rest.meanings, flat.slice(0, at));
      if (isUntil) return { end: at + length, meanings: [{ tag: 'until', value: '' }] };
      if (prefix.startsWith('و') && length === 1)
        return { end: at + 1, meanings: [{ tag: 'and', value: '' }] };
      return rest;
    }
  }
  return undefined;
}

/** "And" before two letters that deny, or begin a phrase of several words; others are often the end of another word. */
function findAnd(flat: string, exact: string, at: number, lexicons: Lexicon[]): Found | undefined {
  arabicAnd.lastIndex = at;
  if (!arabicAnd.test(flat)) return undefined;
  const rest = findPhrase(flat, exact, at + 1, lexicons);
  const denies = rest.meanings.some(({ tag }) => tag === 'negation');
  const told = isBoundary(flat, rest.end) && (rest.end > at + 3 || (rest.end === at + 3 && denies));
  return told ? { end: at + 1, meanings: [{ tag: 'and', value: '' }] } : undefined;
}

/** Behind لل, which is ل and the article in one, a word may be known with its article only: للعراق. */
function findBehindPrefix(
  flat: string,
  exact: string,
  at: number,
  prefix: string,
  lexicons: Lexicon[],
): Found {
  const from = at + prefix.length;
  const rest = findPhrase(flat, exact, from, lexicons);
  if (rest.end > from || !prefix.endsWith('لل')) return rest;
  const end = wordEnd(flat, from);
  const withArticle = findPhrase(`ال${flat.slice(from, end)}`, `ال${exact.slice(from, end)}`, 0, lexicons);
  return withArticle.end === end - from + 2 ? { end, meanings: withArticle.meanings } : rest;
}

/** "From Sunday | to Thursday", من التسعة | للواحدة: only behind "from" is a number with "to" the end of a stretch. */
function endsStretch(meanings: Meaning[], before: string): boolean {
  const says = (tag: string): boolean => meanings.some((meaning) => meaning.tag === tag);
  return says('weekday') || (says('number') && /(?:^|\s)و?من\s+\S+(?:\s+\S+){0,2}\s+$/u.test(before));
}
