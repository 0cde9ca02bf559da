import { type Item, is, meaningOf } from '../items.ts';

/**
 * "One does pre-sales, one after-sales, the third helps on both sides": the third is one more where those who were
 * counted before are two, whether or not a sum of three leads them.
 */
export function withNthCounted(items: Item[]): Item[] {
  const at = items.findIndex((_, index) => nthAt(items, index) >= fewest && doesBoth(items, index));
  if (at < 0) return items;
  const nth = nthAt(items, at);
  const [first, ...others] = items
    .slice(0, at)
    .flatMap(countIn)
    .filter((count) => count > 0);
  const counted = first === nth ? others : [first ?? 0, ...others];
  if (counted.reduce((sum, count) => sum + count, 0) !== nth - 1) return items;
  return items.flatMap((item, index): Item[] => {
    if (index === at) return [{ ...item, meanings: [{ tag: 'number', value: '1' }] }];
    return index === at + 2 && is(item, 'nth-mark') ? [] : [item];
  });
}

/** "Two", "otro", 1人が; but not the article of "the third". */
function countIn(item: Item): number[] {
  if (is(item, 'same-person')) return [1];
  const count = meaningOf(item, 'number') ?? (is(item, 'filler') ? undefined : meaningOf(item, 'article'));
  return count === undefined ? [] : [Number(count)];
}

/** "The second" and "the first" may tell an order. */
const fewest = 3;

/** Third, 3人目; 0 for any other word. */
function nthAt(items: Item[], at: number): number {
  const isMarked = is(items[at + 1], 'person') && is(items[at + 2], 'nth-mark');
  return Number(meaningOf(items[at], isMarked ? 'number' : 'ordinal') ?? 0);
}

/** In the same clause, with no other number. */
function doesBoth(items: Item[], at: number): boolean {
  const next = items
    .slice(at + 1)
    .find((item) => [...ends, 'number', 'both-roles'].some((tag) => is(item, tag)));
  return is(next, 'both-roles');
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but'];
