import type { PageManifest } from './page-manifest.ts';
import type { PageWords } from './page-words.ts';

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
  const say = (key: string) => escaped(chat[key] ?? '');
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
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/pages/${manifest.styles}">
<script type="module" src="/pages/${manifest.script}"></script>
${manifest.preload.map((file) => `<link rel="modulepreload" href="/pages/${file}">`).join('')}
<script type="application/json" id="setup">${JSON.stringify(setup).replaceAll('<', '\\u003c')}</script>
</head>
<body>
<div id="app">
<noscript><p class="no-script">${say('noScript')}</p></noscript>
</div>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
