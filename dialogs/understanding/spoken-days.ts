import { type Item, is, meaningOf } from './items.ts';

/**
 * Korean 삼월 십일 is the tenth of March: behind a month, a number in words that ends in 일 ("one", and "day") is one
 * less and a day, unless the day is named behind it, as in 삼월 십일일.
 */
export function withSpokenDays(items: Item[]): Item[] {
  return items.map((item, at) => {
    const before = items[at - 1];
    const number = Number(meaningOf(item, 'number') ?? Number.NaN);
    const isSpoken = number > 10 && number < 32 && number % 10 === 1 && item.raw.endsWith('일');
    const behindMonth = is(before, 'month') || is(before, 'month-mark');
    if (!isSpoken || !behindMonth || is(items[at + 1], 'day-mark')) return item;
    const meanings = item.meanings.map((meaning) =>
      meaning.tag === 'number' ? { ...meaning, value: String(number - 1) } : meaning,
    );
    return { ...item, meanings };
  });
}
