import { htmlText, scriptJson } from '../http/html-text.ts';
import type { PageManifest } from './page-manifest.ts';
import type { PageWords } from './page-words.ts';

/** The guide's mark, a path that climbs by steps and arrives; a picture of its own costs no request. */
const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="13" fill="#0d5c63"/><path d="M10 28h7v-7h8v-7h7M27 9.5 31.5 14 27 18.5" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>',
)}`;

export interface PageHtmlInput {
  manifest: PageManifest;
  words: PageWords;
  language: string;
  /** Shown in the widget's frame. */
  framed: boolean;
  /** The person asked for this language by `?lang=`; else it was only guessed from the browser. */
  asked: boolean;
}

/**
 * The page before its script runs: head, landmarks and places, all labelled, so that nothing moves when the
 * conversation arrives. What the script needs to know is in it as JSON, which a content policy treats as data.
 */
export function pageHtml({ manifest, words, language, framed, asked }: PageHtmlInput): string {
  const chat = words.of(language);
  const say = (key: string) => htmlText(chat[key] ?? '');
  const direction = words.languages.find(({ tag }) => tag === language)?.direction ?? 'ltr';
  const setup = { language, framed, asked, languages: words.languages, words: chat };
  return `<!doctype html>
<html lang="${language}" dir="${direction}"${framed ? ' class="framed"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<title>${say('title')}</title>
<meta name="description" content="${say('description')}">
<meta name="theme-color" content="#f7f5f0" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#11191c" media="(prefers-color-scheme: dark)">
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="/pages/${manifest.styles}">
<script type="module" src="/pages/${manifest.script}"></script>
${manifest.preload.map((file) => `<link rel="modulepreload" href="/pages/${file}">`).join('')}
<script type="application/json" id="setup">${scriptJson(setup)}</script>
</head>
<body>
<div id="app">
<noscript><p class="no-script">${say('noScript')}</p></noscript>
</div>
</body>
</html>
`;
}
