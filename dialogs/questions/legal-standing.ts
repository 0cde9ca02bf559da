import type { Question } from './question.ts';

/** Asks who applies, whether the business licence is in force, and whether anything stands against the company. */
export const legalStanding: Question = {
  id: 'legal-standing',
  requirement: 'R1',
  parts: [
    {
      id: 'applicant',
      reads: 'consent',
      applies: () => true,
      choices: [
        { id: 'company', facts: { applicant: 'company' } },
        { id: 'individual', facts: { applicant: 'individual' } },
        { id: 'branch', facts: { applicant: 'branch' } },
        { id: 'other', facts: { applicant: 'other' } },
      ],
      consent: { yes: 'company' },
    },
    {
      id: 'licence',
      askedWhen: 'not an individual',
      reads: 'consent',
      applies: (facts) => facts.applicant !== 'individual',
      choices: [
        { id: 'valid', facts: { licence: 'valid' } },
        { id: 'renewing', facts: { licence: 'renewing' } },
        { id: 'expired', facts: { licence: 'expired' } },
        { id: 'none', facts: { licence: 'none' } },
      ],
      consent: { yes: 'valid' },
    },
    {
      id: 'compliance',
      reads: 'consent',
      applies: () => true,
      choices: [
        { id: 'declared', facts: { compliance: 'declared' } },
        { id: 'issues', facts: { compliance: 'issues' } },
      ],
      consent: { yes: 'declared', no: 'issues' },
    },
  ],
};
