import type { DeskReply } from './call-desk.ts';

/** The page's words by key. */
export type Words = Record<string, string>;

const keys: Record<string, string> = {
  'sign-in-refused': 'problem-refused',
  'sign-in-busy': 'problem-busy',
  'link-invalid': 'problem-link',
  'login-taken': 'problem-taken',
  'password-weak': 'problem-weak',
  'oidc-refused': 'problem-organisation',
  'oidc-unreachable': 'problem-organisation-away',
  offline: 'problem-offline',
};

/** What to tell a person about a refusal: what is wrong and what to do, never the server's words. */
export function problemText({ code, json, retryAfter = 60 }: DeskReply, words: Words): string {
  if (code === 'rate-limited') {
    const until = new Date(Date.now() + retryAfter * 1000);
    const time = until.toLocaleTimeString(document.documentElement.lang, { timeStyle: 'medium' });
    return (words['problem-wait'] ?? '').replace('{{time}}', time);
  }
  const isAboutLogin = code === 'body-invalid' && String(json.message).includes('Wrong: login');
  return words[isAboutLogin ? 'problem-login' : (keys[code] ?? 'problem-other')] ?? '';
}
