import { findPrefixed } from './arabic-prefix.ts';
import { findNumberPart } from './compound-numbers.ts';
import { type Found, findPhrase } from './find-phrase.ts';
import type { Item } from './items.ts';
import type { Lexicon, Meaning } from './lexicon.ts';
import type { NormalText } from './normalise.ts';
import { findMixedNumeral, findNumeral } from './numerals.ts';
import { wordEnd } from './word-boundary.ts';
import { joinHyphens } from './words-of-pack.ts';

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

function stemOf(flat: string, at: number, lexicons: Lexicon[]): Meaning[] {
  const word = flat.slice(at, wordEnd(flat, at));
  return lexicons.flatMap((lexicon) => lexicon.findStem(word));
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

const hangul = /\p{Script=Hangul}/u;
