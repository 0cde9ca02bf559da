import { type Item, is } from '../items.ts';

/** "Eleven, since Monica left last week": why there are so many, behind the numbers of both roles, changes none of them. */
export function withoutReasons(items: Item[]): Item[] {
  const event = items.findIndex((item) => is(item, 'has-left') || is(item, 'has-joined'));
  if (event < 0) return items;
  const start = items.findLastIndex((item, at) => at < event && ends.some((tag) => is(item, tag)));
  const length = items.slice(event).findIndex((item) => ends.some((tag) => is(item, tag)));
  const end = length < 0 ? items.length : event + length;
  const [told, clause] = [items.slice(0, Math.max(start, 0)), items.slice(start + 1, end)];
  const because = clause.some((item) => reasons.some((tag) => is(item, tag)));
  const counts = told.filter((item) => is(item, 'number') || is(item, 'nobody')).length;
  const complete =
    counts > 1 && ['pre-sales', 'after-sales'].every((role) => told.some((item) => is(item, role)));
  return because && complete && !clause.some(isCounting) ? [...told, ...items.slice(end)] : items;
}

function isCounting(item: Item): boolean {
  return (
    ['number', 'pre-sales', 'after-sales', 'both-roles'].some((tag) => is(item, tag)) && !is(item, 'article')
  );
}

const reasons = ['because', 'reason', 'ever-since'];
const ends = ['comma', 'semicolon', 'dot', 'line', 'open', 'close'];
