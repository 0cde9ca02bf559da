import type { LanguagePack } from './lexicon.ts';
import { normaliseWord } from './normalise.ts';
import { joinHyphens } from './word-index.ts';

/** A single word of a language, without accents. */
export interface KnownWord {
  word: string;
  /** The keys (`month:3`) that it stands for alone. */
  keys: string[];
  /** The keys of phrases that it is only a part of. */
  partOf: string[];
}

/** What was done to a word; at its end it may as well be another form of it, as `disagrees` of `disagree`. */
export interface Edit {
  /** Letters that sound alike are as good as swapped ones: Kenia, Kenya. */
  kind: 'replaced' | 'swapped' | 'missing' | 'extra';
  atEnd: boolean;
}

/** The words of a language that one typing mistake may have changed. */
export interface Vocabulary {
  has(word: string): boolean;
  /** All known words one edit away, and what was done to them. */
  near(word: string): { known: KnownWord; edit: Edit }[];
}

/** Shorter words are too near to each other. */
export const shortest = 5;

/** Gathers the words of packs by first letter and length, which a mistake leaves alone or changes by one. */
export function createVocabulary(packs: LanguagePack[]): Vocabulary {
  const shelves = new Map<string, Map<string, KnownWord>>();
  for (const pack of packs) {
    for (const [key, phrases] of Object.entries(pack)) {
      if (key === 'source') continue;
      for (const phrase of phrases) addPhrase(key, phrase);
    }
  }
  return {
    has: (word) => shelfOf(word, 0)?.has(word) ?? false,
    near: (word) =>
      [-1, 0, 1].flatMap((longer) =>
        [...(shelfOf(word, longer)?.values() ?? [])].flatMap((known) => {
          const edit = editBetween(known.word, word);
          return edit ? [{ known, edit }] : [];
        }),
      ),
  };

  function shelfOf(word: string, longer: number): Map<string, KnownWord> | undefined {
    return shelves.get(`${word.charAt(0)}${word.length + longer}`);
  }

  function addPhrase(key: string, phrase: string): void {
    if (phrase.length < shortest) return;
    const words = joinHyphens(normaliseWord(phrase.replace(/^[=*]|\*$/g, '')).folded).split(' ');
    for (const word of words) {
      if (word.length < shortest || !spelled.test(word)) continue;
      const shelf = shelves.get(`${word.charAt(0)}${word.length}`) ?? new Map<string, KnownWord>();
      shelves.set(`${word.charAt(0)}${word.length}`, shelf);
      const known = shelf.get(word) ?? { word, keys: [], partOf: [] };
      shelf.set(word, known);
      const list = words.length === 1 && !/^\*|\*$/.test(phrase) ? known.keys : known.partOf;
      if (list.at(-1) !== key) list.push(key);
    }
  }
}

/** Words in alphabets; in other scripts a sign less or more is another word. */
export const spelled = /^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u;

const soundAlike = new Set(['iy', 'ck', 'sz', 'vw', 'ао', 'еи']);

/** What one mistake did to a known word to make this of it; undefined if there is more or nothing between them. */
function editBetween(known: string, typed: string): Edit | undefined {
  let at = 0;
  while (at < known.length && known.charCodeAt(at) === typed.charCodeAt(at)) at++;
  const atEnd = at >= Math.max(known.length, typed.length) - 1;
  if (known.length > typed.length)
    return known.slice(at + 1) === typed.slice(at) ? { kind: 'missing', atEnd } : undefined;
  if (known.length < typed.length)
    return known.slice(at) === typed.slice(at + 1) ? { kind: 'extra', atEnd } : undefined;
  if (at >= known.length) return undefined;
  if (known.slice(at + 1) === typed.slice(at + 1)) {
    const alike = soundAlike.has([known.charAt(at), typed.charAt(at)].toSorted().join(''));
    return { kind: alike && !atEnd ? 'swapped' : 'replaced', atEnd };
  }
  const swapped =
    known.charAt(at) === typed.charAt(at + 1) &&
    known.charAt(at + 1) === typed.charAt(at) &&
    known.slice(at + 2) === typed.slice(at + 2);
  return swapped ? { kind: 'swapped', atEnd: false } : undefined;
}
