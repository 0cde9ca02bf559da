import type { Question } from './question.ts';

/**
 * Asks about the Seller Agreement: will, reading and authority. It records what was said; nothing here is a
 * legal acceptance, which happens only in the seller portal.
 */
export const agreement: Question = {
  id: 'agreement',
  requirement: 'R4',
  parts: [
    {
      id: 'agreement',
      reads: 'consent',
      applies: () => true,
      choices: [
        { id: 'accepts', facts: { agreement: 'accepts-and-signs' } },
        { id: 'not-signing', facts: { agreement: 'accepts-not-signs' } },
        { id: 'negotiates', facts: { agreement: 'negotiates' } },
        { id: 'refuses', facts: { agreement: 'refuses' } },
      ],
      consent: { yes: 'accepts', no: 'refuses' },
      unsure: { agreement: 'unsure' },
    },
    {
      id: 'agreement-read',
      askedWhen: 'will accept and sign',
      reads: 'consent',
      applies: (facts) => facts.agreement === 'accepts-and-signs',
      choices: [
        { id: 'read', facts: { agreement: 'accepts-and-signs' } },
        { id: 'unread', facts: { agreement: 'accepts-unread' } },
      ],
      consent: { yes: 'read', no: 'unread' },
      unsure: { agreement: 'accepts-unread' },
    },
    {
      id: 'agreement-authority',
      askedWhen: 'has read it',
      reads: 'consent',
      applies: (facts) => facts.agreement === 'accepts-and-signs',
      choices: [
        { id: 'may-sign', facts: { agreement: 'accepts-and-signs' } },
        { id: 'no-authority', facts: { agreement: 'no-authority' } },
      ],
      consent: { yes: 'may-sign', no: 'no-authority' },
      unsure: { agreement: 'no-authority' },
    },
  ],
};
