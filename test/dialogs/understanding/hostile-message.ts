import fc from 'fast-check';

/** Pieces that make patterns begin again and again: digits, brackets, separators, words that start many phrases. */
const piece = fc.constantFrom(
  '1',
  '11',
  '9',
  '0',
  '2023',
  '-',
  '/',
  '.',
  ':',
  ',',
  '(',
  '[',
  '((',
  ' ',
  'a',
  'not ',
  'no ',
  'if ',
  'one ',
  'to ',
  'and ',
  'between ',
  'of the ',
  'year ',
  '一',
  '二十',
  '年',
  '月',
  '九点到',
  'ปี',
  'ไม่',
  'و',
  'ال',
  '년',
  '일이삼',
  '\u0301',
  '👍',
);
/** Messages that repeat a few such pieces, up to ten thousand characters. */
export const hostileMessage = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.integer({ min: 20, max: 2000 }))
  .map(([pieces, times]) => pieces.join('').repeat(times).slice(0, 10_000));
