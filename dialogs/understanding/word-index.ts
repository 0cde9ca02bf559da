import { firstLetter, normaliseWord } from './normalise.ts';

/** What one word of a language stands for. */
export interface Entry {
  tag: string;
  value: string;
  /** The word with its accents, where they set it apart from the same word without. */
  exact: string | undefined;
  /** Accents tell this word from another, as in sí and si. */
  strict: boolean;
}

/** A word of a pack: as it is written there, without signs in front or behind. */
export interface PackWord {
  written: string;
  /** The tag and value; words of one key share it. */
  meaning: Entry;
  strict: boolean;
}

/** The words of a language by their form without accents. */
export interface WordIndex {
  add(word: PackWord): void;
  find(folded: string): readonly Entry[];
  /** The length of the longest word that begins with this letter. */
  longest(first: string): number;
}

interface Letter {
  /** Words that have not been looked for yet. */
  waiting: PackWord[];
  entries: Map<string, Entry[]>;
  longest: number;
}

/**
 * An index that takes words in as they are and brings them into the form they are looked up in when their first
 * letter is first met: a language has thousands of words, and a conversation meets a few hundred of them.
 */
export function createWordIndex(): WordIndex {
  const letters = new Map<string, Letter>();

  return {
    add(word) {
      const first = firstLetter(word.written);
      const letter = letters.get(first);
      if (letter) letter.waiting.push(word);
      else letters.set(first, { waiting: [word], entries: new Map(), longest: 0 });
    },
    find: (folded) => ready(folded.charAt(0))?.entries.get(folded) ?? [],
    longest: (first) => ready(first)?.longest ?? 0,
  };

  function ready(first: string): Letter | undefined {
    const letter = letters.get(first);
    if (letter === undefined || letter.waiting.length === 0) return letter;
    for (const word of letter.waiting) addTo(letter, word);
    letter.waiting = [];
    return letter;
  }
}

function addTo(letter: Letter, { written, meaning, strict }: PackWord): void {
  const normal = normaliseWord(written);
  const folded = joinHyphens(normal.folded);
  if (folded === '') return;
  if (written.includes(' ') && unspacedPhrase.test(written))
    addTo(letter, { written: written.replaceAll(' ', ''), meaning, strict });
  const exact = normal.exact === normal.folded ? undefined : joinHyphens(normal.exact);
  const entry = strict || exact !== undefined ? { ...meaning, exact, strict } : meaning;
  const entries = letter.entries.get(folded);
  if (entries === undefined) letter.entries.set(folded, [entry]);
  else if (!entries.some((known) => means(known, entry))) entries.push(entry);
  letter.longest = Math.max(letter.longest, folded.length);
}

function means(one: Entry, other: Entry): boolean {
  return one.tag === other.tag && one.value === other.value && one.exact === other.exact;
}

/** Thai, Korean, Japanese and Chinese words are written with or without a space between them. */
const unspacedPhrase = /[\u0e01-\u0e4e\u1100-\u11ff\u30a1-\u30ff\u3400-\u9fff가-힣] [\p{L}\d]/u;

/** Hyphens between letters are spaces to the index: pre-sales, pre sales. */
export function joinHyphens(text: string): string {
  return text.includes('-') ? text.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ') : text;
}
