import fc from 'fast-check';
import { createReader } from '../../../dialogs/understanding/create-reader.ts';
import type { ReadingKind } from '../../../dialogs/understanding/reading.ts';
import { hostileMessage } from './hostile-message.ts';

const reader = createReader();
const today = Temporal.PlainDate.from('2026-11-22');
const kinds: ReadingKind[] = ['established', 'coverage', 'staffing', 'consent'];
const languages = ['en', 'zh-Hans', 'es', 'fr', 'tr', 'ar', 'th', 'vi', 'ja', 'ko', 'ru'];

/** No message may hold the conversation up for longer, in milliseconds, whatever is in it. */
const longest = 20;

beforeAll(() => {
  for (const language of languages) reader.read('9', { pending: 'coverage', languages: [language], today });
});

test('a message made to be slow is read in bounded time', () => {
  fc.assert(
    fc.property(
      hostileMessage,
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

/** Milliseconds of processor time, the best of a few: what reading costs, not what else the process does meanwhile. */
function fastest(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 15 && best >= longest; tries++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
