import { createWordIndex } from './word-index.ts';
import { wordsOfPack } from './words-of-pack.ts';

/** Words by what they mean: `month:3` → march, mar; `ago` → ago, back. A word may mean several things. */
export type LanguagePack = Record<string, string[]>;

export interface Meaning {
  tag: string;
  value: string;
}

/** What sets the writing of a language apart. */
export interface Traits {
  /** Accents tell words apart (Vietnamese năm, nằm): who writes accents at all is taken at their word. */
  accentsMatter?: boolean;
  /** The last unit of a number may be left out: 一千六 is 1600. */
  shortNumbers?: boolean;
}

/** The words of one language, ready to be looked up. */
export interface Lexicon {
  traits: Traits;
  /** Meanings of a phrase; `exact` is the same phrase with its accents, `accented` whether the message has any. */
  find(folded: string, exact: string, accented: boolean): Meaning[];
  /** The meanings of a word by its beginning, for entries that end in `*`. */
  findStem(folded: string): readonly Meaning[];
  /** The meanings of a text by any of its beginnings, longer and shorter ones. */
  findStems(folded: string): readonly Meaning[];
  /** The meanings of a word by its end, for entries that begin with `*`. */
  findEnding(folded: string): readonly Meaning[];
  /** The lengths, longest first, of the phrases that a place of a text may hold. */
  lengthsAt(text: string, at: number): readonly number[];
}

/**
 * Builds a lexicon from packs; `words-of-pack.ts` tells how they are written.
 *
 * @param isWanted which keys of the packs count; all by default
 */
export function createLexicon(
  packs: LanguagePack[],
  traits: Traits = {},
  isWanted: (key: string) => boolean = () => true,
): Lexicon {
  const words = packs.map(wordsOfPack);
  const phrases = createWordIndex(words, 'phrase', isWanted);
  const stems = createWordIndex(words, 'stem', isWanted);
  const endings = createWordIndex(words, 'ending', isWanted);
  return {
    traits,
    find: (folded, exact, accented) => {
      const strict = traits.accentsMatter && accented;
      return phrases
        .find(folded)
        .filter((entry) => !(strict || entry.strict) || (entry.exact ?? folded) === exact);
    },
    findStem: (folded) => {
      for (const length of stems.lengthsAt(folded, 0)) {
        const found = length > folded.length || length < 2 ? [] : stems.find(folded.slice(0, length));
        if (found.length > 0) return found;
      }
      return [];
    },
    findStems: (folded) =>
      stems
        .lengthsAt(folded, 0)
        .flatMap((length) =>
          length > folded.length || length < 2 ? [] : stems.find(folded.slice(0, length)),
        ),
    findEnding: (folded) => {
      for (let start = 1; start < folded.length; start++) {
        const fits = endings.lengthsAt(folded, start).includes(folded.length - start);
        const found = fits ? endings.find(folded.slice(start)) : [];
        if (found.length > 0) return found;
      }
      return [];
    },
    lengthsAt: phrases.lengthsAt,
  };
}
