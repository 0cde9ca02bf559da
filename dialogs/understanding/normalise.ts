import type { Span } from './reading.ts';

/** A message in the form that words are looked up in. All strings have the same length, so one index fits all. */
export interface NormalText {
  /** Lower case, ASCII digits, plain punctuation, single spaces, accents kept. */
  exact: string;
  /** `exact` without accents, and with letters unified that people exchange (أ → ا, ı → i). */
  folded: string;
  /** The part of the message as received from which the characters `start` to `end` come. */
  span(start: number, end: number): Span;
  /** The same part itself. */
  raw(start: number, end: number): string;
}

/** Letters that people hold down; i and x are also Roman numerals. */
const stretchable = /^[a-hj-wyzа-яё\u0621-\u064a\u0e01-\u0e4e]$/;

/** Longer messages are read up to here: nobody states a date after 500 characters, and reading stays fast. */
const longest = 500;

/** Brings spellings together that mean the same, and remembers where everything stood. */
export function normalise(message: string): NormalText {
  if (last?.message !== message) last = { message, text: normaliseAnew(message) };
  return last.text;
}

/** Each message is brought into form several times in a row. */
let last: { message: string; text: NormalText } | undefined;

function normaliseAnew(message: string): NormalText {
  let exact = '';
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let stretched = '';
  for (const match of message.slice(0, longest).matchAll(clusters)) {
    const start = match.index;
    for (const letter of lettersOf(match[0])) {
      if (letter.exact === ' ' && (exact === '' || exact.endsWith(' '))) continue;
      // "Three... no, four": dots in a row are a pause, as the sign … is.
      if (letter.exact === '.' && /[.,]$/.test(exact) && ends.at(-1) === start) {
        exact = `${exact.slice(0, -1)},`;
        folded = `${folded.slice(0, -1)},`;
        ends[ends.length - 1] = start + match[0].length;
        continue;
      }
      // "Дааа" and "okkkk" are "да" and "ok": of three and more, one letter is kept.
      // A word that begins with them is none: "kkkk" laughs, it does not say "k".
      if (letter.exact === stretched) continue;
      stretched = '';
      if (
        stretchable.test(letter.exact) &&
        exact.endsWith(letter.exact.repeat(2)) &&
        /\p{L}/u.test(exact.at(-3) ?? '')
      ) {
        exact = exact.slice(0, -1);
        folded = folded.slice(0, -1);
        starts.pop();
        ends.pop();
        stretched = letter.exact;
        continue;
      }
      exact += letter.exact;
      folded += letter.folded;
      for (let unit = 0; unit < letter.exact.length; unit++) {
        starts.push(start);
        ends.push(start + match[0].length);
      }
    }
  }
  const span = (start: number, end: number): Span => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 });
  return {
    exact,
    folded,
    span,
    raw: (start, end) => message.slice(span(start, end).start, span(start, end).end),
  };
}

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

interface Letter {
  exact: string;
  /** As long as `exact`. */
  folded: string;
}

const known = new Map<string, Letter[]>();
/** Clusters that people make up (a letter under a hundred accents) are not kept. */
const longestKept = 3;

/** What a character with its marks comes to. Remembered: writing uses the same few thousand over and over. */
function lettersOf(cluster: string): Letter[] {
  const before = known.get(cluster);
  if (before) return before;
  const letters = normalLetters(cluster).map((exact) => {
    const folded = fold(exact);
    return { exact, folded: folded.length === exact.length ? folded : exact };
  });
  if (cluster.length <= longestKept) known.set(cluster, letters);
  return letters;
}

// A character with its marks; conjoining Korean letters stay together so that NFKC can compose them.
const clusters = /[\u1100-\u11ff]+|\r\n|\P{M}\p{M}*|\p{M}+/gu;
const invisible = new RegExp(
  [
    '[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]',
    '[\u064b-\u0655\u0670]',
    '[\ufe00-\ufe0f]',
    '[\u{1f3fb}-\u{1f3ff}]',
  ].join('|'),
  'gu',
);

/** Code points of the digit zero in the scripts that have digits of their own and that NFKC leaves alone. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810,
];

const punctuation = new Map([
  ...pairs('’‘‛`´ʼ＇′', "'"),
  ...pairs('‐‑‒–—―−﹣－', '-'),
  ...pairs('〜～∼˜', '~'),
  ...pairs('“”„«»「」『』《》〈〉', '"'),
  ...pairs('、،٬，…⋯', ','),
  ...pairs('。｡．٫', '.'),
  ...pairs('؟', '?'),
  ...pairs('؛；', ';'),
  ...pairs('・·•', ','),
  ...pairs('⁄∕÷', '/'),
  ...pairs('×✕✖', 'x'),
  ...pairs('【〔［', '('),
  ...pairs('】〕］', ')'),
]);

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((letter) => [letter, to]);
}

/** Emoji that answer; any other is a smile that tells nothing. */
const telling = /[✅✔❌👌👍👎🙅🚫🤔🤝🤷🆗♀♂]/u;
const emoji = /^(?![©®™])\p{Extended_Pictographic}/u;

function normalLetters(cluster: string): string[] {
  if (emoji.test(cluster) && !telling.test(cluster)) return [' '];
  const plain = punctuation.get(cluster);
  if (plain !== undefined) return [plain];
  const fraction = fractions.get(cluster);
  if (fraction !== undefined) return [...fraction];
  if (/^[\r\n\u2028\u2029]/u.test(cluster)) return ['\n'];
  const composed = cluster
    .replace(invisible, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace('i\u0307', 'i')
    .replaceAll('ß', 'ss');
  return [...composed].map((letter) => {
    if (/\s/u.test(letter)) return ' ';
    return punctuation.get(letter) ?? digit(letter);
  });
}

const fractions = new Map([
  ['½', ' 1/2'],
  ['¼', ' 1/4'],
  ['¾', ' 3/4'],
]);

function digit(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x660) return letter;
  const zero = zeros.find((start) => code >= start && code < start + 10);
  return zero === undefined ? letter : String(code - zero);
}

const exchanged = new Map([
  ...pairs('أإآٱ', 'ا'),
  ...pairs('ى', 'ي'),
  ...pairs('ؤ', 'و'),
  ...pairs('ئ', 'ي'),
  ...pairs('ة', 'ه'),
  ...pairs('ı', 'i'),
  ...pairs('đ', 'd'),
  ...pairs('ø', 'o'),
  ...pairs('ł', 'l'),
]);

function fold(letter: string): string {
  const replaced = exchanged.get(letter);
  if (replaced !== undefined) return replaced;
  if (letter < '\u0080' || !/[\u00c0-\u024f\u0400-\u04ff\u1e00-\u1eff]/u.test(letter)) return letter;
  const bare = letter.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return bare.length === 1 ? bare : letter;
}
