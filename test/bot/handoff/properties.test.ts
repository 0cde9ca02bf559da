import fc from 'fast-check';
import type { DeskAct } from '../../../bot/handoff/desk-act.ts';
import { createDeskFeed } from '../../../bot/handoff/desk-feed.ts';
import { converse } from '../../../dialogs/converse.ts';
import { GuideError } from '../../../dialogs/errors.ts';
import { worldOn } from '../../world.ts';
import { message, party, turnsFixture } from '../turn/turns-fixture.ts';

const agents = ['Ana', 'Bo'].map((name) => ({ id: name.toLowerCase(), name }));
const agent = fc.constantFrom(...agents);
const who = fc.constantFrom(
  'talk to a person',
  'stop waiting',
  'back to the bot',
  'March 2019',
  'not sure',
  'back',
  'hello?',
  'yes',
);

const step = fc.oneof(
  fc.record({ do: fc.constant('prospect' as const), text: who }),
  fc.constant({ do: 'again' as const }),
  fc.record({ do: fc.constantFrom('claim' as const, 'release' as const, 'close' as const), agent }),
  fc.record({ do: fc.constant('say' as const), agent }),
  fc.record({ do: fc.constantFrom('lose' as const, 'be-late' as const, 'give-up' as const) }),
  fc.record({ do: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 200 }) }),
);

/** Said twice, it asks for a person without a line. */
const asks = { do: 'prospect' as const, text: 'talk to a person' };

interface Said {
  from: { id: string; role: string };
  text?: string;
  channelData?: { notice?: string };
}

/** Words that are the bot's although a person is there: a wish to go back, and a yes right after it was asked back. */
function isForBot(words: string, before: Said | undefined): boolean {
  if (words === 'yes') return before?.channelData?.notice === 'return-asked';
  return words === 'back to the bot' || words === 'stop waiting';
}

it('never lets bot and human talk over each other, loses no word and says none twice, whatever happens in which order', async () => {
  const { now: _now, ...world } = worldOn('2026-11-23', { contact: 'https://help.example' });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (further) => {
      const steps = [asks, asks, ...further];
      let now = Temporal.Instant.from('2026-11-23T08:00:00Z');
      const desk = { feed: createDeskFeed(), hours: undefined };
      const { turns, store } = turnsFixture({ converse, world: () => world, clock: () => now, desk });
      await turns.open({ ...party, languages: ['en'] });
      const log = async (): Promise<Said[]> =>
        (await store.readLog('c1', 0, 10_000)).map(({ activity }) => JSON.parse(JSON.stringify(activity)));
      let said = 0;
      for (const [index, each] of steps.entries()) {
        const earlier = await log();
        const before = earlier.length;
        const owner = await store.desk.findHandoff('c1');
        const isHuman = owner?.state === 'with-agent';
        if (each.do === 'pass') now = now.add({ seconds: each.seconds });
        else if (each.do === 'prospect') await turns.receive(message(each.text, `p${index}`));
        else if (each.do === 'again') {
          const sent = steps.findLastIndex(({ do: what }, at) => at < index && what === 'prospect');
          const again = steps[sent];
          if (again?.do === 'prospect') await turns.receive(message(again.text, `p${sent}`));
        } else {
          const act: DeskAct = each.do === 'say' ? { ...each, text: `word ${index}` } : each;
          const tries = [0, 1].map(() => turns.act('c1', act, act.do === 'say' ? `s${index}` : undefined));
          const outcomes = await Promise.allSettled(tries);
          const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
          for (const { reason } of refused) expect(reason).toBeInstanceOf(GuideError);
          if (act.do === 'say' && refused.length === 0) said += 1;
        }
        const added = (await log()).slice(before);
        const senders = added.map(({ from }) => from.id);
        if (each.do === 'prospect') {
          expect(senders[0]).toBe(party.userId);
          if (isHuman) {
            const isHeard = isForBot(each.text, earlier.at(-1));
            expect(senders).toEqual([party.userId, ...(isHeard ? ['registration-guide'] : [])]);
            expect(added.at(-1)?.channelData?.notice !== undefined).toBe(isHeard);
          } else expect(senders.length).toBeGreaterThan(1);
        }
        if (each.do === 'again' || each.do === 'pass') expect(added).toEqual([]);
        if (each.do === 'say')
          expect(senders).toEqual(isHuman && owner.agent?.id === each.agent.id ? ['agent'] : []);
      }
      const whole = await log();
      const words = whole.flatMap(({ text }) => (text?.startsWith('word ') ? [text] : []));
      expect(words).toHaveLength(said);
      expect(new Set(words).size).toBe(said);
      const heard = whole.filter(({ from }) => from.id === party.userId);
      expect(heard.map(({ text }) => text)).toEqual(
        steps.flatMap((each) => (each.do === 'prospect' ? [each.text] : [])),
      );
      await store.close();
    }),
    { numRuns: 60 },
  );
}, 120_000);
