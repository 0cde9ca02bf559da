import { type Item, is, isFiller, meaningOf } from '../items.ts';

/** "Opened in September 2018, registered in June of the same year": the words stand for the year named before them. */
export function withSameYear(items: Item[]): Item[] {
  if (!items.some((item) => is(item, 'same-year'))) return items;
  let year: string | undefined;
  return items.map((item, at) => {
    const digits = meaningOf(item, 'digits') ?? '';
    if (/^(?:19|20)\d\d$/.test(digits)) year = digits;
    if (!is(item, 'same-year') || year === undefined || !isBesideMonth(items, at)) return item;
    return { ...item, meanings: ['number', 'digits'].map((tag) => ({ tag, value: year ?? '' })) };
  });
}

/** Alone, the words only say again when it was. */
function isBesideMonth(items: Item[], at: number): boolean {
  let before = at - 1;
  while (isFiller(items[before]) && !is(items[before], 'month')) before--;
  return [before, at + 1].some((place) => is(items[place], 'month'));
}
