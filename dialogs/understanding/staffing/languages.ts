import { type Item, is } from '../items.ts';

/**
 * "…, but nobody speaks English", "…, two of whom speak French": who speaks a language, said behind both roles, is not
 * who does what.
 */
export function withoutLanguages(items: Item[]): Item[] {
  const spoken = items.findIndex((item) => is(item, 'language'));
  if (spoken < 0) return items;
  const isEnd = (item: Item): boolean => ends.some((tag) => is(item, tag));
  const sign = items.findLastIndex((item, at) => at < spoken && isEnd(item));
  const role = items.findLastIndex((item, at) => at < spoken && roles.some((tag) => is(item, tag)));
  // 그중 두 명은 영어: where no sign stands before them, "of them" begins what is left out.
  const ofThem = items.findLastIndex((item, at) => at < spoken && at > role && is(item, 'of-them'));
  const start = sign > role ? sign : ofThem;
  const length = items.slice(spoken).findIndex(isEnd);
  const end = length < 0 ? items.length : spoken + length;
  const told = items.slice(0, Math.max(start, 0));
  const complete = ['pre-sales', 'after-sales'].every((role) => told.some((item) => is(item, role)));
  const clause = items.slice(start, end);
  const some = clause.some((item) => ['nobody', 'number', 'of-them', 'each'].some((tag) => is(item, tag)));
  const named = clause.some((item) => roles.some((tag) => is(item, tag)));
  return complete && some && !named ? [...told, ...items.slice(end)] : items;
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but', 'open', 'close'];
const roles = ['pre-sales', 'after-sales', 'both-roles', 'maybe-pre-sales', 'maybe-after-sales'];
