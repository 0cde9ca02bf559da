import type { Question } from './question.ts';

/** Asks about the other protocols and management regulations; never merged with the Seller Agreement. */
export const regulations: Question = {
  id: 'regulations',
  requirement: 'R5',
  parts: [
    {
      id: 'regulations',
      reads: 'consent',
      applies: () => true,
      choices: [
        { id: 'accepts', facts: { regulations: 'accepts' } },
        { id: 'asks-which', facts: { regulations: 'asks-which' } },
        { id: 'refuses', facts: { regulations: 'refuses' } },
      ],
      consent: { yes: 'accepts', no: 'refuses' },
      unsure: { regulations: 'unsure' },
    },
  ],
};
