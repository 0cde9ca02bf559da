import { element } from '../../shared/element.ts';
import { icon } from '../icon.ts';
import type { Words } from '../words.ts';

/** What a person may ask for at any time; the bot knows these by name. */
const commands = ['back', 'change', 'review', 'what-if', 'restart', 'help', 'human'] as const;

export interface Menu {
  button: HTMLButtonElement;
  dialog: HTMLDialogElement;
  /** The conversation is over: nothing can be asked for. */
  disable(): void;
}

/** `said` is what the transcript shows for it. */
export type Command = (said: string, value: { command: string; to?: string }) => void;

/** The menu: a sheet on a phone, a panel beside its button on a wide screen. Esc and a tap outside close it. */
export function createMenu(words: Words, command: Command): Menu {
  const button = element(
    'button',
    { type: 'button', class: 'round', 'aria-haspopup': 'dialog' },
    icon('menu'),
  );
  const heading = element('h2', { id: 'menu-title' });
  const close = element('button', { type: 'button', class: 'round' }, icon('close'));
  const asks = element('ul', { class: 'menu-list' });
  const languageHeading = element('h3');
  const languages = element('ul', { class: 'menu-list languages' });
  const papers = element('ul', { class: 'menu-list' });
  const sheet = element(
    'div',
    { class: 'sheet' },
    element('div', { class: 'sheet-top' }, heading, close),
    asks,
    papers,
    languageHeading,
    languages,
  );
  const dialog = element('dialog', { class: 'menu', 'aria-labelledby': heading.id }, sheet);

  const entry = (label: string, chosen: () => void, attributes: Record<string, string> = {}) => {
    const item = element('button', { type: 'button', ...attributes }, label);
    item.addEventListener('click', () => {
      dialog.close();
      chosen();
    });
    return element('li', {}, item);
  };

  words.label(() => {
    button.setAttribute('aria-label', words.say('menu'));
    heading.textContent = words.say('menu');
    close.setAttribute('aria-label', words.say('close'));
    languageHeading.textContent = words.say('language');
    asks.replaceChildren(
      ...commands.map((name) =>
        entry(words.say(`ask-${name}`), () => command(words.say(`ask-${name}`), { command: name })),
      ),
    );
    languages.replaceChildren(
      ...words.languages.map(({ tag, name }) =>
        entry(name, () => command(name, { command: 'language', to: tag }), {
          lang: tag,
          ...(tag === words.language.tag ? { 'aria-current': 'true' } : {}),
        }),
      ),
    );
    papers.replaceChildren(
      entry(words.say('print'), () => window.print()),
      entry(words.say('ask-export'), () => command(words.say('ask-export'), { command: 'export' })),
      entry(words.say('ask-delete'), () => command(words.say('ask-delete'), { command: 'delete' }), {
        class: 'grave',
      }),
    );
  });

  button.addEventListener('click', () => dialog.showModal());
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });

  return {
    button,
    dialog,
    disable() {
      button.hidden = true;
    },
  };
}
