import { type Item, is, isFiller } from '../items.ts';

/**
 * "Two in each, and the team lead does both", 还有个实习生两边都帮忙: in a clause of its own behind the others, somebody
 * told by a title is a person like one who is told by a name.
 */
export function withSomebodyForBoth(items: Item[]): Item[] {
  const both = items.findLastIndex((item) => is(item, 'both-roles'));
  if (both < 2) return items;
  const rest = items.slice(both + 1);
  if (rest.some((item) => isCounting(item) || is(item, 'and'))) return items;
  const { who, start, end } = whoDoesBoth(items, both);
  if (!isTitle(items, who)) return items;
  const before = items.slice(0, start).findLast((item) => !isSmall(item) && !is(item, 'article'));
  const apart = before !== undefined && !isCounting(items[who]) && ends.some((tag) => is(before, tag));
  const told = items
    .slice(0, start)
    .some((item) => isCounting(item) || is(item, 'pre-sales') || is(item, 'after-sales'));
  if (!apart || !told) return items;
  return items.flatMap((item, at) => {
    if (at > who && at < end) return [];
    return at === who ? [{ ...item, meanings: [{ tag: 'relation', value: '' }] }] : [item];
  });
}

/** Who stands before "both", where their clause starts, and where what only says them again ends. */
function whoDoesBoth(items: Item[], both: number): { who: number; start: number; end: number } {
  // İkisine de bakan joker: the floater behind what he does.
  if (is(items[both], 'floater') && is(items[both - 1], 'both-roles'))
    return { who: both, start: both - 1, end: both };
  let who = both - 1;
  while (who > 0 && (isSmall(items[who]) || is(items[who], 'third-person'))) who--;
  // "…, and we have a floater, he does both"
  const again = is(items[who], 'comma') && is(items[who - 1], 'floater');
  return again ? { who: who - 1, start: who - 1, end: both } : { who, start: who, end: who };
}

/** "The boss" is one person; an intern only where one is told of. */
function isTitle(items: Item[], at: number): boolean {
  const item = items[at];
  if (is(item, 'relation') || is(item, 'name') || is(item, 'myself')) return false;
  if (['leader', 'head', 'decider'].some((tag) => is(item, tag))) return true;
  const isOne = is(items[at - 1], 'article') || is(item, 'one-person');
  if (is(item, 'floater')) return !isCounting(items[at - 1]) && !is(items[at - 1], 'including');
  return (is(item, 'work-kind') || is(item, 'person')) && isOne;
}

function isSmall(item: Item | undefined): boolean {
  return isFiller(item) || ['as-well', 'too', 'also', 'polite'].some((tag) => is(item, tag));
}

function isCounting(item: Item | undefined): boolean {
  return is(item, 'number') && !is(item, 'article');
}

const ends = [
  'comma',
  'semicolon',
  'dot',
  'line',
  'and',
  'plus',
  'but',
  'number',
  'each',
  'after-sales',
  'pre-sales',
];
