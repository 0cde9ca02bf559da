import type { LanguagePack } from './lexicon.ts';
import { foldedUnit, keepsPlaces, normaliseWord } from './word-form.ts';
import { joinHyphens } from './words-of-pack.ts';

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

/** Words by their length. */
type Shelves = Map<number, Map<string, KnownWord>>;

/**
 * Gathers the words of packs by first letter and length, which a mistake leaves alone or changes by one. Those of a
 * letter are made ready when it is first met.
 */
export function createVocabulary(packs: LanguagePack[]): Vocabulary {
  const phrases = phrasesByLetter(packs);
  const ready = new Map<number, Shelves>();
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
    const unit = word.charCodeAt(0);
    const before = ready.get(unit);
    const shelves = before ?? toShelves(phrases.get(unit) ?? [], unit);
    if (!before && shelves.size > 0) ready.set(unit, shelves);
    return shelves.get(word.length + longer);
  }
}

interface Phrase {
  key: string;
  phrase: string;
}

/** The phrases of packs by the letter that any word of them begins with, those with words too short for it among them. */
function phrasesByLetter(packs: LanguagePack[]): Map<number, Phrase[]> {
  const found = new Map<number, Phrase[]>();
  for (const [key, phrases] of packs.flatMap((pack) => Object.entries(pack))) {
    if (key === 'source') continue;
    for (const phrase of phrases) {
      if (phrase.length < shortest) continue;
      const entry = { key, phrase };
      for (const letter of lettersOf(phrase)) {
        const known = found.get(letter);
        if (known === undefined) found.set(letter, [entry]);
        else if (known.at(-1) !== entry) known.push(entry);
      }
    }
  }
  return found;
}
function lettersOf(phrase: string): number[] {
  if (!keepsPlaces(phrase)) return wordsOf(phrase).map((word) => word.charCodeAt(0));
  const letters: number[] = [];
  let start = 0;
  for (let at = 0; at <= phrase.length; at++) {
    if (at < phrase.length && !between.has(phrase.charCodeAt(at))) continue;
    if (at - start >= shortest) letters.push(foldedUnit(phrase.charCodeAt(start)));
    start = at + 1;
  }
  return letters;
}

/** What may stand before and behind a word of a phrase. */
const between = new Set(Array.from(' -=*', (sign) => sign.charCodeAt(0)));

function wordsOf(phrase: string): string[] {
  return joinHyphens(normaliseWord(phrase.replace(/^[=*]|\*$/g, '')).folded).split(' ');
}

function toShelves(phrases: Phrase[], letter: number): Shelves {
  const shelves: Shelves = new Map();
  for (const { key, phrase } of phrases) {
    const words = wordsOf(phrase);
    for (const word of words) {
      if (word.charCodeAt(0) !== letter || word.length < shortest || !spelled.test(word)) continue;
      const shelf = shelves.get(word.length) ?? new Map<string, KnownWord>();
      shelves.set(word.length, shelf);
      const known = shelf.get(word) ?? { word, keys: [], partOf: [] };
      shelf.set(word, known);
      const list = words.length === 1 && !/^\*|\*$/.test(phrase) ? known.keys : known.partOf;
      if (list.at(-1) !== key) list.push(key);
    }
  }
  return shelves;
}

/** Words in alphabets; in other scripts a sign less or more is another word. */
export const spelled = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}]+$/u;

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
