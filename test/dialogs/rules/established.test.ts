import { assess } from '../../../dialogs/rules/assess.ts';
import type { Facts } from '../../../dialogs/rules/facts.ts';
import { judge, koogallery, ready, say, today } from './koogallery.ts';

type Row = [
  situation: string,
  established: Facts['established'],
  said: string,
  eligibleOn: string | undefined,
];

describe('R1, the age on 22 November 2026', () => {
  test.each<Row>([
    ['founded years ago', { on: '2019-05-02' }, 'met: over-a-year', '2020-05-02'],
    ['the day after the anniversary', { on: '2025-11-21' }, 'met: over-a-year', '2026-11-21'],
    ['exactly on the anniversary', { on: '2025-11-22' }, 'met: on-the-anniversary', '2026-11-22'],
    ['the day before the anniversary', { on: '2025-11-23' }, 'not-met: under-a-year', '2026-11-23'],
    ['founded this year', { on: '2026-03-01' }, 'not-met: under-a-year', '2027-03-01'],
    ['founded today', { on: '2026-11-22' }, 'not-met: under-a-year', '2027-11-22'],
    [
      'only a month, all of it early enough',
      { from: '2025-10-01', to: '2025-10-31' },
      'met: over-a-year',
      '2026-10-31',
    ],
    [
      'only a month, the year ends within it',
      { from: '2025-11-01', to: '2025-11-30' },
      'check: around-a-year',
      '2026-11-30',
    ],
    [
      'only a month, all of it too late',
      { from: '2025-12-01', to: '2025-12-31' },
      'not-met: under-a-year',
      '2026-12-31',
    ],
    [
      'only a year, that before last',
      { from: '2024-01-01', to: '2024-12-31' },
      'met: over-a-year',
      '2025-12-31',
    ],
    [
      'only a year, last year',
      { from: '2025-01-01', to: '2025-12-31' },
      'check: around-a-year',
      '2026-12-31',
    ],
    ['about a year ago', { from: '2025-10-22', to: '2025-12-22' }, 'check: around-a-year', '2026-12-22'],
    ['"18 months"', { from: '2025-05-01', to: '2025-06-15' }, 'met: over-a-year', '2026-06-15'],
    [
      'a range that ends with the anniversary',
      { from: '2025-11-01', to: '2025-11-22' },
      'met: on-the-anniversary',
      '2026-11-22',
    ],
    [
      'a range that ends a day later',
      { from: '2025-11-01', to: '2025-11-23' },
      'check: around-a-year',
      '2026-11-23',
    ],
    [
      'a range that begins on the anniversary',
      { from: '2025-11-22', to: '2025-12-31' },
      'check: around-a-year',
      '2026-12-31',
    ],
    ['not known', undefined, 'check: date-unknown', undefined],
  ])('%s', (_situation, established, said, eligibleOn) => {
    expect(say('age', { established })).toBe(said);
    expect(judge('age', { established }).eligibleOn).toBe(eligibleOn);
  });

  test.each([
    ['2025-02-27', 'not-met: under-a-year'],
    ['2025-02-28', 'check: leap-day'],
    ['2025-03-01', 'met: on-the-anniversary'],
    ['2025-03-02', 'met: over-a-year'],
    ['2028-02-29', 'met: over-a-year'],
  ])('founded on 29 February 2024, judged on %s: %s', (asOf, said) => {
    const established = { on: '2024-02-29' };
    expect(say('age', { established }, asOf)).toBe(said);
    expect(judge('age', { established }, asOf).eligibleOn).toBe('2025-03-01');
  });

  test.each([
    ['2025-02-28', 'check: around-a-year'],
    ['2025-03-01', 'met: on-the-anniversary'],
  ])('founded in February 2024, judged on %s: %s', (asOf, said) => {
    expect(say('age', { established: { from: '2024-02-01', to: '2024-02-29' } }, asOf)).toBe(said);
  });

  test('counts a year from 28 February to 28 February, also when a leap day lies between', () => {
    const established = { on: '2023-02-28' };
    expect(say('age', { established }, '2024-02-27')).toBe('not-met: under-a-year');
    expect(say('age', { established }, '2024-02-28')).toBe('met: on-the-anniversary');
  });

  test.each([
    ['other-date', 'check: date-not-on-licence'],
    ['predecessor', 'check: predecessor'],
  ] as const)('a date that is not on the licence (%s) decides nothing: %s', (establishedBasis, said) => {
    for (const established of [{ on: '2010-01-01' }, { on: '2026-11-01' }, undefined]) {
      expect(say('age', { established, establishedBasis })).toBe(said);
      expect(judge('age', { established, establishedBasis }).eligibleOn).toBeUndefined();
    }
  });

  test('a renamed company keeps its date', () => {
    expect(say('age', { established: { on: '2010-01-01' }, establishedBasis: 'licence' })).toBe(
      'met: over-a-year',
    );
  });
});

