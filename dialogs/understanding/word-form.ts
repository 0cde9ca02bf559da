import { clusters, fold, lettersOf } from './letters.ts';

/** Both forms of a word from a language pack. */
export function normaliseWord(word: string): { exact: string; folded: string } {
  const kind = kindOf(word);
  if (kind === plain) return { exact: word, folded: word };
  if (kind === folding) return { exact: word, folded: foldLetters(word) };
  let exact = '';
  let folded = '';
  for (const cluster of word.match(clusters) ?? []) {
    for (const letter of lettersOf(cluster)) {
      exact += letter.exact;
      folded += letter.folded;
    }
  }
  return { exact: exact.trim(), folded: folded.trim() };
}

/** The UTF-16 unit that the folded form of a word begins with; 0 if nothing is left of it. */
export function firstUnit(word: string): number {
  const first = word.charCodeAt(0);
  // A mark behind it may change the letter.
  const isOdd = word.length === 0 || (word.length > 1 && kinds[word.charCodeAt(1)] === odd);
  if (isOdd || kinds[first] === odd) return normaliseWord(word).folded.charCodeAt(0) || 0;
  return foldedUnit(first);
}

/** Whether every letter of a word stands in both of its forms where it stands in the word. */
export function keepsPlaces(word: string): boolean {
  return kindOf(word) !== odd;
}

// Nearly all words of the packs are in the form that they are looked up in, which is much faster to see than to bring
// about. What a UTF-16 unit is to that question:
/** Capitals, some signs, marks, and letters such as Thai sara am, which is written in two ways. */
const odd = 0;
const plain = 1;
/** Letters with accents, and the Arabic ones that people exchange. */
const folding = 2;
const kinds = new Uint8Array(0x10000);
/** The first and the last of each range. */
const plainLetters = [
  ...[' @', '[_', 'a~', 'аи', 'кя'],
  ...['\u0621\u0621', '\u0627\u0628', '\u062a\u063a', '\u0641\u0648', '\u064a\u064a'],
  ...['\u0e01\u0e32', '\u0e34\u0e4e', 'ぁゖ', 'ァヺ', 'ーー', '一鿿', '가힣'],
];
const foldingLetters = [
  ...['àö', 'øı', '\u0134\u013e', '\u0141\u0148', '\u014a\u017e', '\u0180\u01bf', '\u1ea0\u1eff'],
  ...['йй', 'ёё', 'أأ', 'إإ', 'آآ', 'ىى', 'ؤؤ', 'ئئ', 'ةة'],
];
for (const range of plainLetters) kinds.fill(plain, range.charCodeAt(0), range.charCodeAt(1) + 1);
for (const range of foldingLetters) {
  for (let unit = range.charCodeAt(0); unit <= range.charCodeAt(1); unit++) {
    const letter = String.fromCharCode(unit);
    if (letter === letter.toLowerCase()) kinds[unit] = folding;
  }
}
/** What the folding ones come to, filled as they come up. */
const foldedUnits = new Uint16Array(0x10000);

function kindOf(word: string): number {
  let kind: number = plain;
  for (let at = 0; at < word.length; at++) {
    const ofUnit = kinds[word.charCodeAt(at)];
    if (ofUnit === odd) return odd;
    if (ofUnit === folding) kind = folding;
  }
  return kind;
}

/** What a letter of a word that `keepsPlaces` comes to in its folded form. */
export function foldedUnit(unit: number): number {
  if (kinds[unit] !== folding) return unit;
  const known = foldedUnits[unit] ?? 0;
  if (known !== 0) return known;
  const folded = fold(String.fromCharCode(unit)).charCodeAt(0);
  foldedUnits[unit] = folded;
  return folded;
}

function foldLetters(word: string): string {
  let folded = '';
  for (let at = 0; at < word.length; at++) {
    folded += String.fromCharCode(foldedUnit(word.charCodeAt(at)));
  }
  return folded;
}
