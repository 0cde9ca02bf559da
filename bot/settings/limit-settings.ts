import { wholeNumberSetting } from './setting-forms.ts';

/** How much anybody may ask of the server. */
export const limitSettings = {
  TRUST_PROXY: wholeNumberSetting(
    { from: 0, to: 10, unset: 0 },
    'How many reverse proxies stand in front and append to X-Forwarded-For.',
  ),
  MAX_CONNECTIONS: wholeNumberSetting(
    { from: 1, to: 1_000_000, unset: 10_000 },
    'Connections open at the same time; more are closed at once.',
  ),
  LIMIT_REQUESTS: perMinute(
    3000,
    'Requests per minute and address; 0 is no limit. A whole office may share one address. What the Bot Connector sends is not counted.',
  ),
  LIMIT_STARTS: perMinute(60, 'Conversations begun or resumed per minute and address; 0 is no limit.'),
  LIMIT_TOKEN_REQUESTS: perMinute(600, 'Requests per minute and person, polling included; 0 is no limit.'),
  LIMIT_MESSAGES: perMinute(60, 'Messages per minute and conversation; 0 is no limit.'),
};

function perMinute(unset: number, description: string) {
  return wholeNumberSetting({ from: 0, to: 100_000_000, unset }, description);
}
