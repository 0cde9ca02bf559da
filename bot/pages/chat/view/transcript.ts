import { element } from '../../shared/element.ts';
import { markdownNodes } from '../../shared/markdown.ts';
import type { Message } from '../activity.ts';
import type { CardHost, CardView } from '../cards/card-view.ts';
import { loadCards } from '../cards/load-cards.ts';
import { icon } from '../icon.ts';
import type { SendOutcome } from '../line/direct-line.ts';

export interface Transcript {
  node: HTMLElement;
  /** Shows what the bot said, or again what it has changed. */
  hear(message: Message): HTMLElement;
  /** Shows what the person said, at once. */
  say(clientId: string, text: string): HTMLElement;
  /** The log has the person's message: it takes its place there, whether it was said here or on another device. */
  confirm(message: Message): HTMLElement;
  mark(clientId: string, fate: 'sending' | SendOutcome): void;
  /** The newest cards were answered. */
  retire(): void;
  /** Nothing of it may stay on the screen. */
  clear(): void;
}

export interface TranscriptOptions extends CardHost {
  retry(clientId: string): void;
}

interface Shown {
  node: HTMLElement;
  retired: boolean;
  cards: CardView[];
}

/**
 * The conversation. Words are announced as they come; cards are not, because the message beside a card says the
 * same, and a screen reader should not have to sit through a form twice.
 */
export function createTranscript(options: TranscriptOptions): Transcript {
  const { words, retry } = options;
  const node = element('div', { class: 'transcript', role: 'log', id: 'conversation', tabindex: '-1' });
  words.label(() => node.setAttribute('aria-label', words.say('conversation')));
  const heard = new Map<string, Shown>();
  const said = new Map<string, HTMLElement>();
  let lastDay = dayOf(undefined);

  function hear(message: Message): HTMLElement {
    const before = heard.get(message.id);
    const body = element('div', { class: 'words' }, ...markdownNodes(message.text));
    const cards = element('div', { class: 'cards', 'aria-live': 'off' });
    const speaker =
      message.agent === undefined
        ? hidden(words.say('guideSaid'))
        : element('p', { class: 'speaker', dir: 'auto' }, message.agent);
    const content = [speaker, body, cards];
    // The direction of the language, not of the first word: an Arabic sentence may begin with a Latin name.
    const direction = words.languages.find(({ tag }) => tag === message.locale)?.direction ?? 'auto';
    const attributes = { lang: message.locale ?? '', dir: direction, tabindex: '-1' };
    const made = element('div', { class: 'message from-bot', ...attributes }, ...content);
    // What follows the result in the same turn, the next steps, belongs to it.
    if (message.result || node.lastElementChild?.classList.contains('result')) made.classList.add('result');
    const shown: Shown = { node: made, retired: before?.retired ?? false, cards: [] };
    heard.set(message.id, shown);
    if (message.agent !== undefined) made.classList.add('from-agent');
    if (before) before.node.replaceWith(made);
    else place(made, message);
    if (message.cards.length > 0) void showCards(shown, cards, message.cards);
    return made;
  }

  async function showCards(shown: Shown, place: HTMLElement, sources: unknown[]): Promise<void> {
    const cardView = await loadCards();
    for (const source of sources) {
      const view = cardView?.(source, options);
      if (!view) continue;
      shown.cards.push(view);
      if (shown.retired) view.retire();
      place.append(view.node);
    }
  }

  function say(clientId: string, text: string): HTMLElement {
    const made = personMessage(text);
    made.classList.add('sending');
    said.set(clientId, made);
    place(made, undefined);
    return made;
  }

  function personMessage(text: string): HTMLElement {
    const bubble = element('p', { class: 'bubble', dir: 'auto' }, text);
    return element(
      'div',
      { class: 'message from-person', tabindex: '-1' },
      hidden(words.say('youSaid')),
      bubble,
    );
  }

  function confirm(message: Message): HTMLElement {
    const own = message.clientId === undefined ? undefined : said.get(message.clientId);
    const known = heard.get(message.id)?.node ?? own;
    const made = known ?? personMessage(message.text);
    heard.set(message.id, { node: made, retired: true, cards: [] });
    if (message.clientId !== undefined) mark(message.clientId, 'sent');
    if (!known) place(made, message);
    // An answer to an earlier message may have come in between: the log's order is the true one.
    else if (own?.nextElementSibling?.classList.contains('from-bot')) node.append(own);
    return made;
  }

  function mark(clientId: string, fate: 'sending' | SendOutcome): void {
    const made = said.get(clientId);
    if (!made) return;
    made.classList.toggle('sending', fate === 'sending');
    made.querySelector('.fate')?.remove();
    if (fate !== 'failed' && fate !== 'refused') return;
    const note = element(
      'p',
      { class: 'fate', role: 'alert' },
      words.say(fate === 'failed' ? 'notSent' : 'notTaken'),
    );
    if (fate === 'failed') {
      const again = element('button', { type: 'button' }, icon('retry'), words.say('tryAgain'));
      again.addEventListener('click', () => retry(clientId));
      note.append(again);
    }
    made.append(note);
  }

  function place(made: HTMLElement, message: Message | undefined): void {
    const day = dayOf(message?.at);
    if (day !== lastDay) {
      lastDay = day;
      const format = new Intl.DateTimeFormat(words.language.tag, { dateStyle: 'full' });
      node.append(
        element('p', { class: 'day' }, format.format(message?.at ? new Date(message.at) : new Date())),
      );
    }
    if (node.lastElementChild?.classList.contains('from-bot')) made.classList.add('follows');
    node.append(made);
  }

  return {
    node,
    hear,
    say,
    confirm,
    mark,
    retire() {
      for (const shown of heard.values()) {
        if (shown.retired) continue;
        shown.retired = true;
        for (const card of shown.cards) card.retire();
      }
    },
    clear() {
      heard.clear();
      said.clear();
      node.replaceChildren();
    },
  };
}

function hidden(text: string): HTMLElement {
  return element('span', { class: 'for-readers' }, text);
}

/** The local day of a time, or today. */
function dayOf(at: string | undefined): string {
  const date = at === undefined ? new Date() : new Date(at);
  return (Number.isNaN(date.getTime()) ? new Date() : date).toDateString();
}
