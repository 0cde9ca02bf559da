import { element } from '../../shared/element.ts';
import type { Words } from '../words.ts';

export interface LayoutParts {
  header: HTMLElement;
  banner: HTMLElement;
  /** The conversation: what was said, and what may be answered to the newest of it. */
  conversation: HTMLElement[];
  /** What stays at the lower edge. */
  dock: HTMLElement[];
  menu: HTMLElement;
}

export interface Layout {
  /** Puts this in the place of the conversation, without anything to write with. */
  replace(ending: HTMLElement): void;
}

/** Puts the parts into the page in the order in which they are read and reached by the keyboard. */
export function layOut(place: HTMLElement, words: Words, parts: LayoutParts): Layout {
  const skip = element('a', { class: 'skip', href: '#answer' });
  words.label(() => {
    skip.textContent = words.say('skip');
  });
  const main = element('main', {}, ...parts.conversation);
  const dock = element('div', { class: 'dock' }, ...parts.dock);
  // With the header, so that it is seen wherever one reads.
  parts.header.append(parts.banner);
  place.replaceChildren(skip, parts.header, main, dock, parts.menu);
  return {
    replace(ending) {
      skip.remove();
      dock.remove();
      main.replaceChildren(ending);
      ending.querySelector('h2')?.focus();
    },
  };
}
