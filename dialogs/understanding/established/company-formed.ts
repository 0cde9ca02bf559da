import { type Item, is, meaningOf } from '../items.ts';
import { clauseAround } from './stretch.ts';

/**
 * "Last August we went from sole trader to limited company", 2016年に株式会社にしました: becoming a company is when it was
 * founded. `legal-form` is such a form; `legal-form:any`, a word for any company, counts only behind a sole trader.
 */
export function withCompanyFormed(items: Item[]): Item[] {
  if (!items.some((item) => is(item, 'legal-form'))) return items;
  const formed = new Set(items.flatMap((_, at) => (isFormed(items, at) ? [at] : [])));
  if (formed.size === 0) return items;
  return items.map((item, at) => {
    if (formed.has(at)) return { ...item, meanings: [...item.meanings, founded] };
    if (!is(item, 'becomes')) return item;
    return { ...item, meanings: item.meanings.filter(({ tag }) => tag !== 'other-event') };
  });
}

const founded = { tag: 'founded', value: '' };

/** At most so many words stand between the word for becoming and the form. */
const farthest = 3;

function isFormed(items: Item[], at: number): boolean {
  const form = meaningOf(items[at], 'legal-form');
  if (form === undefined) return false;
  const clause = clauseAround(items, { from: at, to: at + 1 });
  const place = clause.findIndex((item) => item.start === items[at]?.start);
  const [before, behind] = [clause.slice(0, place), clause.slice(place + 1)];
  // "SRL set up in 2014, turned into a SpA in 2019" was a company before.
  const earlier = items.slice(0, at);
  const wasFormed = earlier.some((item) => is(item, 'founded') || meaningOf(item, 'legal-form') === '');
  const says = (words: Item[], tag: string): boolean => words.some((item) => is(item, tag));
  // "2014 as a partnership or 2019 when it became a Pty, you tell me"
  if (open.some((tag) => says(clause, tag)) || says(earlier, 'or')) return false;
  if (says(before, 'sole-trader')) return true;
  return (
    form === '' &&
    !wasFormed &&
    (says(before.slice(-farthest), 'becomes') || says(behind.slice(0, 2), 'becomes'))
  );
}

/** Words by which it did not happen, or not yet, or to another company. */
const open = ['not', 'negation', 'future', 'coming', 'market-later', 'other-company', 'nobody'];
