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
/** Where even an ordinary message takes more than two, the machine is slow: then this many times as long. */
const timesOrdinary = 10;
const ordinary =
  'We were founded on the 15th of March 2019, and our support answers from nine to six on weekdays, Singapore time, ' +
  'except on public holidays; two people do presales and three more after-sales, who also look after the customers ' +
  'in Thailand, Malaysia and Indonesia. We have read the agreement and would sign it, but our lawyer wants to see ' +
  'the annex first, which we could not find on the page; could you tell us where it is, and whether there is any ' +
  'deposit to pay before we start selling there?';

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
        const read = (text: string) => reader.interpret(text, { pending, languages: [language], today });
        const took = fastest(() => read(message));
        if (took >= longest) expect(took).toBeLessThan(timesOrdinary * fastest(() => read(ordinary), 0));
      },
    ),
    { numRuns: 300 },
  );
});

/** Milliseconds of processor time, the best of a few: what reading costs, not what else the process does meanwhile. */
function fastest(run: () => void, goodEnough = longest): number {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 15 && best >= goodEnough; tries++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
