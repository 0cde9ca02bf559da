import type { Texts } from '../../dialogs/texts.ts';
import { isRightToLeft } from '../channels/right-to-left.ts';
import { htmlText, scriptJson } from '../http/html-text.ts';
import type { PageManifest } from './page-manifest.ts';

/** Words that the script fills in later. */
const scriptWords = [
  'first-title',
  'first-text',
  'join-title',
  'join-text',
  'role-agent',
  'role-lead',
  'role-administrator',
  'reset-text',
  'problem-refused',
  'problem-wait',
  'problem-busy',
  'problem-link',
  'problem-taken',
  'problem-login',
  'problem-weak',
  'problem-organisation',
  'problem-organisation-away',
  'problem-offline',
  'problem-other',
];

const mark =
  '<svg class="mark" viewBox="0 0 40 40" aria-hidden="true"><rect width="40" height="40" rx="13" fill="#0d5c63"/><path d="M10 28h7v-7h8v-7h7M27 9.5 31.5 14 27 18.5" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>';

/**
 * Signing in, joining by a link and choosing a new password, in one page in a person's language. All of it is here, and
 * the script shows what is wanted; nothing that anybody typed is ever made into HTML.
 */
export function signInHtml(manifest: PageManifest, texts: Texts, language: string): string {
  const say = (key: string) => texts.say(language, `desk.sign-in.${key}`);
  const text = (key: string) => htmlText(say(key));
  const words = Object.fromEntries(scriptWords.map((key) => [key, say(key)]));
  const head = (view: string, title: string, lead: string) =>
    `<h1 id="${view}-title">${text(title)}</h1><p class="lead" id="${view}-text">${lead && text(lead)}</p>`;
  const field = (view: string, name: string, label: string, autocomplete: string, hint?: string) => {
    const id = `${view}-${name}`;
    const type = name === 'password' ? 'password' : 'text';
    const described = hint ? ` aria-describedby="${id}-hint"` : '';
    return `<div class="field"><label for="${id}">${text(label)}</label><input id="${id}" name="${name}" type="${type}" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false" required${described}>${hint ? `<p class="hint" id="${id}-hint">${text(hint)}</p>` : ''}</div>`;
  };
  const problem = (view: string) => `<p class="problem" role="alert" id="${view}-problem"></p>`;
  const submit = (label: string) => `<button class="button" type="submit">${text(label)}</button>`;
  return `<!doctype html>
<html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${text('title')}</title>
<link rel="stylesheet" href="/pages/${manifest.signIn.styles}">
<script type="module" src="/pages/${manifest.signIn.script}"></script>
<script type="application/json" id="words">${scriptJson(words)}</script>
</head>
<body>
<main>
${mark}
<noscript><p>${text('no-script')}</p></noscript>
<section data-view="sign-in" hidden>
${head('sign-in', 'title', 'lead')}
${problem('sign-in')}
<form id="sign-in-form" method="post">
${field('sign-in', 'login', 'login', 'username')}
${field('sign-in', 'password', 'password', 'current-password')}
${submit('submit')}
</form>
<p class="or" id="or">${text('or')}</p>
<a class="button second" id="organisation" href="/desk/api/oidc/start">${text('organisation')}</a>
</section>
<section data-view="join" hidden>
${head('join', 'join-title', '')}
${problem('join')}
<form id="join-form" method="post">
${field('join', 'name', 'name', 'name', 'name-hint')}
${field('join', 'login', 'login', 'username', 'login-hint')}
${field('join', 'password', 'new-password', 'new-password', 'password-hint')}
${submit('join-submit')}
</form>
</section>
<section data-view="reset" hidden>
${head('reset', 'reset-title', '')}
${problem('reset')}
<form id="reset-form" method="post">
<input name="login" type="text" autocomplete="username" hidden readonly>
${field('reset', 'password', 'new-password', 'new-password', 'password-hint')}
${submit('reset-submit')}
</form>
</section>
<section data-view="no-link" hidden>
${head('no-link', 'no-link-title', '')}
${problem('no-link')}
<a class="button second" href="/console/sign-in">${text('to-sign-in')}</a>
</section>
</main>
</body>
</html>
`;
}