describe('R1, the law and the qualification', () => {
  test.each<[string, Facts, string, string]>([
    ['declares to comply', { compliance: 'declared' }, 'law', 'met: declared'],
    ['litigation or sanctions', { compliance: 'issues' }, 'law', 'check: issues'],
    ['says nothing of it', {}, 'law', 'check: not-said'],
    [
      'a company with a valid licence',
      { applicant: 'company', licence: 'valid' },
      'qualification',
      'met: licence-valid',
    ],
    ['an individual or sole trader', { applicant: 'individual' }, 'qualification', 'not-met: individual'],
    [
      'an individual with a licence',
      { applicant: 'individual', licence: 'valid' },
      'qualification',
      'not-met: individual',
    ],
    ['a branch', { applicant: 'branch', licence: 'valid' }, 'qualification', 'check: branch'],
    [
      'a foundation or university',
      { applicant: 'other', licence: 'valid' },
      'qualification',
      'check: other-body',
    ],
    [
      'an expired licence',
      { applicant: 'company', licence: 'expired' },
      'qualification',
      'not-met: licence-expired',
    ],
    [
      'a renewal under way',
      { applicant: 'company', licence: 'renewing' },
      'qualification',
      'check: licence-renewing',
    ],
    ['no licence', { applicant: 'company', licence: 'none' }, 'qualification', 'not-met: no-licence'],
    ['licence not said', { applicant: 'company' }, 'qualification', 'check: licence-unknown'],
    ['applicant not said', { licence: 'valid' }, 'qualification', 'check: applicant-unknown'],
    [
      'an expired licence, whoever it is',
      { licence: 'expired' },
      'qualification',
      'not-met: licence-expired',
    ],
  ])('%s', (_situation, facts, part, said) => {
    expect(say(part, facts)).toBe(said);
  });
});

describe('the first day on which everything is met', () => {
  const eligibleOn = (facts: Facts) => assess(koogallery, facts, Temporal.PlainDate.from(today)).eligibleOn;

  test('is that of the age when all the rest is met', () => {
    expect(eligibleOn({ ...ready, established: { on: '2026-03-01' } })).toBe('2027-03-01');
  });

  test('is given when only the exact day is missing', () => {
    expect(eligibleOn({ ...ready, established: { from: '2025-11-01', to: '2025-11-30' } })).toBe(
      '2026-11-30',
    );
  });

  test('lies in the past for a company that is ready', () => {
    expect(eligibleOn(ready)).toBe('2021-01-15');
  });

  test.each<[string, Partial<Facts>]>([
    ['something else is not met', { staff: [{ roles: ['pre-sales'] }] }],
    ['something else has to be checked', { agreement: 'negotiates' }],
    ['no date decides the age', { establishedBasis: 'predecessor' }],
    ['the age is not known', { established: undefined }],
  ])('does not exist when %s', (_reason, change) => {
    expect(eligibleOn({ ...ready, established: { on: '2026-03-01' }, ...change })).toBeNull();
  });
});
