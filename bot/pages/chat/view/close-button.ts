import { element } from '../../shared/element.ts';
import { icon } from '../icon.ts';
import type { Words } from '../words.ts';

/** Closes the frame the page is shown in; so does Esc, unless something nearer takes it. */
export function createCloseButton(words: Words, close: () => void): HTMLElement {
  const button = element('button', { type: 'button', class: 'round' }, icon('close'));
  words.label(() => button.setAttribute('aria-label', words.say('close')));
  button.addEventListener('click', close);
  document.addEventListener('keydown', (event) => {
    const isTaken = event.defaultPrevented || document.querySelector('dialog[open]') !== null;
    if (event.key === 'Escape' && !isTaken) close();
  });
  return button;
}
