import { type Item, is, meaningOf } from '../items.ts';

/**
 * "There were three, one has left. Now two in presales and one in support": the words from "now" on, where they tell
 * both roles, or a total of people whose roles were not told before either. So it is where what is to come is told
 * first: "from January five of us, right now two in presales and one in support".
 */
export function toldOfToday(items: Item[]): Item[] | undefined {
  const now = items.findIndex((item) => is(item, 'nowadays') && !is(item, 'formerly'));
  const before = items.slice(0, Math.max(now, 0));
  const later = before.some(isLater);
  if (!later && !has(before, ['formerly', 'has-left'])) return undefined;
  const today = items.slice(now).filter((item, at) => at > 0 || is(item, 'number'));
  const complete =
    has(today, ['pre-sales', 'maybe-pre-sales']) && has(today, ['after-sales', 'maybe-after-sales']);
  return complete || (!later && !has(items, roles) && has(today, ['number'])) ? today : undefined;
}

function isLater(item: Item): boolean {
  if (['from-then', 'will-have', 'soon', 'to-hire'].some((tag) => is(item, tag))) return true;
  return ['relative-month', 'relative-year'].some((tag) => Number(meaningOf(item, tag) ?? 0) > 0);
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
