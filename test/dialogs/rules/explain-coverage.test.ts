import { explainCoverage } from '../../../dialogs/rules/explain-coverage.ts';
import type { Facts } from '../../../dialogs/rules/facts.ts';
import { koogallery, packs, support, today, workweek } from './koogallery.ts';

const asOf = Temporal.PlainDate.from(today);
const draw = (windows: Facts['support'], zone: string) =>
  explainCoverage(koogallery, { support: windows }, zone, asOf);
const covered = (windows: Facts['support'], zone: string) =>
  draw(windows, zone)?.hours.flatMap((share, hour) => (share > 0 ? [[hour, share]] : []));

test('draws the hours of the buyer’s day', () => {
  const day = draw(support('09:00', '12:30', 'Asia/Singapore'), 'Asia/Singapore');
  expect(day?.hours).toEqual([...Array(9).fill(0), 1, 1, 1, 0.5, ...Array(11).fill(0)]);
  expect(day?.workingHours).toEqual([8, 20]);
});

test('draws the weaker season', () => {
  const day = draw(support('09:00', '18:00', 'Europe/Madrid'), 'Asia/Singapore');
  expect(day?.season).toBe('january');
  expect(
    covered(support('09:00', '18:00', 'Europe/Madrid'), 'Asia/Singapore')?.map(([hour]) => hour),
  ).toEqual([0, 16, 17, 18, 19, 20, 21, 22, 23]);
});

test('cuts at midnight, and leaves out the odd day', () => {
  const week: Facts['support'] = {
    windows: [
      { days: [...workweek], from: '20:00', to: '04:00' },
      { days: ['sat'], from: '10:00', to: '12:00' },
    ],
    zone: 'Asia/Singapore',
  };
  expect(covered(week, 'Asia/Singapore')?.map(([hour]) => hour)).toEqual([0, 1, 2, 3, 20, 21, 22, 23]);
});

test('draws quarters of an hour where clocks differ by them', () => {
  expect(covered(support('09:00', '10:00', 'UTC'), 'Asia/Kathmandu')).toEqual([
    [14, 0.25],
    [15, 0.75],
  ]);
});

test('draws a full day for round-the-clock support, wherever it is given', () => {
  expect(draw({ hoursPerDay: 24, daysPerWeek: 7 }, 'Pacific/Apia')?.hours).toEqual(Array(24).fill(1));
});

test.each<[string, Facts['support']]>([
  ['nothing was said', undefined],
  ['only totals were said', { hoursPerDay: 8, daysPerWeek: 5, zone: 'UTC' }],
  ['the zone was not said', { windows: [{ days: ['mon'], from: '09:00', to: '17:00' }] }],
])('draws nothing when %s', (_what, said) => {
  expect(draw(said, 'UTC')).toBeUndefined();
});

test('draws nothing for a pack that asks for no hours', () => {
  const aws = packs.inForce('aws-marketplace-paid', today) ?? koogallery;
  expect(explainCoverage(aws, { support: support('09:00', '17:00', 'UTC') }, 'UTC', asOf)).toBeUndefined();
});
