import type { Heard, Message } from './activity.ts';
import { createAttention } from './attention.ts';
import { loadCards } from './cards/load-cards.ts';
import { createFrame } from './frame.ts';
import { keptInBrowser } from './kept.ts';
import { directLine, type LineStatus } from './line/direct-line.ts';
import { createOutbox, newClientId } from './outbox.ts';
import { takeResumeLink } from './resume-link.ts';
import type { Setup } from './setup.ts';
import { createBanner } from './view/banner.ts';
import { createCloseButton } from './view/close-button.ts';
import { createComposer } from './view/composer.ts';
import { createEnding } from './view/ending.ts';
import { createFollowScroll } from './view/follow-scroll.ts';
import { createHeader } from './view/header.ts';
import { layOut } from './view/layout.ts';
import { createMenu } from './view/menu.ts';
import { createNotice } from './view/notice.ts';
import { createSuggestions } from './view/suggestions.ts';
import { createTranscript } from './view/transcript.ts';
import { createTyping } from './view/typing.ts';
import { createWords } from './words.ts';

/** Puts the chat into the page and joins the conversation: what is heard goes to the views, what is said to the line. */
export function startChat(setup: Setup, place: HTMLElement): void {
  const words = createWords(setup, document);
  const kept = keptInBrowser(window);
  const frame = setup.framed ? createFrame() : undefined;
  // A language in the address is a wish for this visit; a reload of the tab does not repeat it.
  let wish = setup.asked && kept.read('session') === undefined ? setup.language : undefined;
  let spoken: string | undefined;
  let first = true;
  let awaiting = false;
  let turnStart: HTMLElement | undefined;

  const line = directLine({
    kept,
    link: takeResumeLink(),
    visitor: {
      locale: setup.language,
      timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    hear,
    changed,
  });
  // On its way before the page is drawn: the first answer takes as long as the drawing.
  void line.start();

  const notice = createNotice();
  const transcript = createTranscript({
    words,
    submit: answer,
    notice: notice.show,
    retry: (clientId) => outbox.again(clientId),
  });
  const suggestions = createSuggestions(words, ({ title, value }) => answer(title, value));
  const composer = createComposer(words, (text) => say(text));
  const menu = createMenu(words, answer);
  const header = createHeader(words, [
    menu.button,
    ...(frame ? [createCloseButton(words, frame.close)] : []),
  ]);
  const banner = createBanner(words);
  const typing = createTyping(words);
  const scroll = createFollowScroll(words, transcript.node, header.node);
  const attention = createAttention(words, (unread) => frame?.unread(unread));
  const layout = layOut(place, words, {
    header: header.node,
    banner: banner.node,
    conversation: [transcript.node, typing.node, suggestions.node],
    dock: [scroll.node, notice.node, composer],
    menu: menu.dialog,
  });

  const outbox = createOutbox({
    deliver: (outgoing) => line.send(outgoing, words.language.tag),
    follow(clientId, fate) {
      transcript.mark(clientId, fate);
      if (fate === 'sent') return;
      if (fate !== 'sending' && turnStart) scroll.arrived(turnStart, scroll.isAtEnd());
      awaiting = fate === 'sending';
      typing.await(awaiting);
    },
  });

  function hear(batch: Heard[]): void {
    const history = first && batch.length > 4;
    // What was said before this page was opened is there to be read, not to be announced.
    if (history) transcript.node.setAttribute('aria-live', 'off');
    const follow = first || awaiting || scroll.isAtEnd();
    for (const heard of batch) {
      if (heard.kind === 'ended') end(heard.text);
      else if (heard.message.from === 'person') hearPerson(heard.message);
      else hearBot(heard.message);
    }
    if (spoken !== undefined) void words.change(spoken);
    if (turnStart) scroll.arrived(turnStart, follow);
    if (history) setTimeout(() => transcript.node.removeAttribute('aria-live'), 500);
    if (first) whenIdle(() => void loadCards());
    first = false;
  }

  function hearPerson(message: Message): void {
    if (message.clientId !== undefined) outbox.confirmed(message.clientId);
    beginTurn(transcript.confirm(message));
  }

  function hearBot(message: Message): void {
    const node = transcript.hear(message);
    turnStart ??= node;
    spoken = message.locale ?? spoken;
    header.follow(message);
    // Buttons belong to the newest message: a person who takes over puts an end to what the bot asked.
    suggestions.show(message.suggestions, message.locale);
    if (message.agent !== undefined) transcript.retire();
    awaiting = false;
    typing.await(false);
    if (!first) attention.heard();
  }

  /** A button was pressed: what it says is shown, what it means is sent, and the keyboard goes on from there. */
  function answer(said: string, value: unknown): void {
    say(said, value).focus({ preventScroll: true });
  }

  function say(text: string, value?: unknown): HTMLElement {
    const outgoing = { clientId: newClientId(), text, value };
    const node = transcript.say(outgoing.clientId, text);
    beginTurn(node);
    scroll.arrived(node, true);
    outbox.send(outgoing);
    return node;
  }

  /** Something was said: what could be answered before is over. */
  function beginTurn(node: HTMLElement): void {
    turnStart = node;
    transcript.retire();
    suggestions.show([], undefined);
  }

  function changed(status: LineStatus): void {
    banner.follow(status);
    if (status === 'gone') end(undefined);
    if (status !== 'online') return;
    outbox.again();
    const wished = words.languages.find(({ tag }) => tag === wish);
    wish = undefined;
    if (wished && spoken !== wished.tag) answer(wished.name, { command: 'language', to: wished.tag });
  }

  function end(farewell: string | undefined): void {
    transcript.clear();
    header.clear();
    menu.disable();
    layout.replace(createEnding(words, farewell));
  }

  window.addEventListener('online', () => {
    line.hurry();
    outbox.again();
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) line.hurry();
  });
}

/** Safari knows no idle callback. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2_000 });
  else setTimeout(work, 500);
}
