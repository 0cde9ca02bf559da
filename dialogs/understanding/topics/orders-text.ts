import { type Item, is } from '../items.ts';
import type { Themes } from './find-themes.ts';

/**
 * "Summarise the contract for me, I can't read on the bus", "send me the full text first": what is wanted is the text,
 * and nothing is said of signing it. "Send me the contract and I sign" bargains.
 */
export function ordersText(sentence: Item[], { asks, found }: Themes): boolean {
  const says = (tags: string[]): boolean => sentence.some((item) => tags.some((tag) => is(item, tag)));
  if (found.has('sign') || says(['yes', 'no-problem'])) return false;
  if (found.has('sum-up')) return true;
  const ofText = ['the-text', 'whole', 'see'].some((theme) => found.has(theme));
  return asks && ofText && found.has('send') && found.has('contract') && !says(['condition']);
}
