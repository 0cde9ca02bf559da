import fc from 'fast-check';
import type { Input, Outcome } from '../../dialogs/conversation.ts';
import { converse } from '../../dialogs/converse.ts';
import { parseState } from '../../dialogs/interview/state.ts';
import { commands } from '../../dialogs/understanding/reading.ts';
import { worldOn } from '../world.ts';

const world = worldOn('2026-11-22');

/** What somebody may do next: tap one of the offered buttons, type, press something made up, or command. */
type Move =
  | { tap: number }
  | { type: string }
  | { press: string; fields: Record<string, string> }
  | { command: number };

const typed = fc.oneof(
  fc.constantFrom(
    'yes',
    'no',
    'not sure',
    '15 March 2023',
    '2026-03-01',
    '9-18 Mon-Fri Singapore time',
    '24/7',
    'Brazil',
    'two',
    'back',
    'change',
    '🙂',
    '<script>alert(1)</script>',
    '31 February',
    'is there a deposit?',
  ),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ tap: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ type: typed }) },
  {
    weight: 1,
    arbitrary: fc.record({
      press: fc.string({ maxLength: 12 }),
      fields: fc.dictionary(fc.string({ maxLength: 8 }), fc.string({ maxLength: 20 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ command: fc.nat(commands.length - 1) }) },
);

describe('converse', () => {
  it('goes on from whatever is done: always a reply, a state that reads back, and buttons that are known', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let now = begin();
        for (const each of moves) {
          now = converse(stored(now), inputOf(each, now), world);
          expect(now.replies.length).toBeGreaterThan(0);
          if (now.events.some(({ kind }) => kind === 'erase')) return;
          const parsed = parseState(stored(now));
          expect(parsed.kind).toBe('current');
          if (parsed.kind !== 'current') return;
          expect(parsed.state).toEqual(now.state);
          for (const action of actionsOf(now)) expect(parsed.state.offered).toHaveProperty([action]);
          for (const reply of now.replies)
            expect(reply.text).not.toMatch(
              /\{\{|undefined|\[object|\b(conversation|questions|reasons|result|answers|knowledge)\.[a-z]/,
            );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never throws on a stored state of any shape', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (state) => {
        expect(
          converse(state, { kind: 'text', text: 'hello', languages: ['en'] }, world).replies.length,
        ).toBeGreaterThan(0);
      }),
    );
  });

  it('lets nothing but an issued button change the answers by an action', () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.string(), fc.string()), (action, fields) => {
        const before = begin();
        if (actionsOf(before).includes(action)) return;
        const after = converse(stored(before), { kind: 'action', action, fields }, world);
        expect(answersOf(after)).toEqual(answersOf(before));
      }),
    );
  });

  it('takes an answer back completely: answer and back lead to the answers before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 10 }), (taps) => {
        let now = begin();
        for (const tap of taps) {
          const before = now;
          now = converse(stored(now), inputOf({ tap }, now), world);
          if (!now.events.some(({ kind }) => kind === 'answered')) return;
          const back = converse(stored(now), { kind: 'command', command: 'back' }, world);
          const emptied = Object.values(answersOf(back)).filter(
            (parts) => Object.keys(parts ?? {}).length > 0,
          );
          expect(emptied).toEqual(
            Object.values(answersOf(before)).filter((parts) => Object.keys(parts ?? {}).length > 0),
          );
        }
      }),
    );
  });
});

function begin(): Outcome {
  return converse(undefined, { kind: 'open', languages: ['en'], timeZone: 'Asia/Kathmandu' }, world);
}

function stored({ state }: Outcome): unknown {
  return JSON.parse(JSON.stringify(state));
}

function answersOf(outcome: Outcome) {
  const parsed = parseState(stored(outcome));
  return parsed.kind === 'current' ? parsed.state.answers : {};
}

function actionsOf({ replies }: Outcome): string[] {
  return replies.flatMap(({ suggestions, card }) => [
    ...(suggestions ?? []).map(({ action }) => action),
    ...(card?.actions ?? []).flatMap((each) => (each.kind === 'submit' ? [each.action] : [])),
  ]);
}

function inputOf(each: Move, now: Outcome): Input {
  if ('type' in each) return { kind: 'text', text: each.type, languages: ['en'] };
  if ('press' in each) return { kind: 'action', action: each.press, fields: each.fields };
  if ('command' in each) return { kind: 'command', command: commands[each.command] ?? 'help' };
  const actions = actionsOf(now);
  return { kind: 'action', action: actions[each.tap % actions.length] ?? '', fields: {} };
}
