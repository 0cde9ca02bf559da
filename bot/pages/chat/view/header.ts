import { element } from '../../shared/element.ts';
import type { Message } from '../activity.ts';
import { icon } from '../icon.ts';
import type { Words } from '../words.ts';

export interface Header {
  node: HTMLElement;
  /** Follows the questions of the bot; a message without one changes nothing. */
  follow(message: Message): void;
  clear(): void;
}

type Progress = { number: number; of: number } | 'result' | undefined;

/** Who one speaks with, how far one is, and the menu's button. */
export function createHeader(words: Words, controls: HTMLElement[]): Header {
  const title = element('h1');
  const where = element('p', { class: 'where' });
  const bar = element('div', { class: 'progress', role: 'progressbar', 'aria-valuemin': '0', hidden: '' });
  const names = element('div', { class: 'names' }, title, where);
  const node = element(
    'header',
    { class: 'bar' },
    element(
      'div',
      { class: 'bar-row' },
      element('span', { class: 'mark' }, icon('mark')),
      names,
      ...controls,
    ),
    bar,
  );
  let progress: Progress;

  const show = () => {
    title.textContent = words.say('title');
    bar.hidden = progress === undefined;
    const of = progress === undefined || progress === 'result' ? 1 : progress.of;
    const done = progress === undefined ? 0 : progress === 'result' ? 1 : progress.number - 1;
    const number = new Intl.NumberFormat(words.language.tag);
    where.textContent =
      progress === undefined
        ? words.say('subtitle')
        : progress === 'result'
          ? words.say('atResult')
          : words.say('atQuestion', {
              number: number.format(progress.number),
              of: number.format(progress.of),
            });
    bar.setAttribute('aria-label', words.say('progress'));
    bar.setAttribute('aria-valuemax', String(of));
    bar.setAttribute('aria-valuenow', String(done));
    bar.setAttribute('aria-valuetext', where.textContent);
    bar.replaceChildren(
      ...Array.from({ length: of }, (_, at) => element('span', { class: step(at, done, progress) })),
    );
  };
  words.label(show);

  return {
    node,
    follow(message) {
      const next = message.result ? 'result' : message.question;
      if (next === undefined) return;
      progress = next;
      show();
    },
    clear() {
      progress = undefined;
      show();
    },
  };
}

function step(at: number, done: number, progress: Progress): string {
  if (at < done) return 'done';
  return at === done && progress !== 'result' ? 'current' : 'open';
}
