import type { Facts } from '../../../dialogs/rules/facts.ts';
import { judge, say, support } from './koogallery.ts';

type Row = [situation: string, facts: Facts, said: string];
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const roundTheClock = { windows: [{ days: [...everyDay], from: '00:00', to: '24:00' }] };

describe('R2, how many hours on how many days', () => {
  test.each<Row>([
    [
      'eight hours on five days',
      { support: support('09:00', '17:00', 'Asia/Singapore'), markets: ['SG'] },
      'met: covered',
    ],
    [
      'round the clock',
      { support: { ...roundTheClock, zone: 'Europe/Madrid' }, markets: ['SG', 'US', 'BR'] },
      'met: covered',
    ],
    ['round the clock, zone not said', { support: roundTheClock, markets: ['SG', 'US'] }, 'met: covered'],
    [
      'round the clock in totals',
      { support: { hoursPerDay: 24, daysPerWeek: 7 }, markets: ['SG', 'US'] },
      'met: covered',
    ],
    [
      'seven and a half hours',
      { support: support('09:00', '16:30', 'Asia/Singapore'), markets: ['SG'] },
      'not-met: too-few-hours',
    ],
    [
      'a minute under eight hours',
      { support: support('09:00', '16:59', 'Asia/Singapore'), markets: ['SG'] },
      'not-met: too-few-hours',
    ],
    [
      "9 to 17 with an hour's closed lunch",
      { support: support('09:00', '17:00', 'Asia/Singapore', { breakMinutes: 60 }), markets: ['SG'] },
      'not-met: too-few-hours',
    ],
    [
      '9 to 17, lunch not mentioned',
      { support: support('09:00', '17:00', 'Asia/Singapore', { breakMinutes: undefined }), markets: ['SG'] },
      'check: break-not-said',
    ],
    [
      '9 to 17:59, lunch not mentioned',
      { support: support('09:00', '17:59', 'Asia/Singapore', { breakMinutes: undefined }), markets: ['SG'] },
      'check: break-not-said',
    ],
    [
      '9 to 18, lunch not mentioned',
      { support: support('09:00', '18:00', 'Asia/Singapore', { breakMinutes: undefined }), markets: ['SG'] },
      'met: covered',
    ],
    [
      "9 to 18 with an hour's lunch",
      { support: support('09:00', '18:00', 'Asia/Singapore', { breakMinutes: 60 }), markets: ['SG'] },
      'met: covered',
    ],
    [
      '9 to 18 with more than an hour',
      { support: support('09:00', '18:00', 'Asia/Singapore', { breakMinutes: 61 }), markets: ['SG'] },
      'not-met: too-few-hours',
    ],
    [
      'seven hours, lunch not mentioned',
      { support: support('09:00', '16:00', 'Asia/Singapore', { breakMinutes: undefined }), markets: ['SG'] },
      'not-met: too-few-hours',
    ],
    [
      'forty hours over four days',
      {
        support: support('08:00', '18:00', 'Asia/Singapore', { days: ['mon', 'tue', 'wed', 'thu'] }),
        markets: ['SG'],
      },
      'not-met: too-few-days',
    ],
    [
      'six days of seven hours',
      {
        support: support('09:00', '16:00', 'Asia/Singapore', {
          days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
        }),
        markets: ['SG'],
      },
      'not-met: too-few-hours',
    ],
    [
      'Sunday to Thursday',
      {
        support: support('09:00', '17:00', 'Asia/Riyadh', { days: ['sun', 'mon', 'tue', 'wed', 'thu'] }),
        markets: ['SA'],
      },
      'met: covered',
    ],
    [
      'four days of nine hours and half a Saturday',
      {
        support: {
          windows: [
            { days: ['mon', 'tue', 'wed', 'thu'], from: '09:00', to: '18:00' },
            { days: ['sat'], from: '09:00', to: '13:00' },
          ],
          zone: 'Asia/Singapore',
          breakMinutes: 0,
        },
        markets: ['SG'],
      },
      'not-met: too-few-hours',
    ],
    [
      'no hours at all',
      { support: { hoursPerDay: 0, daysPerWeek: 0 }, markets: ['SG'] },
      'not-met: too-few-days',
    ],
    ['nothing said', { markets: ['SG'] }, 'check: not-said'],
    [
      'people, not said',
      { support: support('09:00', '17:00', 'Asia/Singapore', { answeredBy: 'people' }), markets: ['SG'] },
      'met: covered',
    ],
    [
      'a chatbot round the clock',
      { support: { ...roundTheClock, answeredBy: 'automatic' }, markets: ['SG'] },
      'check: automatic',
    ],
    [
      'voicemail for a few hours',
      { support: support('09:00', '11:00', 'Asia/Singapore', { answeredBy: 'automatic' }), markets: ['SG'] },
      'check: automatic',
    ],
  ])('%s', (_situation, facts, said) => {
    expect(say('hours', facts)).toBe(said);
  });

  test('adds up the windows of a day, and the gap between them is the break', () => {
    const windows = [
      { days: [...everyDay], from: '09:00', to: '13:00' },
      { days: [...everyDay], from: '14:00', to: '18:00' },
    ];
    expect(say('hours', { support: { windows, zone: 'Asia/Singapore' }, markets: ['SG'] })).toBe(
      'met: covered',
    );
  });

  test('counts windows that overlap or were given twice only once', () => {
    const days = [...everyDay];
    const twice = [
      { days, from: '09:00', to: '13:30' },
      { days, from: '09:00', to: '13:30' },
    ];
    const overlapping = [
      { days, from: '09:00', to: '14:00' },
      { days, from: '12:00', to: '16:00' },
    ];
    for (const windows of [twice, overlapping]) {
      expect(
        say('hours', { support: { windows, zone: 'Asia/Singapore', breakMinutes: 0 }, markets: ['SG'] }),
      ).toBe('not-met: too-few-hours');
    }
  });

  test('adds up two shifts that touch', () => {
    const windows = [
      { days: [...everyDay], from: '08:00', to: '12:00' },
      { days: [...everyDay], from: '12:00', to: '16:00' },
    ];
    expect(say('hours', { support: { windows, zone: 'Asia/Singapore' }, markets: ['SG'] })).toBe(
      'met: covered',
    );
  });
});

