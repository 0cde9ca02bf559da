import { type Item, is } from '../items.ts';

/**
 * Whether an hour beside such a word is one of the new day: "2 at night", and twelve at night or in the evening (12 بالليل,
 * 12 مساءً), which is midnight and no noon. "2 in the evening" is in the afternoon.
 */
export function isPastMidnight(word: Item | undefined, hour: number): boolean {
  if (hour === 12) return is(word, 'deep-night') || is(word, 'evening');
  return hour < 5 && is(word, 'deep-night');
}
