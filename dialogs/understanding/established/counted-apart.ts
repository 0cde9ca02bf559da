import { type Item, is } from '../items.ts';
import type { Mention } from './mention.ts';

/**
 * "Three years and 240 customers", "over 300 customers and over 8 years": what has a number of its own is not what the
 * years are of; in front of them it has to be joined by "and".
 */
export function isCountedApart(items: Item[], thing: Item, { from, to }: Mention): boolean {
  const at = items.indexOf(thing);
  if (!is(items[at - 1], 'number')) return false;
  if (at > to) return !is(items[at - 1], 'article') && at - 1 >= to;
  return at < from && items.slice(at + 1, from).some((item) => is(item, 'and'));
}

/** "The company exists since 1994 and makes software": what an "and" begins behind the company's time is told besides. */
export function isToldBehind(items: Item[], thing: Item, { from, to }: Mention): boolean {
  const ofCompany = items.slice(0, from).some((item) => is(item, 'legal-form'));
  return ofCompany && items.slice(to, Math.max(to, items.indexOf(thing))).some((item) => is(item, 'and'));
}
