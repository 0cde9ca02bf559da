import { type Item, is, isFiller, meaningOf } from '../items.ts';

/**
 * "3 and 4, from January 5", "3 and 4, soon 5": what is to come is taken away where two numbers of now stand before.
 * Undefined if all of it is to come.
 */
export function withoutLater(items: Item[]): Item[] | undefined {
  if (numbersIn(items) < 2) return items;
  if (isLater(items, 0) && !is(items[0], 'soon')) return undefined;
  const start = items.findIndex((_, at) => at > 0 && beginsClause(items, at) && isLater(items, at));
  if (start < 0 || numbersIn(items.slice(0, start)) < 2) return items;
  const length = items.slice(start).findIndex((item) => ends.some((tag) => is(item, tag)));
  const end = length < 0 ? items.length : start + length;
  // "From January" alone says when the others come.
  const told = items.slice(start, end).findLast((item) => !isFiller(item) && !is(item, 'person'));
  if (!is(told, 'number')) return items;
  return [...items.slice(0, start), ...items.slice(end)];
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but', 'open', 'close'];

/** Behind a sign, or behind a space where a script writes none between words. */
function beginsClause(items: Item[], at: number): boolean {
  const before = items[at - 1];
  const after = ends.some((tag) => is(before, tag)) || (is(before, 'and') && isSign(items[at - 2]));
  return after || (/^\p{Script=Thai}/u.test(items[at]?.raw ?? '') && items[at]?.glued === false);
}

function isSign(item: Item | undefined): boolean {
  return ['comma', 'semicolon', 'dot', 'line'].some((tag) => is(item, tag));
}

/** "From January", 1月から, "next month", "soon". */
function isLater(items: Item[], at: number): boolean {
  const near = items.slice(at, at + farthest);
  const [first, second] = near;
  if (is(first, 'soon') || isAhead(first)) return true;
  const from = near.findIndex((item) => is(item, 'from-then'));
  const month = near.findIndex(
    (item, index) => is(item, 'month') || isAhead(item) || is(near[index + 1], 'month-mark'),
  );
  // A month of a year that is named may be over.
  if (month < 0 || near.slice(month).some((item) => /^(?:19|20)\d\d$/u.test(meaningOf(item, 'digits') ?? '')))
    return false;
  const leads = is(first, 'number') ? is(second, 'month-mark') : from === 0 || month === 0;
  return leads && from >= 0;
}

/** Items between the sign and the month: "and then from the month of January". */
const farthest = 4;

function isAhead(item: Item | undefined): boolean {
  return ['relative-month', 'relative-year'].some((tag) => Number(meaningOf(item, tag) ?? 0) > 0);
}

function numbersIn(items: Item[]): number {
  return items.filter((item) => is(item, 'number')).length;
}

/**
 * "Fifteen in all, I would have to look how they are divided": the number, where nothing stands beside it but what is
 * known, and every other clause says that the speaker does not know more. Undefined if it is said otherwise.
 */
export function totalBesideDoubt(items: Item[]): number | undefined {
  const clauses = clausesIn(items);
  const counting = clauses.filter((own) => numbersIn(own) > 0);
  const [own, another] = counting;
  if (own === undefined || another || clauses.length < 2 || numbersIn(own) > 1) return undefined;
  const strange = own.filter(({ meanings }) => meanings.length === 0).length;
  const sure = strange < 2 && !own.some((item) => ofRoles.some((tag) => is(item, tag)));
  const isTotal =
    own.some((item) => is(item, 'in-total')) && own.every((item) => !is(item, 'more') && !is(item, 'less'));
  const doubted = clauses
    .filter((clause) => clause !== own)
    .every((clause) => isDoubt(clause) && !clause.some((item) => is(item, 'as-many') || is(item, 'of-them')));
  if (!sure || !isTotal || !doubted) return undefined;
  const number = own.find((item) => is(item, 'number'));
  return Number(meaningOf(number, 'number'));
}

function isDoubt(clause: Item[]): boolean {
  const denied = ['negation', 'not', 'no', 'nobody', 'less', 'unsure'].some((tag) =>
    clause.some((item) => is(item, tag)),
  );
  if (denied && clause.some((item) => is(item, 'division'))) return true;
  return clause.some((item) => is(item, 'unsure') || is(item, 'to-look-up') || is(item, 'unsplit'));
}

const ofRoles = ['pre-sales', 'after-sales', 'both-roles', 'negation', 'not'];

function clausesIn(items: Item[]): Item[][] {
  const clauses: Item[][] = [[]];
  for (const item of items) {
    if (ends.some((tag) => is(item, tag))) clauses.push([]);
    else clauses.at(-1)?.push(item);
  }
  return clauses.filter((clause) => clause.length > 0);
}
