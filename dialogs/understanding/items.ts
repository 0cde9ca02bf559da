import { findNumberPart } from './compound-numbers.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import type { NormalText } from './normalise.ts';
import { findMixedNumeral, findNumeral } from './numerals.ts';
import { isBoundary } from './word-boundary.ts';
import { joinHyphens } from './words-of-pack.ts';

/** A word, number or sign of a message with everything it may mean. */
export interface Item {
  start: number;
  end: number;
  meanings: Meaning[];
  /** The words as they were received. */
  raw: string;
  /** No space stands before it. */
  glued: boolean;
}

/** The value an item has under a tag, or undefined if it cannot mean that. */
export function meaningOf(item: Item | undefined, tag: string): string | undefined {
  return meaningUnder(item, tag)?.value;
}

/** A word that may be passed over: "of", "the". One that may also lead to an end ("a" in Spanish) may not. */
export function isFiller(item: Item | undefined): boolean {
  let fills = false;
  let leads = false;
  for (const { tag } of item?.meanings ?? []) {
    if (tag === 'apostrophe') return true;
    if (tag === 'filler') fills = true;
    else if (tag === 'until' || tag === 'and' || tag === 'or' || tag === 'not') leads = true;
  }
  return fills && !leads;
}

export function is(item: Item | undefined, tag: string): boolean {
  return meaningUnder(item, tag) !== undefined;
}

/** The meaning under the first of several tags that the item has. */
export function firstMeaning(item: Item | undefined, tags: readonly string[]): Meaning | undefined {
  for (const tag of tags) {
    const meaning = meaningUnder(item, tag);
    if (meaning) return meaning;
  }
  return undefined;
}

/** Asked thousands of times a message. */
function meaningUnder(item: Item | undefined, tag: string): Meaning | undefined {
  if (item === undefined) return undefined;
  for (const meaning of item.meanings) if (meaning.tag === tag) return meaning;
  return undefined;
}

/** Cuts a message into items: the longest known phrase first, then numbers, signs and unknown words. */
export function toItems(text: NormalText, lexicons: Lexicon[]): Item[] {
  const flat = joinHyphens(text.folded);
  const flatExact = joinHyphens(text.exact);
  const items: Item[] = [];
  let at = 0;
  let glued = false;
  while (at < flat.length) {
    if (text.folded[at] === ' ') {
      at++;
      glued = false;
      continue;
    }
    // Korean words begin after a space or another word, never in the middle of one that is not known.
    const last = items.at(-1);
    if (
      glued &&
      last?.meanings.length === 0 &&
      hangul.test(flat.charAt(at)) &&
      hangul.test(flat.charAt(at - 1))
    ) {
      last.end = at + 1;
      last.raw = text.raw(last.start, at + 1);
      at++;
      continue;
    }
    const { end, meanings: known } = readItem(text.folded, flat, flatExact, at, lexicons);
    const inside = end === at + 1 && isInsideHangul(flat, at, glued);
    const meanings = inside ? known.filter(({ tag }) => tag !== 'number' && tag !== 'few') : known;
    const more = last && glued && meanings.length === 0 && last.meanings.length === 0;
    if (more) items.pop();
    const start = more ? last.start : at;
    items.push({ start, end, meanings, raw: text.raw(start, end), glued: more ? last.glued : glued });
    at = end;
    glued = true;
  }
  return items.map((item) =>
    item.meanings.length > 0 ? item : { ...item, meanings: byEnding(item, flat, lexicons) },
  );
}

/** 세 is "three", but not in 주세요 or 세입니다, and 사 not "four" in 사과: a syllable of a Korean word is no number. */
function isInsideHangul(flat: string, at: number, glued: boolean): boolean {
  const letter = flat.charAt(at);
  const goesOn = countingSyllable.test(letter) && hangul.test(flat.charAt(at + 1));
  const ends = glued && hangul.test(flat.charAt(at - 1)) && hangul.test(letter);
  return (goesOn || ends) && !startsCount(flat, at);
}

/** Numbers that only count: 둘 and 셋 may stand before a particle. */
const countingSyllable = /[일이삼사오육칠팔구한두세네]/;

function startsCount(flat: string, at: number): boolean {
  return /^.\s?(?:년|개월|달|명|분|사람|시|시간|주|일|인|개|곳|팀|번|월|살)/u.test(flat.slice(at, at + 4));
}

/** Turkish and Korean say "if" and ask at the end of a word. */
function byEnding(item: Item, flat: string, lexicons: Lexicon[]): Meaning[] {
  return lexicons.flatMap((lexicon) => lexicon.findEnding(flat.slice(item.start, item.end)));
}

export interface Found {
  end: number;
  meanings: Meaning[];
}

