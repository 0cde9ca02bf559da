import { type Item, is, meaningOf } from '../items.ts';

/**
 * "Germany, and Poland next year", "Ireland is planned": in the clause of some places it is said that nothing is sold
 * there yet. `first` is the item of the first place, `behind` the one behind the last.
 */
export function isPlanned(items: Item[], { first, behind }: { first: number; behind: number }): boolean {
  const before = items.slice(0, first).findLastIndex(endsClause) + 1;
  const end = items.slice(behind).findIndex(endsClause);
  // "UAE later Qatar": what leads to another place is said of that one.
  const leads = end !== -1 && isPlace(items[behind + end]);
  const clause = [
    ...items.slice(before, first),
    ...(leads ? [] : items.slice(behind, end === -1 ? items.length : behind + end)),
  ];
  // "We'll sell in Germany from next year on" alone is an answer of somebody who sells nowhere yet.
  const others = [...items.slice(0, before), ...(end === -1 ? [] : items.slice(behind + end))];
  return (
    (clause.some(isLater) || clause.some((_, at) => isMonthToCome(clause, at))) &&
    others.some((item) => is(item, 'country'))
  );
}

function isLater(item: Item): boolean {
  return is(item, 'market-later') || Number(meaningOf(item, 'relative-year')) > 0;
}

/** "Mars prochain", gelecek mart */
function isMonthToCome(clause: Item[], at: number): boolean {
  const beside = [clause[at - 1], clause[at + 1]];
  return is(clause[at], 'month') && beside.some((item) => is(item, 'coming') || is(item, 'future'));
}

function endsClause(item: Item): boolean {
  const signs = ['comma', 'dot', 'semicolon', 'line', 'but', 'and', 'open', 'close'];
  return isPlace(item) || signs.some((tag) => is(item, tag));
}

function isPlace(item: Item | undefined): boolean {
  return is(item, 'country') || is(item, 'city');
}
