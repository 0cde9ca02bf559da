import { type Item, is } from './items.ts';
import { isSign } from './sentences.ts';

/**
 * "8 bulan min", "2 taun bos", "hai năm anh": a word for who is spoken to, at the end of a clause and right behind a
 * time or a number of people, says nothing else there: *min* is also "at least" and Sunday, *bos* also who decides.
 */
export function withAddress(items: Item[]): Item[] {
  return items.map((item, at) =>
    is(item, 'address') && endsClause(items[at + 1]) && isBehindUnit(items, at)
      ? { ...item, meanings: courtesy }
      : item,
  );
}

const courtesy = ['filler', 'polite'].map((tag) => ({ tag, value: '' }));

function endsClause(next: Item | undefined): boolean {
  return next === undefined || isSign(next) || is(next, 'but');
}

/** "8 bulan", "10 orang", "9-17", "2019"; "sab-min" is a stretch of days. */
function isBehindUnit(items: Item[], at: number): boolean {
  const [before, sign] = [items[at - 1], items[at - 2]];
  if (is(before, 'digits')) return before?.raw.length === 4 || stretches.some((tag) => is(sign, tag));
  const counted = is(sign, 'number') || is(sign, 'half') || is(sign, 'more');
  return (
    (counted && [...units, 'person'].some((tag) => is(before, tag))) ||
    ['am', 'pm', 'zone-name', 'round-the-clock'].some((tag) => is(before, tag))
  );
}

const units = ['year', 'month-unit', 'week', 'day', 'hour', 'oclock'];
const stretches = ['dash', 'until', 'colon', 'dot'];
