import { join } from 'node:path';
import { loadRulePacks } from '../../../bot/rule-packs.ts';
import { assess } from '../../../dialogs/rules/assess.ts';
import type { PartAssessment, Verdict } from '../../../dialogs/rules/assessment.ts';
import type { Facts } from '../../../dialogs/rules/facts.ts';

export const packsFolder = join(import.meta.dirname, '../../../dialogs/rules/packs');
export const packs = loadRulePacks({ folder: packsFolder, current: 'koogallery' });
export const koogallery = packs.current('2026-11-22');

export const today = '2026-11-22';

/** The judgement of one part as people would write it down: "met: over-a-year". */
export function say(part: string, facts: Facts, asOf = today): `${Verdict}: ${string}` {
  const { verdict, reason } = judge(part, facts, asOf);
  return `${verdict}: ${reason}`;
}

/** The judgement of one part. */
export function judge(part: string, facts: Facts, asOf = today): PartAssessment {
  const { requirements } = assess(koogallery, facts, Temporal.PlainDate.from(asOf));
  const found = requirements.flatMap(({ parts }) => parts).find(({ id }) => id === part);
  if (!found) throw new Error(`no part ${part}`);
  return found;
}

export const workweek = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

/** Support from Monday to Friday, or on the days given, with no break. */
export function support(
  from: string,
  to: string,
  zone: string,
  { days = [...workweek], ...said }: SupportOptions = {},
): NonNullable<Facts['support']> {
  return { windows: [{ days: [...days], from, to }], zone, breakMinutes: 0, ...said };
}

interface SupportOptions {
  days?: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  breakMinutes?: number | undefined;
  answeredBy?: 'people' | 'automatic';
}

/** Facts of a company that meets everything on `today`. */
export const ready: Facts = {
  applicant: 'company',
  licence: 'valid',
  established: { on: '2020-01-15' },
  compliance: 'declared',
  technicalSupport: 'team',
  afterSales: 'team',
  support: support('09:00', '18:00', 'Asia/Singapore'),
  markets: ['SG'],
  staff: [{ roles: ['pre-sales'] }, { roles: ['after-sales'] }],
  agreement: 'accepts-and-signs',
  regulations: 'accepts',
};
