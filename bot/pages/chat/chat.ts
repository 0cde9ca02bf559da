import type { Heard, Message, Suggestion } from './activity.ts';
import { createAttention } from './attention.ts';
import { loadCards } from './cards/load-cards.ts';
import { element } from './element.ts';
import { createFrame } from './frame.ts';
import { icon } from './icon.ts';
import { keptInBrowser } from './kept.ts';
import { directLine, type LineStatus, type Outgoing } from './line/direct-line.ts';
import type { Setup } from './setup.ts';
import { createBanner } from './view/banner.ts';
import { createComposer } from './view/composer.ts';
import { createEnding } from './view/ending.ts';
import { createFollowScroll } from './view/follow-scroll.ts';
import { createHeader } from './view/header.ts';
import { createMenu } from './view/menu.ts';
import { createNotice } from './view/notice.ts';
import { createSuggestions } from './view/suggestions.ts';
import { createTranscript } from './view/transcript.ts';
import { createTyping } from './view/typing.ts';
import { createWords } from './words.ts';

/** Puts the chat into the page and joins the conversation. */
export function startChat(setup: Setup, place: HTMLElement): void {
  const words = createWords(setup, document);
  const kept = keptInBrowser(window);
  const link = takeResumeLink();
  const frame = setup.framed ? createFrame() : undefined;
  const wished = setup.asked && kept.read('session') === undefined ? setup.language : undefined;

  const outbox = new Map<string, Outgoing>();
  const underWay = new Set<string>();
  let first = true;
  let awaiting = false;
  let turnStart: HTMLElement | undefined;

  const notice = createNotice();
  const transcript = createTranscript({
    words,
    submit: answer,
    notice: notice.show,
    retry: (clientId) => void deliver(clientId),
  });
  const suggestions = createSuggestions(words, ({ title, value }: Suggestion) => answer(title, value));
  const composer = createComposer(words, (text) => speak({ clientId: newId(), text }));
  const menu = createMenu(words, answer);
  const header = createHeader(words, [menu.button, ...(frame ? [closeButton(frame.close)] : [])]);
  const banner = createBanner(words);
  const typing = createTyping(words);
  const scroll = createFollowScroll(words, transcript.node, header.node);
  const attention = createAttention(words, (unread) => frame?.unread(unread));
  const line = directLine({
    kept,
    link,
    visitor: { locale: setup.language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    hear,
    changed,
  });

  function hear(batch: Heard[]): void {
    const history = first && batch.length > 4;
    // What was said before this page was opened is there to be read, not to be announced.
    if (history) transcript.node.setAttribute('aria-live', 'off');
    const atEnd = document.documentElement.scrollHeight - window.innerHeight - window.scrollY < 160;
    for (const heard of batch) if (heard.kind === 'message') take(heard.message);
    const locale = batch.findLast((heard) => heard.kind === 'ended' || heard.message.from === 'bot');
    followLanguage(locale?.kind === 'ended' ? locale.locale : locale?.message.locale);
    if (turnStart) scroll.arrived(turnStart, first || awaiting || atEnd);
    if (history) setTimeout(() => transcript.node.removeAttribute('aria-live'), 500);
    const farewell = batch.find((heard) => heard.kind === 'ended');
    if (farewell?.kind === 'ended') end(farewell.text);
    first = false;
  }

  function take(message: Message): void {
    if (message.from === 'person') {
      turnStart = transcript.confirm(message);
      transcript.retire();
      suggestions.show([], undefined);
      if (message.clientId !== undefined) outbox.delete(message.clientId);
      return;
    }
    const node = transcript.hear(message);
    turnStart ??= node;
    header.follow(message);
    if (message.suggestions.length > 0) suggestions.show(message.suggestions, message.locale);
    awaiting = false;
    typing.await(false);
    if (!first) attention.heard();
  }

  /** A button was pressed: what it says is shown, what it means is sent. */
  function answer(said: string, value: unknown): void {
    speak({ clientId: newId(), text: said, value }).focus({ preventScroll: true });
  }

  function speak(outgoing: Outgoing): HTMLElement {
    outbox.set(outgoing.clientId, outgoing);
    const node = transcript.say(outgoing.clientId, outgoing.text);
    transcript.retire();
    suggestions.show([], undefined);
    turnStart = node;
    scroll.arrived(node, true);
    void deliver(outgoing.clientId);
    return node;
  }

  async function deliver(clientId: string): Promise<void> {
    const outgoing = outbox.get(clientId);
    if (!outgoing || underWay.has(clientId)) return;
    underWay.add(clientId);
    awaiting = true;
    transcript.mark(clientId, 'sending');
    typing.await(true);
    const outcome = await line.send(outgoing, words.language.tag);
    underWay.delete(clientId);
    // The log may have confirmed it before the answer to the sending came.
    if (!outbox.has(clientId)) return;
    transcript.mark(clientId, outcome);
    if (outcome === 'sent' || outcome === 'refused') outbox.delete(clientId);
    if (outcome !== 'sent') typing.await(false);
  }

  function changed(status: LineStatus): void {
    banner.follow(status);
    if (status === 'gone') end(undefined);
    if (status !== 'online') return;
    sendAgain();
    const known = words.languages.find(({ tag }) => tag === wished);
    if (known && !first && words.language.tag !== known.tag)
      answer(known.name, { command: 'language', to: known.tag });
  }

  /** Safe as often as one likes: the bot hears each id once. */
  function sendAgain(): void {
    for (const clientId of outbox.keys()) void deliver(clientId);
  }

  function followLanguage(tag: string | undefined): void {
    if (tag !== undefined) void words.change(tag);
  }

  function end(farewell: string | undefined): void {
    transcript.clear();
    suggestions.show([], undefined);
    typing.await(false);
    header.clear();
    menu.disable(true);
    scroll.node.hidden = true;
    composer.node.remove();
    skip.remove();
    const ending = createEnding(words, farewell);
    main.replaceChildren(ending);
    ending.querySelector('h2')?.focus();
  }

  const skip = element('a', { class: 'skip', href: '#answer' });
  words.label(() => {
    skip.textContent = words.say('skip');
  });
  const main = element('main', { id: 'main' }, transcript.node, typing.node, suggestions.node);
  place.replaceChildren(
    skip,
    header.node,
    banner.node,
    main,
    element('div', { class: 'dock' }, scroll.node, notice.node, composer.node),
    menu.dialog,
  );

  function closeButton(close: () => void): HTMLElement {
    const button = element('button', { type: 'button', class: 'round' }, icon('close'));
    words.label(() => button.setAttribute('aria-label', words.say('close')));
    button.addEventListener('click', close);
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !menu.dialog.open && !event.defaultPrevented) close();
    });
    return button;
  }

  window.addEventListener('online', () => {
    line.hurry();
    sendAgain();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) line.hurry();
  });
  window.addEventListener('hashchange', () => {
    if (location.hash.startsWith('#resume=')) location.reload();
  });
  whenIdle(() => void loadCards());
  void line.start();
}

/** Safari knows no idle callback. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2_000 });
  else setTimeout(work, 500);
}

/** The token of a `#resume=` link, taken out of the address so that it is neither shown nor copied on. */
function takeResumeLink(): string | undefined {
  const token = /^#resume=(.+)$/.exec(location.hash)?.[1];
  if (token !== undefined) history.replaceState(null, '', location.pathname + location.search);
  return token === undefined ? undefined : decodeURIComponent(token);
}

/** 128 random bits; `crypto.randomUUID` is missing on plain http addresses other than localhost. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
