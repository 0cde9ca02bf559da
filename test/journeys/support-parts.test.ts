import { z } from 'zod';
import { worldOn } from '../world.ts';
import { type Line, type Played, play } from './play.ts';

const world = worldOn('2026-11-22');

const upToSupport: Line[] = [
  { says: '15 March 2023' },
  { taps: 'A registered company' },
  { taps: 'Yes, it is valid' },
  { taps: 'Yes, nothing is open', hears: ['3 of 8'] },
];

describe('an answer to another part of support than the one that was asked', () => {
  it('takes markets while it asks whether people answer, and does not ask for them again', () => {
    play(world, [
      ...upToSupport,
      { says: 'Mon-Fri 9am-6pm with an hour for lunch, Singapore time' },
      { says: 'Singapore and Malaysia', hears: ['Noted: **Singapore and Malaysia**', 'Do people answer'] },
      { taps: 'Yes, people answer', hears: ['5 of 8'], never: ['4 of 8'] },
    ]);
  });

  it('takes markets while it asks for the hours, and a zone while it asks for the break', () => {
    play(world, [
      ...upToSupport,
      { says: 'customers in Brazil and Chile', hears: ['Noted: **Brazil and Chile**', '3 of 8'] },
      { says: '9am-5:30pm Monday to Friday', hears: [/break/i] },
      { says: 'São Paulo time', hears: ['São Paulo', /break/i] },
      { taps: 'No, it is open throughout', hears: ['Do people answer'] },
      { taps: 'Yes, people answer', hears: ['5 of 8'], never: ['4 of 8'] },
    ]);
  });

  it('takes who gives support while it asks for markets, and who answers while it asks for the zone', () => {
    play(world, [
      ...upToSupport,
      { says: '8am-8pm Monday to Friday', hears: ['In which time zone'] },
      { says: 'humans', hears: ['people answer', 'In which time zone'] },
      { says: 'Singapore', hears: ['4 of 8'], never: ['Do people answer'] },
      { says: 'our own team', hears: ['4 of 8', 'own technical support team'] },
      {
        says: 'Brazil',
        hears: ['Brazil', '5 of 8', 'after-sales'],
        never: ['a team for technical support?'],
      },
    ]);
  });

  it.each(['humans', 'staff', 'our team'])(
    'goes on when it is told “%s” before it knows any hours',
    (words) => {
      play(world, [...upToSupport, { says: words, hears: ['3 of 8'] }]);
    },
  );

  it.each([
    ['th', 'มี'],
    ['zh', '有'],
    ['tr', 'var'],
    ['id', 'ada'],
    ['de', 'wir'],
    ['en', 'we do'],
  ])('takes words that answer several questions for none that was not asked: %s, “%s”', (language, words) => {
    const asked = play(world, [
      { opens: [language] },
      { says: '2019-03-15' },
      { says: 'company' },
      { says: 'valid' },
      { says: 'all clear' },
      { says: '9-17:30 Mon-Fri Singapore time' },
    ]);
    expect(JSON.stringify(asked.state)).toContain('"part":"support-break"');
    const { answers } = stateOf(asked);
    expect(stateOf(play(world, [{ says: words }], asked)).answers).toEqual(answers);
  });

  it('leaves a single place open that may be the time zone as well', () => {
    play(world, [
      ...upToSupport,
      { says: '9am-5:30pm Monday to Friday', hears: [/break/i] },
      { says: 'Singapore', never: ['Noted'] },
    ]);
  });

  it('keeps hours and markets of one message although the days are still to be said', () => {
    play(world, [
      ...upToSupport,
      { says: '9am-6pm, we sell to Kenya and Uganda', hears: ['09:00–18:00', 'Kenya and Uganda'] },
      { says: 'Monday to Friday', hears: ['In which time zone'] },
    ]);
  });
});

const answered = z.object({ answers: z.record(z.string(), z.unknown()) });
function stateOf({ state }: Played): z.infer<typeof answered> {
  return answered.parse(state);
}
