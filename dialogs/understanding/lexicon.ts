import { normaliseWord } from './normalise.ts';

/** Words by what they mean: `month:3` → march, mar; `ago` → ago, back. A word may mean several things. */
export type LanguagePack = Record<string, string[]>;

export interface Meaning {
  tag: string;
  value: string;
}

interface Entry extends Meaning {
  /** The word with its accents. */
  exact: string;
  /** Accents tell this word from another, as in sí and si. */
  strict: boolean;
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
  findStem(folded: string): Meaning[];
  /** The meanings of a word by its end, for entries that begin with `*`. */
  findEnding(folded: string): Meaning[];
  /** The length of the longest phrase that begins like this character. */
  longest(first: string): number;
}

/**
 * Builds a lexicon from packs. In a pack's words `=` in front says that accents matter, `*` at the end
 * that the word may go on, and `*` in front that it may begin anyhow. Hyphens and spaces are the same.
 */
export function createLexicon(packs: LanguagePack[], traits: Traits = {}): Lexicon {
  const phrases = new Map<string, Entry[]>();
  const stems = new Map<string, Entry[]>();
  const endings = new Map<string, Entry[]>();
  const longest = new Map<string, number>();
  for (const pack of packs) {
    for (const [key, words] of Object.entries(pack)) {
      if (key === 'source') continue;
      const [tag = '', value = ''] = splitKey(key);
      for (const written of words) addWord(tag, value, written);
    }
  }
  return {
    traits,
    find: (folded, exact, accented) => {
      const entries = phrases.get(folded) ?? [];
      const strict = traits.accentsMatter && accented;
      return entries.filter((entry) => !(strict || entry.strict) || entry.exact === exact);
    },
    findStem: (folded) => {
      for (let length = folded.length; length >= 2; length--) {
        const found = stems.get(folded.slice(0, length));
        if (found) return found;
      }
      return [];
    },
    findEnding: (folded) => {
      for (let start = 1; start < folded.length; start++) {
        const found = endings.get(folded.slice(start));
        if (found) return found;
      }
      return [];
    },
    longest: (first) => longest.get(first) ?? 0,
  };

  function addWord(tag: string, value: string, written: string): void {
    const accents = written.startsWith('=');
    const stem = written.length > 1 && written.endsWith('*');
    const ending = written.length > 1 && written.startsWith('*');
    const word = written.slice(accents || ending ? 1 : 0, stem ? -1 : undefined);
    const normal = normaliseWord(word);
    const folded = joinHyphens(normal.folded);
    if (folded === '') return;
    if (word.includes(' ') && unspacedPhrase.test(word)) addWord(tag, value, written.replaceAll(' ', ''));
    const target = ending ? endings : stem ? stems : phrases;
    const exact = normal.exact === normal.folded ? folded : joinHyphens(normal.exact);
    const entry: Entry = { tag, value, exact, strict: accents };
    const entries = target.get(folded);
    if (entries === undefined) target.set(folded, [entry]);
    else if (
      !entries.some((known) => known.tag === tag && known.value === value && known.exact === entry.exact)
    )
      entries.push(entry);
    if (target === phrases && folded.length > (longest.get(folded.charAt(0)) ?? 0)) {
      longest.set(folded.charAt(0), folded.length);
    }
  }
}

/** Thai, Korean, Japanese and Chinese words are written with or without a space between them. */
const unspacedPhrase = /[\p{Script=Thai}\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}] [\p{L}\d]/u;

/** Hyphens between letters are spaces to the lexicon: pre-sales, pre sales. */
export function joinHyphens(text: string): string {
  return text.includes('-') ? text.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ') : text;
}

function splitKey(key: string): [string, string] {
  const colon = key.indexOf(':');
  return colon === -1 ? [key, ''] : [key.slice(0, colon), key.slice(colon + 1)];
}
