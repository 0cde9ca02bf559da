/** A letter of a message in both its forms. */
export interface Letter {
  exact: string;
  /** As long as `exact`. */
  folded: string;
}

const known = new Map<string, Letter[]>();
/** Clusters that people make up (a letter under a hundred accents) are not kept. */
const longestKept = 3;

/** What a character with its marks comes to. Remembered: writing uses the same few thousand over and over. */
export function lettersOf(cluster: string): Letter[] {
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
export const clusters = /[\u1100-\u11ff]+|\r\n|\P{M}\p{M}*|\p{M}+/gu;
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

/** A letter without its accent, and as the one that people exchange it for: أ → ا. */
export function fold(letter: string): string {
  const replaced = exchanged.get(letter);
  if (replaced !== undefined) return replaced;
  if (letter < '\u0080' || !/[\u00c0-\u024f\u0400-\u04ff\u1e00-\u1eff]/u.test(letter)) return letter;
  const bare = letter.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  return bare.length === 1 ? bare : letter;
}
