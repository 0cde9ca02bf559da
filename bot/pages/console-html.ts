import { htmlText, scriptJson } from '../http/html-text.ts';
import type { ConsoleWords } from './console-words.ts';
import type { PageManifest } from './page-manifest.ts';

/** A speech balloon on the ground of the guide, so that the tabs of the two are told apart. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="13" fill="#084a50"/><path d="M9 13h22v13H18l-5 5v-5H9z" fill="none" stroke="#fff" stroke-width="3" stroke-linejoin="round"/></svg>',
)}`;

export interface ConsoleHtmlInput {
  manifest: PageManifest['console'];
  words: ConsoleWords;
  language: string;
  /** What this answer's policy allows style elements by; only the script's property tells it, not the attribute. */
  nonce: string;
}

/** The console before its script runs: nothing but what the script needs to know. */
export function consoleHtml({ manifest, words, language, nonce }: ConsoleHtmlInput): string {
  const own = words.of(language);
  const direction = words.languages.find(({ tag }) => tag === language)?.direction ?? 'ltr';
  const setup = { language, languages: words.languages, words: own };
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${htmlText(own.title ?? '')}</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="/pages/${manifest.styles}">
<script type="module" src="/pages/${manifest.script}"></script>
<script type="application/json" id="setup" nonce="${nonce}">${scriptJson(setup)}</script>
</head>
<body>
<div id="app"><noscript><p class="no-script">${htmlText(own.noScript ?? '')}</p></noscript></div>
</body>
</html>
`;
}
