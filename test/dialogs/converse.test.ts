import fc from 'fast-check';
import type { Input, Outcome } from '../../dialogs/conversation.ts';
import { converse } from '../../dialogs/converse.ts';
import { parseState } from '../../dialogs/interview/state.ts';
import { commands } from '../../dialogs/understanding/reading.ts';
import { worldOn } from '../world.ts';

const world = worldOn('2026-11-22');

/**
 * What may happen next: a tap on one of the offered buttons, words, a press on something made up, a command, or a day
 * on which the conversation is woken for a reminder.
 */
type Move =
  | { tap: number }
  | { type: string }
  | { press: string; fields: Record<string, string> }
  | { command: number }
  | { wake: 'eligible' | 'licence' | 'unknown'; day: string };

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
    'remind me then',
    'cancel the reminder',
    'my reminders',
    'in 3 weeks',
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
  {
    weight: 1,
    arbitrary: fc.record({
      wake: fc.constantFrom('eligible', 'licence', 'unknown'),
      day: fc.constantFrom('2026-12-06', '2026-12-22', '2027-02-22', '2027-03-01'),
    }),
  },
);

describe('converse', () => {
  it('goes on from whatever is done: always a reply, a state that reads back, and buttons that are known', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let now = begin();
        for (const each of moves) {
          const input = inputOf(each, now);
          const next = converse(stored(now), input, 'wake' in each ? worldOn(each.day) : world);
          // Silence leaves the newest buttons as they were.
          now = next.replies.length > 0 ? next : { ...next, replies: now.replies };
          if (input.kind !== 'reminder') expect(next.replies.length).toBeGreaterThan(0);
          if (now.events.some(({ kind }) => kind === 'erase')) return;
          const parsed = parseState(stored(now));
          expect(parsed.kind).toBe('current');
          if (parsed.kind !== 'current') return;
          expect(parsed.state).toEqual(now.state);
          for (const action of actionsOf(now)) expect(parsed.state.offered).toHaveProperty([action]);
          for (const reply of now.replies)
            expect(reply.text).not.toMatch(
              /\{\{|undefined|\[object|\b(conversation|questions|reasons|result|answers|knowledge|reminders)\.[a-z]/,
            );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('tells the channel of every reminder that comes, moves or goes, and of no other', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let now = begin();
        let asked: Record<string, string> = {};
        for (const each of [{ type: '2026-03-01' }, ...moves]) {
          const next = converse(stored(now), inputOf(each, now), world);
          now = next.replies.length > 0 ? next : { ...next, replies: now.replies };
          for (const event of now.events) {
            if (event.kind === 'erase') return;
            if (event.kind === 'reminder-set') asked = { ...asked, [event.reminder]: event.at };
            if (event.kind === 'reminder-dropped') delete asked[event.reminder];
          }
          const parsed = parseState(stored(now));
          const standing = parsed.kind === 'current' ? (parsed.state.reminders ?? {}) : {};
          expect(asked).toEqual(
            Object.fromEntries(Object.entries(standing).map(([kind, day]) => [kind, `${day}T03:15:00.000Z`])),
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
  // Due as it was set, at nine in Kathmandu; on other days it is one that was moved or cancelled.
  if ('wake' in each) return { kind: 'reminder', reminder: each.wake, dueAt: `${each.day}T03:15:00.000Z` };
  const actions = actionsOf(now);
  return { kind: 'action', action: actions[each.tap % actions.length] ?? '', fields: {} };
}
