import fc from 'fast-check';
import { createReader } from '../../../dialogs/understanding/create-reader.ts';
import type { ReadingKind } from '../../../dialogs/understanding/reading.ts';

const reader = createReader();
const today = Temporal.PlainDate.from('2026-11-22');
const kinds: ReadingKind[] = ['established', 'coverage', 'staffing', 'consent'];
const languages = ['en', 'zh-Hans', 'es', 'fr', 'tr', 'ar', 'th', 'vi', 'ja', 'ko', 'ru'];

/** No message may hold the conversation up for longer, in milliseconds, whatever is in it. */
const longest = 20;

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
const hostile = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.integer({ min: 20, max: 2000 }))
  .map(([pieces, times]) => pieces.join('').repeat(times).slice(0, 10_000));

beforeAll(() => {
  for (const language of languages) reader.read('9', { pending: 'coverage', languages: [language], today });
});

test('a message made to be slow is read in bounded time', () => {
  fc.assert(
    fc.property(
      hostile,
      fc.constantFrom(...kinds),
      fc.constantFrom(...languages),
      (message, pending, language) => {
        expect(
          fastest(() => reader.interpret(message, { pending, languages: [language], today })),
        ).toBeLessThan(longest);
      },
    ),
    { numRuns: 300 },
  );
});

/** Milliseconds of processor time, the best of five: what reading costs, not what else the machine does meanwhile. */
function fastest(run: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}
