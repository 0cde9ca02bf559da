import type { Facts, Market } from '../../../dialogs/rules/facts.ts';
import { judge, say, support, workweek } from './koogallery.ts';

const hours = (windows: NonNullable<Facts['support']>, markets: Market[], asOf?: string) =>
  say('hours', { support: windows, markets }, asOf);
const overlap = (windows: NonNullable<Facts['support']>, market: Market, asOf?: string) =>
  judge('hours', { support: windows, markets: [market] }, asOf).markets?.map(
    ({ overlapHours }) => overlapHours,
  );

describe('when clocks are changed', () => {
  test.each<[string, NonNullable<Facts['support']>, Market[], string]>([
    // Dublin is on summer time in July: 07:00–15:00 UTC is 07:00 there in January and 08:00 in July.
    ['covered in July only', support('07:00', '15:00', 'UTC'), ['IE'], 'check: one-season-only'],
    ['covered in January only', support('12:00', '20:00', 'UTC'), ['IE'], 'check: one-season-only'],
    ['covered in both', support('08:00', '16:00', 'UTC'), ['IE'], 'met: covered'],
    ['covered in neither', support('00:00', '08:00', 'UTC'), ['IE'], 'check: outside-working-hours'],
    // Santiago is on summer time in January.
    [
      'south of the equator, covered in July only',
      support('08:00', '16:00', '-04:00'),
      [{ country: 'CL', zone: 'America/Santiago' }],
      'met: covered',
    ],
    [
      'south of the equator, covered in January only',
      support('07:00', '15:00', '-04:00'),
      [{ country: 'CL', zone: 'America/Santiago' }],
      'check: one-season-only',
    ],
    [
      'both change on the same days',
      support('08:00', '16:00', 'Europe/Madrid'),
      [{ country: 'DE', zone: 'Europe/Berlin' }],
      'met: covered',
    ],
    [
      'both change, in opposite directions',
      support('11:00', '19:00', 'Europe/Madrid'),
      [{ country: 'CL', zone: 'America/Santiago' }],
      'check: outside-working-hours',
    ],
  ])('%s', (_situation, windows, markets, said) => {
    expect(hours(windows, markets)).toBe(said);
  });

  test('are judged as they run in the year of the day asked about', () => {
    // Istanbul changed its clocks until 2016.
    const windows = support('06:00', '14:00', 'UTC');
    expect(hours(windows, ['TR'], '2015-06-01')).toBe('met: covered');
    expect(overlap(windows, 'TR', '2015-06-01')).toEqual([8]);
    expect(hours(support('05:00', '13:00', 'UTC'), ['TR'], '2015-06-01')).toBe('check: one-season-only');
    expect(hours(support('05:00', '13:00', 'UTC'), ['TR'], '2026-06-01')).toBe('met: covered');
  });
});

describe('over midnight and over the date line', () => {
  test.each<[string, NonNullable<Facts['support']>, Market, string]>([
    [
      'a night shift is a day shift on the other side',
      support('21:00', '06:00', 'America/Mexico_City'),
      'SG',
      'met: covered',
    ],
    [
      'a night shift from Mexico for Bangkok',
      support('20:00', '04:00', 'America/Mexico_City'),
      'TH',
      'met: covered',
    ],
    [
      'Monday to Friday in Apia is Sunday to Thursday in Pago Pago',
      support('09:00', '17:00', 'Pacific/Apia'),
      'AS',
      'met: covered',
    ],
    ['and the other way round', support('09:00', '17:00', 'Pacific/Pago_Pago'), 'WS', 'met: covered'],
    [
      'Kiritimati is a day ahead of Honolulu',
      support('09:00', '17:00', 'Pacific/Kiritimati'),
      { country: 'US', zone: 'Pacific/Honolulu' },
      'met: covered',
    ],
    ['Kathmandu is at a quarter to', support('08:15', '16:15', 'Asia/Kolkata'), 'NP', 'met: covered'],
    [
      'and a quarter of an hour matters',
      support('07:44', '15:44', 'Asia/Kolkata'),
      'NP',
      'check: outside-working-hours',
    ],
    ['an offset does as well as a name', support('08:30', '16:30', '+05:45'), 'NP', 'met: covered'],
    [
      'a night shift for the own market',
      support('22:00', '06:00', 'Asia/Singapore'),
      'SG',
      'check: outside-working-hours',
    ],
    [
      'a window from eight to the same eight lasts a day',
      support('08:00', '08:00', 'Asia/Singapore'),
      'SG',
      'met: covered',
    ],
  ])('%s', (_situation, windows, market, said) => {
    expect(hours(windows, [market])).toBe(said);
  });

  test('a shift that begins on Sunday evening counts for the buyers’ Monday', () => {
    const days = ['sun', 'mon', 'tue', 'wed', 'thu'] as const;
    const windows = support('18:00', '02:00', 'America/Los_Angeles', { days: [...days] });
    expect(hours(windows, ['SG'])).toBe('met: covered');
    expect(overlap(windows, 'SG')).toEqual([8]);
  });

  test('a shift that passes midnight counts once, for the day on which it begins', () => {
    const days = ['mon', 'tue', 'wed', 'thu'] as const;
    const windows = support('12:00', '12:00', 'Asia/Singapore', { days: [...days] });
    expect(hours(windows, ['SG'])).toBe('not-met: too-few-days');
  });

  test('two shifts of one day add up at the buyers’ even if a night lies between them at the seller’s', () => {
    const windows: NonNullable<Facts['support']> = {
      windows: [
        { days: [...workweek], from: '00:00', to: '04:00' },
        { days: ['sun', 'mon', 'tue', 'wed', 'thu'], from: '20:00', to: '24:00' },
      ],
      zone: 'Atlantic/Reykjavik',
      breakMinutes: 0,
    };
    expect(hours(windows, ['FJ'])).toBe('met: covered');
  });
});
