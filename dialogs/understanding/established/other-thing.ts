import { type Item, is, isFiller } from '../items.ts';

/**
 * Whether a word names another thing that may have a time of its own. "The software company", "la società di software",
 * 软件公司 is none: the thing says of what kind the company is.
 */
export function isOtherThing(clause: Item[], at: number): boolean {
  if (!is(clause[at], 'other-thing')) return false;
  const next = isFiller(clause[at + 1]) && !is(clause[at + 1], 'legal-form') ? at + 2 : at + 1;
  const joined = /^d/i.test(clause[at - 1]?.raw ?? '') && isFiller(clause[at - 1]);
  return !is(clause[next], 'legal-form') && !is(clause[joined ? at - 2 : at - 1], 'legal-form');
}
