import fc from 'fast-check';
import { createReader } from '../../../dialogs/understanding/create-reader.ts';
import type { ReadingKind } from '../../../dialogs/understanding/reading.ts';
import { hostileMessage } from './hostile-message.ts';

const reader = createReader();
const today = Temporal.PlainDate.from('2026-11-22');
const kinds: ReadingKind[] = ['established', 'coverage', 'staffing', 'consent'];
const languages = ['en', 'zh-Hans', 'es', 'fr', 'tr', 'ar', 'th', 'vi', 'ja', 'ko', 'ru'];

/**
 * Milliseconds that no message may take, however slow and busy the machine: far above what reading costs, far below
 * what a pattern takes that begins again at every place. `npm run bench` measures the cost itself.
 */
const frozen = 200;

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
        const read = () => reader.interpret(message, { pending, languages: [language], today });
        expect(fastest(read)).toBeLessThan(frozen);
      },
    ),
    { numRuns: 300 },
  );
});

/** Milliseconds of processor time, the best of a few: what reading costs, not what else the process does meanwhile. */
function fastest(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && best >= frozen; tries++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