describe("R2, the buyers' time zone", () => {
  const madrid = support('09:00', '18:00', 'Europe/Madrid');

  test.each<Row>([
    ['no market named', { support: madrid }, 'check: no-market'],
    ['an empty list of markets', { support: madrid, markets: [] }, 'check: no-market'],
    [
      'no market named, and too few hours for any',
      { support: support('09:00', '15:00', 'Europe/Madrid') },
      'not-met: too-few-hours',
    ],
    [
      'zone of the hours not said',
      {
        support: { windows: madrid && 'windows' in madrid ? madrid.windows : [], breakMinutes: 0 },
        markets: ['ES'],
      },
      'check: zone-not-said',
    ],
    [
      'office hours in Madrid, buyers in Madrid',
      { support: madrid, markets: [{ country: 'ES', zone: 'Europe/Madrid' }] },
      'met: covered',
    ],
    [
      'office hours in Madrid, buyers in Singapore',
      { support: madrid, markets: ['SG'] },
      'check: outside-working-hours',
    ],
    [
      'one market covered, one not',
      { support: madrid, markets: ['DE', 'SG'] },
      'check: outside-working-hours',
    ],
    [
      'totals in the same zone',
      { support: { hoursPerDay: 8, daysPerWeek: 5, zone: 'Asia/Singapore' }, markets: ['SG', 'MY'] },
      'met: covered',
    ],
    [
      'totals, one market elsewhere',
      { support: { hoursPerDay: 8, daysPerWeek: 5, zone: 'Asia/Singapore' }, markets: ['SG', 'ID'] },
      'check: times-not-said',
    ],
    [
      'totals, same zone in winter only',
      { support: { hoursPerDay: 8, daysPerWeek: 5, zone: 'Africa/Lagos' }, markets: ['DE'] },
      'check: one-season-only',
    ],
    [
      'totals without a zone',
      { support: { hoursPerDay: 8, daysPerWeek: 5 }, markets: ['SG'] },
      'check: zone-not-said',
    ],
    [
      'totals without a market',
      { support: { hoursPerDay: 8, daysPerWeek: 5, zone: 'Asia/Singapore' } },
      'check: no-market',
    ],
    ['totals of seven hours', { support: { hoursPerDay: 7, daysPerWeek: 6 } }, 'not-met: too-few-hours'],
    [
      'totals of ten hours on four days',
      { support: { hoursPerDay: 10, daysPerWeek: 4 } },
      'not-met: too-few-days',
    ],
    [
      'the window begins a minute before the working day',
      { support: support('07:59', '15:59', 'Asia/Singapore'), markets: ['SG'] },
      'check: outside-working-hours',
    ],
    [
      'the window fills the working day',
      { support: support('08:00', '20:00', 'Asia/Singapore'), markets: ['SG'] },
      'met: covered',
    ],
  ])('%s', (_situation, facts, said) => {
    expect(say('hours', facts)).toBe(said);
  });

  test('shows the overlap with the buyers’ working hours, on the weaker of January and July', () => {
    expect(judge('hours', { support: madrid, markets: ['SG'] }).markets).toEqual([
      { country: 'SG', zone: 'Asia/Singapore', verdict: 'check', overlapHours: 4 },
    ]);
  });

  test('shows what overlap totals promise', () => {
    const overlap = (hoursPerDay: number, market: string) =>
      judge('hours', { support: { hoursPerDay, daysPerWeek: 5, zone: 'Asia/Singapore' }, markets: [market] })
        .markets?.[0]?.overlapHours;
    expect(overlap(8, 'MY')).toBe(8);
    expect(overlap(16, 'MY')).toBe(12);
    expect(overlap(8, 'ES')).toBe(0);
    expect(overlap(23.99, 'ES')).toBe(11.99);
  });

  test('judges every zone of a country, from west to east', () => {
    const { verdict, markets = [] } = judge('hours', {
      support: support('09:00', '17:00', 'America/Sao_Paulo'),
      markets: ['BR'],
    });
    expect(markets.map(({ zone, verdict, overlapHours }) => [zone, verdict, overlapHours])).toEqual([
      ['America/Rio_Branco', 'check', 7],
      ['America/Cuiaba', 'met', 8],
      ['America/Sao_Paulo', 'met', 8],
      ['America/Noronha', 'met', 8],
    ]);
    expect(verdict).toBe('check');
  });
});
