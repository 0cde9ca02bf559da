import type { Question } from './question.ts';

/** Asks who gives technical support and who gives after-sales service. */
export const supportTeams: Question = {
  id: 'support-teams',
  requirement: 'R2',
  parts: [
    {
      id: 'technical-support',
      reads: 'consent',
      factual: true,
      applies: () => true,
      choices: [
        { id: 'team', facts: { technicalSupport: 'team' }, denied: 'none' },
        { id: 'mixed-team', facts: { technicalSupport: 'mixed-team', afterSales: 'mixed-team' } },
        { id: 'outsourced', facts: { technicalSupport: 'outsourced' }, denied: 'team' },
        { id: 'none', facts: { technicalSupport: 'none' } },
      ],
      consent: { yes: 'team', no: 'none' },
    },
    {
      id: 'after-sales',
      askedWhen: 'not one team for both',
      reads: 'consent',
      factual: true,
      applies: (facts) => facts.technicalSupport !== 'mixed-team',
      same: ({ technicalSupport }) => technicalSupport,
      choices: [
        { id: 'team', facts: { afterSales: 'team' }, denied: 'none' },
        { id: 'outsourced', facts: { afterSales: 'outsourced' }, denied: 'team' },
        { id: 'none', facts: { afterSales: 'none' } },
      ],
      consent: { yes: 'team', no: 'none' },
    },
  ],
};
