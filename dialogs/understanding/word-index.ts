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
  /** The lengths, longest first, of the words that a place of a text may hold; most places are told by few letters. */
  lengthsAt(text: string, at: number): readonly number[];
}

interface Letter {
  /** Words that have not been looked for yet. */
  waiting: PackWord[];
  entries: Map<string, Entry[]>;
  /** The lengths of words by their first letters, longest first. */
  lengths: Map<string, number[]>;
}

/** So many letters tell nearly all words of a language apart. */
const tellingLetters = 4;
/** Of words that are no longer than these letters. */
const shortLengths = Array.from({ length: tellingLetters }, (_, at) => tellingLetters - at);

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
      else letters.set(first, { waiting: [word], entries: new Map(), lengths: new Map() });
    },
    find: (folded) => ready(folded.charAt(0))?.entries.get(folded) ?? [],
    lengthsAt: (text, at) => {
      const letter = ready(text.charAt(at));
      if (letter === undefined) return [];
      return letter.lengths.get(text.slice(at, at + tellingLetters)) ?? shortLengths;
    },
  };

  function ready(first: string): Letter | undefined {
    const letter = letters.get(first);
    if (letter === undefined || letter.waiting.length === 0) return letter;
    for (const word of letter.waiting) addTo(letter, word);
    letter.waiting = [];
    letter.lengths = lengthsOf(letter.entries);
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
}

function lengthsOf(words: Map<string, Entry[]>): Map<string, number[]> {
  const lengths = new Map<string, number[]>();
  for (const word of words.keys()) {
    if (word.length < tellingLetters) continue;
    const beginning = word.slice(0, tellingLetters);
    const known = lengths.get(beginning);
    if (known === undefined) lengths.set(beginning, [...shortLengths]);
    if (!lengths.get(beginning)?.includes(word.length)) lengths.get(beginning)?.push(word.length);
  }
  for (const known of lengths.values()) known.sort((one, other) => other - one);
  return lengths;
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
