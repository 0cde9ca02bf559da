import type { Question } from './question.ts';

/** Asks who gives technical support and who gives after-sales service. */
export const supportTeams: Question = {
  id: 'support-teams',
  requirement: 'R2',
  parts: [
    {
      id: 'technical-support',
      reads: 'consent',
      applies: () => true,
      choices: [
        { id: 'team', facts: { technicalSupport: 'team' } },
        { id: 'mixed-team', facts: { technicalSupport: 'mixed-team', afterSales: 'mixed-team' } },
        { id: 'outsourced', facts: { technicalSupport: 'outsourced' } },
        { id: 'none', facts: { technicalSupport: 'none' } },
      ],
      consent: { yes: 'team', no: 'none' },
    },
    {
      id: 'after-sales',
      askedWhen: 'not one team for both',
      reads: 'consent',
      applies: (facts) => facts.technicalSupport !== 'mixed-team',
      choices: [
        { id: 'team', facts: { afterSales: 'team' } },
        { id: 'outsourced', facts: { afterSales: 'outsourced' } },
        { id: 'none', facts: { afterSales: 'none' } },
      ],
      consent: { yes: 'team', no: 'none' },
    },
  ],
};
