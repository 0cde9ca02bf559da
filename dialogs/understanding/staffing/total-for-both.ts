import { type Item, is } from '../items.ts';
import type { Part } from './parts.ts';

/**
 * "15 people in total for both areas", "10 altogether, counting pre and post, no split": a sum that both roles have
 * together, which says of nobody that he does both. Undefined where something says so, or no sum is told.
 */
export function totalForBoth(parts: Part[], items: Item[]): number | undefined {
  const [count, another] = parts.filter((part) => part.kind === 'count' && part.count > 0);
  const [both, other] = parts.filter((part) => part.kind === 'role');
  if (count?.kind !== 'count' || another || both?.roles.length !== 2 || other || count.count < 2)
    return undefined;
  const said = (tag: string): boolean => items.some((item, at) => at !== both.at && is(item, tag));
  const named = is(items[both.at], 'both-named');
  const summed = said('in-total') && (said('unsplit') || named || isForThings(items, both.at));
  // "Six between the two" are a sum by themselves.
  if (!summed && !(named && said('unsplit')) && !is(items[both.at], 'between-both')) return undefined;
  return together.some(said) ? undefined : count.count;
}

/** Words that say that they do both: "all of them", "the same". */
const together = ['each', 'same', 'same-person', 'same-people', 'jointly', 'in-turns', 'as-well'];

/** "For both areas", not what somebody does. */
function isForThings(items: Item[], at: number): boolean {
  let before = at - 1;
  while (is(items[before], 'filler') && !is(items[before], 'for-areas')) before--;
  return is(items[at], 'for-areas') || is(items[before], 'for-areas');
}
