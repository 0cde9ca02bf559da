import type { Entry, PackWord, PackWordKind, WordsOfPack } from './words-of-pack.ts';

/** Words by their form without accents. */
export interface WordIndex {
  find(folded: string): readonly Entry[];
  /** The lengths, longest first, of the words that a place of a text may hold; most places are told by few letters. */
  lengthsAt(text: string, at: number): readonly number[];
}

interface Letter {
  entries: Map<string, Entry[]>;
  /** The lengths of words by their first letters, longest first. */
  lengths: Map<string, number[]>;
}

/** So many letters tell nearly all words of a language apart. */
const tellingLetters = 4;
/** Of words that are no longer than these letters. */
const shortLengths = Array.from({ length: tellingLetters }, (_, at) => tellingLetters - at);
const none: readonly never[] = [];

/**
 * An index over the words of packs, each first letter of which is made ready when it is first met.
 *
 * @param isWanted which keys of the packs count
 */
export function createWordIndex(
  packs: WordsOfPack[],
  kind: PackWordKind,
  isWanted: (key: string) => boolean,
): WordIndex {
  const filled = packs.filter((pack) => pack.has(kind));
  const letters = new Map<number, Letter>();

  return {
    find: (folded) => letterAt(folded, 0)?.entries.get(folded) ?? none,
    lengthsAt: (text, at) => {
      const letter = letterAt(text, at);
      if (letter === undefined) return none;
      return letter.lengths.get(text.slice(at, at + tellingLetters)) ?? shortLengths;
    },
  };

  function letterAt(text: string, at: number): Letter | undefined {
    const unit = text.charCodeAt(at);
    const known = letters.get(unit);
    if (known !== undefined) return known;
    // That there are none is not kept: messages may hold any letter.
    if (!filled.some((pack) => pack.hasAt(kind, unit))) return undefined;
    const words = filled.flatMap((pack) => pack.wordsAt(kind, unit));
    const letter = toLetter(words.filter(({ key }) => isWanted(key)));
    letters.set(unit, letter);
    return letter;
  }
}

function toLetter(words: PackWord[]): Letter {
  const letter: Letter = { entries: new Map(), lengths: new Map() };
  for (const { folded, entry } of words) {
    const entries = letter.entries.get(folded);
    if (entries === undefined) {
      letter.entries.set(folded, [entry]);
      if (folded.length >= tellingLetters) addLength(letter.lengths, folded);
    } else if (!entries.some((known) => means(known, entry))) entries.push(entry);
  }
  return letter;
}

function addLength(known: Map<string, number[]>, word: string): void {
  const beginning = word.slice(0, tellingLetters);
  const lengths = known.get(beginning);
  if (lengths === undefined) {
    known.set(beginning, word.length > tellingLetters ? [word.length, ...shortLengths] : [...shortLengths]);
    return;
  }
  const place = lengths.findIndex((length) => length <= word.length);
  if (lengths[place] !== word.length) lengths.splice(place, 0, word.length);
}

function means(one: Entry, other: Entry): boolean {
  return one.tag === other.tag && one.value === other.value && one.exact === other.exact;
}
