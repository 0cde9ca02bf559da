import { foldWord } from './normalise.ts';

/** Words by what they mean: `month:3` → march, mar; `ago` → ago, back. A word may mean several things. */
export type LanguagePack = Record<string, string[]>;

export interface Meaning {
  tag: string;
  value: string;
}

interface Entry extends Meaning {
  /** Set when accents tell this word from another, as in sí and si. */
  exact?: string;
}

/** The words of one language, ready to be looked up. */
export interface Lexicon {
  /** Meanings of a phrase; `exact` is the same phrase with its accents. */
  find(folded: string, exact: string): Meaning[];
  /** The meanings of a word by its beginning, for entries that end in `*`. */
  findStem(folded: string): Meaning[];
  /** The length of the longest phrase that begins like this character. */
  longest(first: string): number;
}

/**
 * Builds a lexicon from packs. In a pack's words `=` in front says that accents matter, and `*` at the end
 * that the word may go on. Hyphens and spaces are the same.
 */
export function createLexicon(packs: LanguagePack[]): Lexicon {
  const phrases = new Map<string, Entry[]>();
  const stems = new Map<string, Entry[]>();
  const longest = new Map<string, number>();
  for (const pack of packs) {
    for (const [key, words] of Object.entries(pack)) {
      if (key === 'source') continue;
      const [tag = '', value = ''] = splitKey(key);
      for (const written of words) addWord(tag, value, written);
    }
  }
  return {
    find: (folded, exact) => accented(phrases.get(folded), exact),
    findStem: (folded) => {
      for (let length = folded.length; length >= 2; length--) {
        const found = stems.get(folded.slice(0, length));
        if (found) return found;
      }
      return [];
    },
    longest: (first) => longest.get(first) ?? 0,
  };

  function addWord(tag: string, value: string, written: string): void {
    const accents = written.startsWith('=');
    const stem = written.endsWith('*');
    const word = written.slice(accents ? 1 : 0, stem ? -1 : undefined);
    const folded = joinHyphens(foldWord(word));
    if (folded === '') return;
    const target = stem ? stems : phrases;
    const entry: Entry = accents
      ? { tag, value, exact: joinHyphens(word.normalize('NFKC')) }
      : { tag, value };
    const entries = target.get(folded);
    if (entries === undefined) target.set(folded, [entry]);
    else if (!entries.some((known) => known.tag === tag && known.value === value)) entries.push(entry);
    if (!stem) longest.set(folded.charAt(0), Math.max(longest.get(folded.charAt(0)) ?? 0, folded.length));
  }
}

/** Hyphens between letters are spaces to the lexicon: pre-sales, pre sales. */
export function joinHyphens(text: string): string {
  return text.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ');
}

function accented(entries: Entry[] | undefined, exact: string): Meaning[] {
  if (entries === undefined) return [];
  return entries.filter((entry) => entry.exact === undefined || entry.exact === exact);
}

function splitKey(key: string): [string, string] {
  const colon = key.indexOf(':');
  return colon === -1 ? [key, ''] : [key.slice(0, colon), key.slice(colon + 1)];
}