function readItem(folded: string, flat: string, exact: string, at: number, lexicons: Lexicon[]): Found {
  digits.lastIndex = at;
  const digitRun = digits.exec(flat)?.[0];
  const known = findPhrase(flat, exact, at, lexicons);
  shortYear.lastIndex = at;
  const year = shortYear.exec(flat)?.[1];
  if (year !== undefined) {
    const value = `20${year}`;
    return { end: at + 4, meanings: ['number', 'digits'].map((tag) => ({ tag, value })) };
  }
  const shortened = lexicons[0]?.traits.shortNumbers ?? false;
  const mixed = digitRun && findMixedNumeral(flat, at, shortened);
  if (mixed && mixed.end >= known.end)
    return { end: mixed.end, meanings: [{ tag: 'number', value: String(mixed.value) }] };
  if (digitRun && at + digitRun.length >= known.end) {
    return {
      end: at + digitRun.length,
      meanings: [
        { tag: 'number', value: digitRun },
        { tag: 'digits', value: digitRun },
      ],
    };
  }
  const numeral = findNumeral(flat, at, shortened);
  if (numeral && numeral.end >= known.end) {
    const meaning = numeral.few
      ? { tag: 'few', value: numeral.few }
      : { tag: 'number', value: String(numeral.value) };
    const others = numeral.end === known.end ? known.meanings.filter(({ tag }) => tag !== 'number') : [];
    const year = numeral.yearDigits === undefined ? [] : [{ tag: 'year-digits', value: numeral.yearDigits }];
    return { end: numeral.end, meanings: [...others, meaning, ...year] };
  }
  const sign = signs.get(folded.charAt(at));
  if (sign && known.end <= at + 1)
    return { end: at + 1, meanings: [...known.meanings, { tag: sign, value: '' }] };
  if (known.end > at) return known;
  const prefixed = findPrefixed(flat, exact, at, lexicons);
  if (prefixed) return prefixed;
  const meanings = stemOf(flat, at, lexicons);
  if (meanings.length > 0) return { end: wordEnd(flat, at), meanings };
  return (
    findNumberPart(flat, at, wordEnd(flat, at), lexicons) ??
    findSuffixed(flat, exact, at, lexicons) ?? { end: wordEnd(flat, at), meanings }
  );
}

const digits = /\d+/y;
/** 2k19 */
const shortYear = /(?<![\d.,])2k([0-2]\d)(?![\d\p{L}])/uy;

const signs = new Map([
  [',', 'comma'],
  ['.', 'dot'],
  [';', 'semicolon'],
  [':', 'colon'],
  ['/', 'slash'],
  ['-', 'dash'],
  ['~', 'tilde'],
  ['+', 'plus'],
  ['?', 'question'],
  ['!', 'exclamation'],
  ['(', 'open'],
  [')', 'close'],
  ['&', 'and'],
  ['\n', 'line'],
  ['"', 'quote'],
  ["'", 'apostrophe'],
  ['<', 'less'],
  ['>', 'more'],
  ['=', 'equals'],
]);

function findPhrase(flat: string, exact: string, at: number, lexicons: Lexicon[]): Found {
  let found: Found = { end: at, meanings: [] };
  for (const lexicon of lexicons) {
    for (const length of lexicon.lengthsAt(flat, at)) {
      const end = at + length;
      if (end < found.end) break;
      if (end > flat.length || !isBoundary(flat, end) || cutsTime(flat, at, end)) continue;
      const meanings = lexicon.find(flat.slice(at, end), exact.slice(at, end), exact !== flat);
      if (meanings.length === 0) continue;
      found = { end, meanings: end > found.end ? meanings : [...found.meanings, ...meanings] };
      break;
    }
  }
  return found;
}

/** "Öğlen 12.30", 10/10/2020: a phrase that ends with a number does not end within a time or a date; Q3/2020 does. */
function cutsTime(flat: string, at: number, end: number): boolean {
  const rest = flat.slice(end - 1, end + 6);
  const isDate = /^\d$/.test(flat.charAt(at)) && /^\d\/(?:\d\d|\d{4})(?!\d)/.test(rest);
  return isDate || /^\d[.:]\d\d(?!\d)/.test(rest);
}

function stemOf(flat: string, at: number, lexicons: Lexicon[]): Meaning[] {
  const word = flat.slice(at, wordEnd(flat, at));
  return lexicons.flatMap((lexicon) => lexicon.findStem(word));
}

// Arabic writes "and", "in", "for" and the article together with the word that follows.
const arabicPrefix = /(?:و|ف)?(?:ال|بال|لل|كال|ب|ل)?(?=[\u0620-\u064a]{3})/y;
/** وما عندي مانع: before so short a word only "and" is taken off. */
const arabicAnd = /[وف](?=[\u0620-\u064a]{2} )/y;

function findPrefixed(flat: string, exact: string, at: number, lexicons: Lexicon[]): Found | undefined {
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

const shortestStem = 3;
const longestSuffix = 6;

/** Turkish writes cases behind the word: almanyada, dokuzdan. "From" stays an item of its own, the others change nothing. */
function findSuffixed(flat: string, exact: string, at: number, lexicons: Lexicon[]): Found | undefined {
  const end = wordEnd(flat, at);
  const meaningsOf = (from: number, to: number): Meaning[] =>
    lexicons.flatMap((lexicon) => lexicon.find(flat.slice(from, to), exact.slice(from, to), false));
  for (let cut = end - 1; cut >= Math.max(at + shortestStem, end - longestSuffix); cut--) {
    const suffix = meaningsOf(cut, end).find(({ tag }) => tag === 'suffix' || tag === 'suffix-apart');
    const meanings = suffix ? meaningsOf(at, cut).filter(({ tag }) => tag !== 'suffix') : [];
    if (suffix && meanings.length > 0) return { end: suffix.tag === 'suffix' ? end : cut, meanings };
  }
  return undefined;
}

function wordEnd(flat: string, at: number): number {
  let end = at + 1;
  while (end < flat.length && !isBoundary(flat, end)) end++;
  return end;
}

const hangul = /\p{Script=Hangul}/u;
