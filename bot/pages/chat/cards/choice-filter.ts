import { element } from '../../shared/element.ts';
import type { Words } from '../words.ts';

/** A list this long is looked through by eye; a longer one gets a search field. */
const searchable = 12;

/** Puts a search field above a long list of checkboxes. Chosen ones stay in sight whatever is searched. */
export function addChoiceFilter(list: HTMLElement, words: Words): void {
  const rows = [...list.children].filter((row) => row instanceof HTMLElement);
  if (rows.length <= searchable) return;
  list.classList.add('long-list');
  const search = element('input', {
    type: 'search',
    class: 'choice-filter',
    autocomplete: 'off',
    'aria-label': words.say('findInList'),
    placeholder: words.say('findInList'),
  });
  const none = element('p', { class: 'choice-none', role: 'status' });
  list.before(search, none);

  const plain = (text: string) =>
    text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase(words.language.tag);
  search.addEventListener('input', () => {
    const sought = plain(search.value.trim());
    let found = 0;
    for (const row of rows) {
      const matches = plain(row.textContent ?? '').includes(sought);
      const chosen = row.querySelector('input')?.checked === true;
      row.hidden = !matches && !chosen;
      if (matches) found++;
    }
    none.textContent = found === 0 ? words.say('nothingFound') : '';
  });
  // Enter in a search field would otherwise do nothing useful; it chooses the only match.
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const matches = rows.filter((row) => plain(row.textContent ?? '').includes(plain(search.value.trim())));
    const [only] = matches;
    if (matches.length === 1 && only) only.querySelector('input')?.click();
  });
}
