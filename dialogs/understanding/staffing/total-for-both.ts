import { type Item, is, isFiller } from '../items.ts';
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
  const named = bothNamed.test(items[both.at]?.raw ?? '');
  const summed = said('in-total') && (said('unsplit') || named || isForThings(items, both.at));
  if (!summed && !(named && said('unsplit'))) return undefined;
  return together.some(said) ? undefined : count.count;
}

/** Words that say that they do both: "all of them", "the same". */
const together = ['each', 'same', 'same-person', 'same-people', 'jointly', 'in-turns', 'as-well'];

/** "For both areas", not what somebody does. */
function isForThings(items: Item[], at: number): boolean {
  const raw = items[at]?.raw ?? '';
  let before = at - 1;
  while (is(items[before], 'filler') && !forWords.test(items[before]?.raw ?? '')) before--;
  return forWords.test(raw) || (isFiller(items[before]) && forWords.test(items[before]?.raw ?? ''));
}

const forWords = /^(?:for|para|pour|für|per|untuk|buat|cho|на|для|in|em|en|dans|im|bei)(?:$|\s)/iu;
const bothNamed = /^(?:pré|pre|avant|vor|قبل|ก่อน|pra|trước|販売前|판매 전|售前)/iu;
