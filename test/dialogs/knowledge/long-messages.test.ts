import fc from 'fast-check';
import type { Knowledge } from '../../../dialogs/knowledge/find-entry.ts';
import { interpretMessage } from '../../../dialogs/knowledge/interpret-message.ts';
import type { ReadingContext } from '../../../dialogs/understanding/reading.ts';
import { worldOn } from '../../world.ts';
import { hostileMessage } from '../understanding/hostile-message.ts';

const { reader, knowledge } = worldOn('2026-11-22');
const today = Temporal.PlainDate.from('2026-11-22');
/** The whole message, each of twenty clauses, and nothing more. */
const mostSearches = 21;

test('however a message is cut up, known questions are searched a bounded number of times', () => {
  fc.assert(
    fc.property(hostileMessage, (message) => {
      let searches = 0;
      const counted: Knowledge = {
        ...knowledge,
        find: (asked, languages) => {
          searches += 1;
          return knowledge.find(asked, languages);
        },
      };
      const context: ReadingContext = { pending: 'established', languages: ['en'], today };
      interpretMessage(message, context, { reader, knowledge: counted });
      expect(searches).toBeLessThanOrEqual(mostSearches);
    }),
    { numRuns: 100 },
  );
});
