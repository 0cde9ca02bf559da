import { widgetStyle } from './widget-style.ts';

interface WidgetWords {
  open: string;
  frame: string;
}

/** The words of `widget` in every `page.json`, by language; the build puts them here. */
declare const widgetWords: Record<string, WidgetWords>;

/**
 * A button in a corner of somebody's site that opens the guide in a frame. Nothing of the site is read or changed;
 * all of it lives in a shadow root of one element. `script` is the tag it was included by, with its `data-`
 * settings: `data-position="left"`, `data-language="es"`, `data-label="Ask us"`.
 */
export function createWidget(script: HTMLScriptElement): void {
  const home = new URL(script.src, location.href);
  const { position, language = document.documentElement.lang || navigator.language, label } = script.dataset;
  const spoken = wordsFor(language);
  if (!spoken) return;

  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const style = new CSSStyleSheet();
  style.replaceSync(widgetStyle);
  // Adopted sheets need no permission of the site's content security policy.
  root.adoptedStyleSheets = [style];

  const button = document.createElement('button');
  button.type = 'button';
  button.className = position === 'left' ? 'launcher left' : 'launcher';
  button.lang = language;
  button.dir = 'auto';
  button.setAttribute('aria-expanded', 'false');
  const text = document.createElement('span');
  text.textContent = label ?? spoken.open;
  const badge = document.createElement('b');
  badge.hidden = true;
  button.append(text, badge);
  root.append(button);

  let frame: HTMLIFrameElement | undefined;
  let isOpen = false;

  const showUnread = (count: number) => {
    badge.hidden = count === 0;
    badge.textContent = new Intl.NumberFormat(language).format(count);
  };
  const open = () => {
    isOpen = true;
    frame ??= createFrame();
    frame.hidden = false;
    root.host.toggleAttribute('data-open', true);
    button.setAttribute('aria-expanded', 'true');
    showUnread(0);
    frame.focus();
  };
  const close = () => {
    if (!frame || !isOpen) return;
    isOpen = false;
    frame.hidden = true;
    root.host.toggleAttribute('data-open', false);
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  };
  const createFrame = () => {
    const made = document.createElement('iframe');
    const address = new URL('/embed', home);
    address.searchParams.set('host', location.origin);
    if (script.dataset.language) address.searchParams.set('lang', script.dataset.language);
    made.src = address.href;
    made.title = spoken.frame;
    made.className = position === 'left' ? 'left' : '';
    root.append(made);
    return made;
  };

  button.addEventListener('click', () => (isOpen ? close() : open()));
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  window.addEventListener('message', ({ origin, source, data }: MessageEvent<unknown>) => {
    // Any window may post here; only the guide's own frame is listened to.
    if (!frame || origin !== home.origin || source !== frame.contentWindow) return;
    if (typeof data !== 'object' || data === null || !('kind' in data)) return;
    if (data.kind === 'guide.close') close();
    if (data.kind === 'guide.unread' && 'count' in data && typeof data.count === 'number' && !isOpen) {
      showUnread(data.count);
    }
  });
  document.body.append(host);
}

/** The words of the nearest language: en-GB → en, zh-TW → zh-Hant, a language we lack → en. */
function wordsFor(language: string): WidgetWords | undefined {
  const sought = fullTag(language);
  const known = Object.keys(widgetWords);
  const tag =
    known.find((own) => fullTag(own) === sought) ?? known.find((own) => own === sought?.split('-')[0]);
  return widgetWords[tag ?? 'en'];
}

/** Language and script, as in zh-Hant for zh-TW. */
function fullTag(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
}
