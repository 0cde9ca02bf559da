import type { Question } from './question.ts';

/** Asks who applies, whether the business licence is in force, and whether anything stands against the company. */
export const legalStanding: Question = {
  id: 'legal-standing',
  requirement: 'R1',
  parts: [
    {
      id: 'applicant',
      reads: 'consent',
      factual: true,
      applies: () => true,
      choices: [
        { id: 'company', facts: { applicant: 'company' } },
        { id: 'individual', facts: { applicant: 'individual' } },
        { id: 'branch', facts: { applicant: 'branch' }, covers: ['company'] },
        { id: 'other', facts: { applicant: 'other' } },
      ],
    },
    {
      id: 'licence',
      askedWhen: 'not an individual',
      reads: 'consent',
      factual: true,
      applies: (facts) => facts.applicant !== 'individual',
      choices: [
        { id: 'valid', facts: { licence: 'valid' }, denied: 'expired' },
        { id: 'renewing', facts: { licence: 'renewing' } },
        { id: 'expired', facts: { licence: 'expired' }, denied: 'valid' },
        { id: 'none', facts: { licence: 'none' } },
      ],
      consent: { yes: 'valid' },
    },
    {
      id: 'compliance',
      reads: 'consent',
      factual: true,
      applies: () => true,
      choices: [
        { id: 'declared', facts: { compliance: 'declared' }, denied: 'issues' },
        { id: 'issues', facts: { compliance: 'issues' }, denied: 'declared' },
      ],
      // A plain no may mean that there is no lawsuit.
      consent: { yes: 'declared', no: ['declared', 'issues'] },
    },
  ],
};
