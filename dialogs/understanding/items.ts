import { joinHyphens, type Lexicon, type Meaning } from './lexicon.ts';
import type { NormalText } from './normalise.ts';

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
  return item?.meanings.find((meaning) => meaning.tag === tag)?.value;
}

/** A word that may be passed over: "of", "the". One that may also lead to an end ("a" in Spanish) may not. */
export function isFiller(item: Item | undefined): boolean {
  return (is(item, 'filler') && !is(item, 'until')) || is(item, 'apostrophe');
}

export function is(item: Item | undefined, tag: string): boolean {
  return item?.meanings.some((meaning) => meaning.tag === tag) ?? false;
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
    const { end, meanings } = readItem(text.folded, flat, flatExact, at, lexicons);
    const last = items.at(-1);
    const more = last && glued && meanings.length === 0 && last.meanings.length === 0;
    if (more) items.pop();
    const start = more ? last.start : at;
    items.push({ start, end, meanings, raw: text.raw(start, end), glued: more ? last.glued : glued });
    at = end;
    glued = true;
  }
  return items;
}

interface Found {
  end: number;
  meanings: Meaning[];
}

function readItem(folded: string, flat: string, exact: string, at: number, lexicons: Lexicon[]): Found {
  digits.lastIndex = at;
  const digitRun = digits.exec(flat)?.[0];
  const known = findPhrase(flat, exact, at, lexicons);
  if (digitRun && at + digitRun.length >= known.end) {
    return {
      end: at + digitRun.length,
      meanings: [
        { tag: 'number', value: digitRun },
        { tag: 'digits', value: digitRun },
      ],
    };
  }
  const numeral = findHanNumber(flat, at);
  if (numeral && numeral.end > known.end) return numeral;
  if (numeral && numeral.end === known.end)
    return { end: known.end, meanings: [...known.meanings, ...numeral.meanings] };
  const sign = signs.get(folded.charAt(at));
  if (sign && known.end <= at + 1)
    return { end: at + 1, meanings: [...known.meanings, { tag: sign, value: '' }] };
  if (known.end > at) return known;
  return (
    findPrefixed(flat, exact, at, lexicons) ?? {
      end: wordEnd(flat, at),
      meanings: stemOf(flat, at, lexicons),
    }
  );
}

const digits = /\d+/y;

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
  const longest = Math.max(...lexicons.map((lexicon) => lexicon.longest(flat.charAt(at))));
  for (let end = Math.min(flat.length, at + longest); end > at; end--) {
    if (!isBoundary(flat, end)) continue;
    const folded = flat.slice(at, end);
    const meanings = lexicons.flatMap((lexicon) =>
      lexicon.find(folded, exact.slice(at, end), exact !== flat),
    );
    if (meanings.length > 0) return { end, meanings };
  }
  return { end: at, meanings: [] };
}

function stemOf(flat: string, at: number, lexicons: Lexicon[]): Meaning[] {
  const word = flat.slice(at, wordEnd(flat, at));
  return lexicons.flatMap((lexicon) => lexicon.findStem(word));
}

// Arabic writes "and", "in", "for" and the article together with the word that follows.
const arabicPrefix = /(?:و|ف)?(?:ال|بال|لل|كال|ب|ل)?(?=[\u0620-\u064a]{3})/y;

function findPrefixed(flat: string, exact: string, at: number, lexicons: Lexicon[]): Found | undefined {
  arabicPrefix.lastIndex = at;
  const prefix = arabicPrefix.exec(flat)?.[0] ?? '';
  for (let length = 1; length <= prefix.length; length++) {
    const rest = findPhrase(flat, exact, at + length, lexicons);
    if (rest.end > at + length && isBoundary(flat, rest.end)) {
      // "and" is worth an item of its own, the others change nothing.
      if (prefix.startsWith('و') && length === 1)
        return { end: at + 1, meanings: [{ tag: 'and', value: '' }] };
      return rest;
    }
  }
  return undefined;
}

function wordEnd(flat: string, at: number): number {
  let end = at + 1;
  while (end < flat.length && !isBoundary(flat, end)) end++;
  return end;
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}ー々]/u;
const wordLetter = /[\p{L}\p{M}]/u;

/** Whether a word may begin or end between `at - 1` and `at`. */
function isBoundary(flat: string, at: number): boolean {
  const before = flat[at - 1];
  const after = flat[at];
  if (before === undefined || after === undefined) return true;
  if (/[\udc00-\udfff]/.test(after) && /[\ud800-\udbff]/.test(before)) return false;
  if (/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/.test(after)) return false;
  if (!wordLetter.test(before) || !wordLetter.test(after)) return !(/\d/.test(before) && /\d/.test(after));
  return unspaced.test(before) || unspaced.test(after);
}

const hanNumber = /[〇零○一二三四五六七八九十百千万萬两兩壱弐壹贰貳叁参肆伍陆陸柒捌玖拾佰仟廿卅]+/y;
const hanDigits = '〇一二三四五六七八九';
const hanVariants = new Map(
  Object.entries({
    零: '〇',
    '○': '〇',
    两: '二',
    兩: '二',
    壱: '一',
    弐: '二',
    壹: '一',
    贰: '二',
    貳: '二',
    叁: '三',
    参: '三',
    肆: '四',
    伍: '五',
    陆: '六',
    陸: '六',
    柒: '七',
    捌: '八',
    玖: '九',
    拾: '十',
    佰: '百',
    仟: '千',
    萬: '万',
  }),
);
const hanUnits = new Map(Object.entries({ 十: 10, 百: 100, 千: 1000 }));

/** Chinese and Japanese numerals: 二〇二三, 十八, 一千零一, 两万. Source: the usual rules of positional Han numerals. */
function findHanNumber(flat: string, at: number): Found | undefined {
  hanNumber.lastIndex = at;
  const run = hanNumber.exec(flat)?.[0];
  if (run === undefined) return undefined;
  const letters = [...run].flatMap((letter) =>
    letter === '廿' ? ['二', '十'] : letter === '卅' ? ['三', '十'] : [letter],
  );
  const plain = letters.map((letter) => hanVariants.get(letter) ?? letter);
  const value = plain.every((letter) => hanDigits.includes(letter))
    ? Number(plain.map((letter) => hanDigits.indexOf(letter)).join(''))
    : positional(plain);
  return { end: at + run.length, meanings: [{ tag: 'number', value: String(value) }] };
}

function positional(letters: string[]): number {
  let total = 0;
  let digit = 0;
  let unitBefore = 1;
  for (const letter of letters) {
    const unit = hanUnits.get(letter);
    if (letter === '万') {
      total = (total + digit) * 10_000;
      digit = 0;
      unitBefore = 10_000;
    } else if (unit) {
      total += (digit || 1) * unit;
      digit = 0;
      unitBefore = unit;
    } else {
      digit = digit * (digit > 0 ? 10 : 1) + hanDigits.indexOf(letter);
      if (letter === '〇') unitBefore = 1;
    }
  }
  // 一千六 is 1600: a last digit without a unit belongs one place below the unit before it.
  return total + digit * (unitBefore > 10 && digit < 10 ? unitBefore / 10 : 1);
}
