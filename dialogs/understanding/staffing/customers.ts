import { type Item, is, meaningOf } from '../items.ts';

/** "2 and 5. We have 30,000 customers": so many customers, in a clause that names nobody else, are no staff. */
export function withoutCustomers(items: Item[]): Item[] {
  const customers = items.findIndex(
    (item, at) => is(item, 'market-word') && is(item, 'counted') && isMany(items[at - 1]),
  );
  if (customers < 0) return items;
  const isEnd = (item: Item, at: number): boolean =>
    ends.some((tag) => is(item, tag)) && !(is(items[at + 1], 'digits') && items[at + 1]?.glued);
  const start = items.findLastIndex((item, at) => at < customers && isEnd(item, at));
  const length = items.slice(customers).findIndex((item, at) => isEnd(item, customers + at));
  const end = length < 0 ? items.length : customers + length;
  const clause = items.slice(start + 1, end);
  const named = clause.some((item) => ofStaff.some((tag) => is(item, tag)));
  return start < 0 || named ? items : [...items.slice(0, start), ...items.slice(end)];
}

/** Whether a number, or the last three digits of one, is more than somebody would look after: 240, 30 000. */
function isMany(item: Item | undefined): boolean {
  const digits = meaningOf(item, 'digits') ?? meaningOf(item, 'number') ?? '';
  return digits.length > 2 || Number(digits) >= 20;
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but', 'open', 'close'];
const ofStaff = ['pre-sales', 'after-sales', 'both-roles', 'person', 'relation'];
