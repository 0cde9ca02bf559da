import { element } from '../../shared/element.ts';
import { icon } from '../icon.ts';
import type { Words } from '../words.ts';

/** The longest message the bot takes, in UTF-16 units. */
const limit = 10_000;

/** Where a person writes: Enter sends, Shift+Enter breaks the line, too long is said before it is sent. */
export function createComposer(words: Words, send: (text: string) => void): HTMLFormElement {
  const text = element('textarea', {
    id: 'answer',
    rows: '1',
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
  const button = element('button', { type: 'submit', class: 'send', disabled: '' }, icon('send'));
  const note = element('p', { class: 'note', id: 'answer-note', role: 'status' });
  const node = element('form', { class: 'composer' }, element('div', { class: 'field' }, text, button), note);
  text.setAttribute('aria-describedby', note.id);

  const inspect = () => {
    const { length } = text.value;
    const tooLong = length > limit;
    const number = new Intl.NumberFormat(words.language.tag);
    note.textContent = tooLong
      ? words.say('tooLong', { length: number.format(length), limit: number.format(limit) })
      : '';
    text.setAttribute('aria-invalid', String(tooLong));
    // With "auto" an empty field would run from left to right, and its placeholder with it.
    text.dir = text.value === '' ? '' : 'auto';
    button.disabled = tooLong || text.value.trim() === '';
    if (CSS.supports('field-sizing', 'content')) return;
    text.style.height = 'auto';
    if (text.value !== '') text.style.height = `${text.scrollHeight}px`;
  };

  words.label(() => {
    text.placeholder = words.say('writeHere');
    node.setAttribute('aria-label', words.say('yourAnswer'));
    text.setAttribute('aria-label', words.say('yourAnswer'));
    button.setAttribute('aria-label', words.say('send'));
    inspect();
  });
  text.addEventListener('input', inspect);
  text.addEventListener('keydown', (event) => {
    // While an input method composes, Enter takes its suggestion.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    node.requestSubmit();
  });
  node.addEventListener('submit', (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (said === '' || text.value.length > limit) return;
    text.value = '';
    inspect();
    send(said);
  });

  return node;
}
