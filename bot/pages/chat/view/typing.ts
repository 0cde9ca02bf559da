import { element } from '../../shared/element.ts';
import type { Words } from '../words.ts';

export interface Typing {
  node: HTMLElement;
  /** An answer is awaited, or it has come. */
  await(awaited: boolean): void;
}

/** Most answers come faster than the eye would notice three dots. */
const noticeable = 350;
/** After this long the dots would promise something the page does not know. */
const longest = 20_000;

/** Three dots while the bot's answer is awaited. */
export function createTyping(words: Words): Typing {
  const node = element(
    'div',
    { class: 'typing', role: 'img', hidden: '' },
    element('span'),
    element('span'),
    element('span'),
  );
  words.label(() => node.setAttribute('aria-label', words.say('typing')));
  let begin: ReturnType<typeof setTimeout> | undefined;
  let end: ReturnType<typeof setTimeout> | undefined;
  return {
    node,
    await(awaited) {
      clearTimeout(begin);
      clearTimeout(end);
      if (!awaited) {
        node.hidden = true;
        return;
      }
      begin = setTimeout(() => {
        node.hidden = false;
      }, noticeable);
      end = setTimeout(() => {
        node.hidden = true;
      }, longest);
    },
  };
}
