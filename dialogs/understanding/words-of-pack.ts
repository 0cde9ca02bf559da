import type { LanguagePack } from './lexicon.ts';
import { tagOf } from './tag.ts';
import { firstUnit, normaliseWord } from './word-form.ts';

/** What one word of a language stands for. */
export interface Entry {
  tag: string;
  value: string;
  /** The word with its accents, where they set it apart from the same word without. */
  exact: string | undefined;
  /** Accents tell this word from another, as in sí and si. */
  strict: boolean;
}

/** A word of a pack in the form it is looked up in. */
export interface PackWord {
  folded: string;
  entry: Entry;
  /** The key it stands under, as `month:3`. */
  key: string;
}

/** How words of a pack are looked for: as they are, by their beginning or by their end. */
export type PackWordKind = 'phrase' | 'stem' | 'ending';

/** The words of a pack by the UTF-16 unit that they begin with. */
export interface WordsOfPack {
  /** Whether there are any of a kind. */
  has(kind: PackWordKind): boolean;
  /** Whether any of a kind begin with a unit; far cheaper than to ask for them. */
  hasAt(kind: PackWordKind, unit: number): boolean;
  /** Those of a kind that begin with a unit, in the order of the pack. */
  wordsAt(kind: PackWordKind, unit: number): readonly PackWord[];
}

const known = new WeakMap<LanguagePack, WordsOfPack>();

/**
 * The words of a pack, gathered once however many lexicons take from them. `=` in front of one says that accents matter,
 * `*` at its end that the word may go on, and `*` in front that it may begin anyhow.
 */
export function wordsOfPack(pack: LanguagePack): WordsOfPack {
  const before = known.get(pack);
  if (before) return before;
  const words = gather(pack);
  known.set(pack, words);
  return words;
}

const asterisk = 0x2a;
const equals = 0x3d;
/** What sets the units of a kind apart from those of others. */
const offsets: Record<PackWordKind, number> = { phrase: 0, stem: 0x10000, ending: 0x20000 };
const none: readonly PackWord[] = [];

/**
 * Words are brought into form when their first letter is first met: a language has thousands of words, and a
 * conversation meets a few hundred of them. Till then each only points to the next one of its letter.
 */
function gather(pack: LanguagePack): WordsOfPack {
  const lists = Object.entries(pack).filter(([key]) => key !== 'source');
  const next = new Int32Array(lists.reduce((sum, [, words]) => sum + words.length, 0));
  const last = new Map<number, number>();
  const ready = new Map<number, PackWord[]>();
  let place = 0;
  for (const [, words] of lists) {
    for (const word of words) {
      const shelf = shelfOf(word);
      next[place] = last.get(shelf) ?? -1;
      last.set(shelf, place);
      place++;
    }
  }
  return {
    has: (kind) => last.keys().some((shelf) => shelf >> 16 === offsets[kind] >> 16),
    hasAt: (kind, unit) => last.has(offsets[kind] + unit),
    wordsAt(kind, unit) {
      const shelf = offsets[kind] + unit;
      const before = ready.get(shelf);
      if (before) return before;
      const from = last.get(shelf);
      if (from === undefined) return none;
      const words = bringIntoForm(placesFrom(from, next), lists);
      ready.set(shelf, words);
      return words;
    },
  };
}

function shelfOf(word: string): number {
  const first = word.charCodeAt(0);
  if (first === equals) return firstUnit(word.slice(1));
  const end = word.length - 1;
  if (end > 0 && first === asterisk) return offsets.ending + firstUnit(word.slice(1));
  return firstUnit(word) + (end > 0 && word.charCodeAt(end) === asterisk ? offsets.stem : 0);
}

function placesFrom(last: number, next: Int32Array): number[] {
  const places: number[] = [];
  for (let place = last; place >= 0; place = next[place] ?? -1) places.push(place);
  return places.reverse();
}

type Lists = [key: string, words: string[]][];

function bringIntoForm(places: number[], lists: Lists): PackWord[] {
  const made: PackWord[] = [];
  let at = 0;
  let start = 0;
  for (const [key, words] of lists) {
    const end = start + words.length;
    const meaning = (places[at] ?? end) < end ? toMeaning(key) : undefined;
    for (; meaning && (places[at] ?? end) < end; at++)
      addForms(made, words[(places[at] ?? end) - start] ?? '', key, meaning);
    start = end;
  }
  return made;
}

/** The meaning of a key; words that need no more share it. */
function toMeaning(key: string): Entry {
  const colon = key.indexOf(':');
  return {
    tag: tagOf(colon === -1 ? key : key.slice(0, colon)),
    value: colon === -1 ? '' : key.slice(colon + 1),
    exact: undefined,
    strict: false,
  };
}

function addForms(words: PackWord[], written: string, key: string, meaning: Entry): void {
  const strict = written.startsWith('=');
  const word = withoutSign(written);
  const normal = normaliseWord(word);
  const folded = joinHyphens(normal.folded);
  if (folded === '') return;
  if (word.includes(' ') && unspacedPhrase.test(word))
    addForms(words, written.replaceAll(' ', ''), key, meaning);
  const exact = normal.exact === normal.folded ? undefined : joinHyphens(normal.exact);
  const entry = strict || exact !== undefined ? { ...meaning, exact, strict } : meaning;
  words.push({ folded, entry, key });
}

function withoutSign(written: string): string {
  const first = written.charCodeAt(0);
  if (first === equals || (first === asterisk && written.length > 1)) return written.slice(1);
  const last = written.length - 1;
  return last > 0 && written.charCodeAt(last) === asterisk ? written.slice(0, -1) : written;
}

/** Thai, Korean, Japanese and Chinese words are written with or without a space between them. */
const unspacedPhrase = /[\u0e01-\u0e4e\u1100-\u11ff\u30a1-\u30ff\u3400-\u9fff가-힣] [\p{L}\d]/u;

/** Hyphens between letters are spaces to the index: pre-sales, pre sales. */
export function joinHyphens(text: string): string {
  return text.includes('-') ? text.replace(/(?<=\p{L})-(?=\p{L})/gu, ' ') : text;
}
