import { type Item, is } from '../items.ts';

/**
 * "There were three, one has left. Now two in presales and one in support": the words from "now" on, where they tell
 * both roles, or a total of people whose roles were not told before either.
 */
export function toldOfToday(items: Item[]): Item[] | undefined {
  const now = items.findIndex((item) => is(item, 'nowadays') && !is(item, 'formerly'));
  const before = items.slice(0, Math.max(now, 0));
  if (!has(before, ['formerly', 'has-left'])) return undefined;
  const today = items.slice(now).filter((item, at) => at > 0 || is(item, 'number'));
  const complete =
    has(today, ['pre-sales', 'maybe-pre-sales']) && has(today, ['after-sales', 'maybe-after-sales']);
  return complete || (!has(items, roles) && has(today, ['number'])) ? today : undefined;
}

const roles = [
  'pre-sales',
  'after-sales',
  'maybe-pre-sales',
  'maybe-after-sales',
  'both-roles',
  'correction',
];

function has(items: Item[], tags: string[]): boolean {
  return items.some((item) => tags.some((tag) => is(item, tag)));
}
