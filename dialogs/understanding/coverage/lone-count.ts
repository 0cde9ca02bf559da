import { type Item, is } from '../items.ts';
import { isOfBreak } from './breaks.ts';
import type { ClockRange } from './clock.ts';
import { tellsDays } from './tells-days.ts';

/** "20% off for 3 to 5 licences": small numbers with no days and no word of hours beside them. */
export function isLoneCount(items: Item[], { from, first, behind }: ClockRange): boolean {
  const words = items.slice(first, behind);
  const tells = ['am', 'pm', 'oclock', 'hour', 'colon', 'noon', 'midnight', 'part-before', 'clock', 'half'];
  const told = words.some((item) => tells.some((tag) => is(item, tag)));
  const closing = items.some((item) => isOfBreak(item) || is(item, 'except') || is(item, 'unstaffed'));
  return from > 0 && from < earliest && !told && !closing && !items.some((item) => tellsDays(item));
}

/** In minutes since midnight: nobody opens earlier without saying that it is in the morning. */
const earliest = 6 * 60;
