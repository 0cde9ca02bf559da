import { element } from '../../shared/element.ts';
import { markdownNodes } from '../../shared/markdown.ts';
import type { Words } from '../words.ts';

/** What stands in the place of the conversation when there is none any more: why, and the way to a new one. */
export function createEnding(words: Words, farewell: string | undefined): HTMLElement {
  const heading = element('h2', { tabindex: '-1' });
  const text = element('div', { class: 'words' });
  const button = element('button', { type: 'button', class: 'main-button' });
  words.label(() => {
    heading.textContent = words.say(farewell === undefined ? 'goneTitle' : 'erasedTitle');
    text.replaceChildren(
      ...markdownNodes(farewell ? farewell : words.say(farewell === undefined ? 'goneText' : 'erasedText')),
    );
    button.textContent = words.say('startNew');
  });
  button.addEventListener('click', () => location.assign(location.pathname + location.search));
  return element('section', { class: 'ending' }, heading, text, button);
}
