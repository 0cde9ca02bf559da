import { wholeNumber } from './setting-forms.ts';

/** How much anybody may ask of the server. */
export const limitSettings = {
  TRUST_PROXY: wholeNumber(0, 10).prefault('0').meta({
    description: 'How many reverse proxies stand in front and append to X-Forwarded-For.',
    expected: 'a whole number from 0 to 10',
  }),
  MAX_CONNECTIONS: wholeNumber(1, 1_000_000).prefault('10000').meta({
    description: 'Connections open at the same time; more are closed at once.',
    expected: 'a whole number from 1 to 1000000',
  }),
  LIMIT_REQUESTS: wholeNumber(0, 100_000_000).prefault('3000').meta({
    description:
      'Requests per minute and address; 0 is no limit. A whole office may share one address. What the Bot Connector sends is not counted.',
    expected: 'a whole number',
  }),
  LIMIT_STARTS: wholeNumber(0, 100_000_000).prefault('60').meta({
    description: 'Conversations begun or resumed per minute and address; 0 is no limit.',
    expected: 'a whole number',
  }),
  LIMIT_TOKEN_REQUESTS: wholeNumber(0, 100_000_000).prefault('600').meta({
    description: 'Requests per minute and person, polling included; 0 is no limit.',
    expected: 'a whole number',
  }),
  LIMIT_MESSAGES: wholeNumber(0, 100_000_000).prefault('60').meta({
    description: 'Messages per minute and conversation; 0 is no limit.',
    expected: 'a whole number',
  }),
};
