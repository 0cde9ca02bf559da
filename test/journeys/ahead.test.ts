import { worldOn } from '../world.ts';
import { type Line, play } from './play.ts';

const world = worldOn('2026-11-22');

describe('an answer that comes before its question', () => {
  it('is kept and said back, and the question at hand asked again', () => {
    play(world, [
      { says: '15 March 2023' },
      {
        says: 'monday to friday 9am to 6pm singapore time, one hour lunch',
        hears: ['Mon–Fri 09:00–18:00', 'Who would register?'],
        never: ['I could not read'],
      },
      { says: 'a company' },
      {
        says: 'one colleague for pre-sales and two for after-sales',
        hears: ['Is your business licence valid today?'],
        never: ['I could not read'],
      },
      { says: 'valid' },
      { says: 'nothing is open', hears: ['Do people answer'], never: ['When can customers reach'] },
    ]);
  });
});

describe('one person who does it all, told before the staff is asked for', () => {
  const upToTeams: Line[] = [
    { says: 'company' },
    { says: 'valid' },
    { says: 'all clear' },
    { says: '24/7' },
    { says: 'people' },
    { says: 'Singapore' },
  ];
  it.each([
    ['en', 'i do everything myself'],
    ['zh', '两个工作都是一个组的人做'],
  ])('is not kept, as it answers what was asked: %s, “%s”', (language, says) => {
    const { state } = play(world, [{ opens: [language] }, { says: '2019-03-15' }, ...upToTeams, { says }]);
    expect(state).toMatchObject({ answers: expect.not.objectContaining({ staffing: expect.anything() }) });
  });

  it('is kept where it tells the two apart', () => {
    const says = 'one for pre-sales and two for after-sales';
    const { state } = play(world, [{ says: '2019-03-15' }, ...upToTeams, { says }]);
    expect(state).toMatchObject({ answers: { staffing: expect.anything() } });
  });
});

describe('words that belong to another question', () => {
  it.each([
    ['no lawsuits', 'Is your business licence valid today?'],
    ['no tenemos ningún juicio', 'Is your business licence valid today?'],
  ])('“%s” says nothing about the licence', (says, hears) => {
    play(world, [
      { opens: [/juicio/.test(says) ? 'es' : 'en'] },
      { says: '2019-03-15' },
      { says: 'company' },
      { says, hears: [/juicio/.test(says) ? '¿Su licencia comercial está vigente hoy?' : hears] },
    ]);
  });

  it('an agreement to sign says nothing about the teams', () => {
    const asked = [
      { says: '15 March 2023' },
      { says: 'a company' },
      { says: 'valid' },
      { says: 'nothing is open' },
    ];
    play(world, [
      ...asked,
      { says: '24/7' },
      { says: 'yes, people' },
      { says: 'Brazil', hears: ['a team for technical'] },
      { says: 'we accept and will sign it', never: ['Noted'] },
    ]);
  });

  it('“no lawsuits” says that nothing is open, and a bare no is asked back', () => {
    const asked = [{ says: '15 March 2023' }, { says: 'a company' }, { says: 'valid' }];
    play(world, [...asked, { says: 'no lawsuits', hears: ['nothing open against the company'] }]);
    play(world, [...asked, { says: 'no', hears: ['more than one way'], never: ['Noted'] }]);
    play(world, [
      ...asked,
      { says: 'yes, one lawsuit', hears: ['Do I understand you right?'], never: ['Noted'] },
    ]);
  });
});

test('whoever asks for the result in words gets it once everything is answered, and is told when before', () => {
  const early = play(world, [{ says: '15 March 2023' }, { says: 'show me my result', hears: ['2 of 8'] }]);
  expect(early.events.filter(({ kind }) => kind === 'not-understood')).toEqual([]);
});

test('an example that was just given is not given twice', () => {
  const example = /15 March 2023, March 2023, or 2 years ago/g;
  const { replies } = play(world, [{ says: 'asdf', hears: ['I could not read', '1 of 8'] }]);
  expect(
    replies
      .map(({ text }) => text)
      .join('\n')
      .match(example),
  ).toHaveLength(1);
});
