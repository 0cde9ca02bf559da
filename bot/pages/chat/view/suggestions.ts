import { element } from '../../shared/element.ts';
import type { Suggestion } from '../activity.ts';
import type { Words } from '../words.ts';

export interface Suggestions {
  node: HTMLElement;
  show(suggestions: Suggestion[], language: string | undefined): void;
}

/**
 * The buttons under the newest message: one stop for Tab, arrows move among them, Home and End jump. They are
 * gone once something was said.
 */
export function createSuggestions(words: Words, choose: (suggestion: Suggestion) => void): Suggestions {
  const node = element('div', { class: 'suggestions', role: 'group', hidden: '' });
  words.label(() => node.setAttribute('aria-label', words.say('suggestions')));

  node.addEventListener('keydown', (event) => {
    const buttons = [...node.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const next = nextPlace(event.key, at, buttons.length, document.documentElement.dir === 'rtl');
    const button = next === undefined ? undefined : buttons[next];
    if (!button) return;
    event.preventDefault();
    for (const other of buttons) other.tabIndex = other === button ? 0 : -1;
    button.focus();
  });

  return {
    node,
    show(suggestions, language) {
      const buttons = suggestions.map((suggestion, at) => {
        const button = element(
          'button',
          { type: 'button', class: suggestion.quiet ? 'chip quiet' : 'chip', dir: 'auto' },
          suggestion.title,
        );
        button.tabIndex = at === 0 ? 0 : -1;
        button.addEventListener('click', () => choose(suggestion));
        return button;
      });
      node.lang = language ?? '';
      node.hidden = buttons.length === 0;
      node.replaceChildren(...buttons);
    },
  };
}

function nextPlace(key: string, at: number, count: number, rightToLeft: boolean): number | undefined {
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const backward = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  if (count === 0) return undefined;
  if (key === forward || key === 'ArrowDown') return (at + 1) % count;
  if (key === backward || key === 'ArrowUp') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}
