import fc from 'fast-check';
import { assess } from '../../../dialogs/rules/assess.ts';
import { factsSchema } from '../../../dialogs/rules/facts.ts';
import { parseFacts } from '../../../dialogs/rules/parse-facts.ts';
import { koogallery, packs, ready, today } from './koogallery.ts';

const asOf = Temporal.PlainDate.from(today);
const hours = { days: ['mon'], from: '09:00', to: '18:00' };

test('takes the whole vocabulary, and nothing at all', () => {
  expect(parseFacts(koogallery, ready, asOf)).toEqual({ facts: ready });
  expect(parseFacts(koogallery, {}, asOf)).toEqual({ facts: {} });
});

test.each<[string, unknown, string, string]>([
  ['something that is no list of facts', 'ready', 'fact-invalid', ''],
  ['null', null, 'fact-invalid', ''],
  ['an unknown fact', { turnover: 5 }, 'fact-unknown', 'turnover'],
  ['the name of a fact in another case', { Licence: 'valid' }, 'fact-unknown', 'Licence'],
  ['an unknown word', { licence: 'lapsed' }, 'fact-invalid', 'licence'],
  ['a null fact', { licence: null }, 'fact-invalid', 'licence'],
  ['31 February', { established: { on: '2026-02-31' } }, 'date-impossible', 'established.on'],
  [
    '29 February of a common year',
    { established: { from: '2025-02-29', to: '2025-03-01' } },
    'date-impossible',
    'established.from',
  ],
  ['a date in another order', { established: { on: '03/04/2024' } }, 'date-impossible', 'established.on'],
  [
    'a range that runs backwards',
    { established: { from: '2025-03-02', to: '2025-03-01' } },
    'fact-invalid',
    'established',
  ],
  ['half a range', { established: { from: '2025-03-02' } }, 'fact-invalid', 'established.to'],
  ['founded tomorrow', { established: { on: '2026-11-23' } }, 'founding-date-future', 'established.on'],
  [
    'founded from tomorrow on',
    { established: { from: '2026-11-23', to: '2026-12-01' } },
    'founding-date-future',
    'established.from',
  ],
  ['25 hours a day', { support: { hoursPerDay: 25, daysPerWeek: 5 } }, 'fact-invalid', 'support.hoursPerDay'],
  [
    'eight days a week',
    { support: { hoursPerDay: 5, daysPerWeek: 8 } },
    'fact-invalid',
    'support.daysPerWeek',
  ],
  [
    '25 o’clock',
    { support: { windows: [{ ...hours, to: '25:00' }] } },
    'fact-invalid',
    'support.windows.0.to',
  ],
  [
    'a day that does not exist',
    { support: { windows: [{ ...hours, days: ['someday'] }] } },
    'fact-invalid',
    'support.windows.0.days.0',
  ],
  [
    'a zone that does not exist',
    { support: { windows: [hours], zone: 'Mars/Olympus' } },
    'fact-invalid',
    'support.zone',
  ],
  ['a country that does not exist', { markets: ['SG', 'ZZ'] }, 'market-unknown', 'markets.1'],
  ['a country in small letters', { markets: ['sg'] }, 'fact-invalid', 'markets.0'],
  [
    'a zone of another country',
    { markets: [{ country: 'BR', zone: 'Asia/Tokyo' }] },
    'market-unknown',
    'markets.0',
  ],
  ['a role that does not exist', { staff: [{ roles: ['sales'] }] }, 'fact-invalid', 'staff.0.roles.0'],
  ['fewer than nobody', { staff: { total: -1 } }, 'fact-invalid', 'staff.total'],
  ['a fact of another pack', { registeredCapital: 500000 }, 'fact-unknown', 'registeredCapital'],
])('refuses %s', (_what, facts, code, path) => {
  const parsed = parseFacts(koogallery, facts, asOf);
  expect('mistake' in parsed && { code: parsed.mistake.code, path: parsed.mistake.path.join('.') }).toEqual({
    code,
    path,
  });
});

test.each([
  'SG',
  { country: 'BR', zone: 'America/Manaus' },
  { country: 'CN', zone: 'Asia/Hong_Kong' },
  { country: 'NP', zone: '+05:45' },
])('takes the market %j', (market) => {
  expect(parseFacts(koogallery, { markets: [market] }, asOf)).toEqual({ facts: { markets: [market] } });
});

test('takes the facts a pack declares, and judges them by its declaration', () => {
  const china = packs.inForce('koogallery-china', today) ?? koogallery;
  const aws = packs.inForce('aws-marketplace-paid', today) ?? koogallery;
  const facts = { registeredCapital: { from: 1, to: 2 }, papers: 'both' };
  expect(parseFacts(china, { ...facts, licence: 'valid' }, asOf)).toEqual({
    facts: { licence: 'valid', declared: facts },
  });
  for (const wrong of [
    { registeredCapital: 'much' },
    { registeredCapital: { from: 2, to: 1 } },
    { papers: 'some' },
  ]) {
    expect(parseFacts(china, wrong, asOf)).toMatchObject({ mistake: { code: 'fact-invalid' } });
  }
  expect(parseFacts(aws, { seat: 'US' }, asOf)).toEqual({ facts: { declared: { seat: 'US' } } });
  expect(parseFacts(aws, { seat: 'ZZ' }, asOf)).toMatchObject({
    mistake: { code: 'fact-invalid', path: ['seat'] },
  });
});

test('answers whatever it is given', () => {
  const anything = fc.oneof(
    fc.anything(),
    fc.dictionary(fc.constantFrom(...Object.keys(factsSchema.shape)), fc.oneof(fc.anything(), fc.json())),
  );
  fc.assert(
    fc.property(anything, (input) => {
      const parsed = parseFacts(koogallery, input, asOf);
      if ('facts' in parsed) expect(assess(koogallery, parsed.facts, asOf).requirements).toHaveLength(5);
      else expect(parsed.mistake.message).not.toBe('');
    }),
    { numRuns: 1000 },
  );
});
