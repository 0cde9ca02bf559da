import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { clausesOf, type Part } from './parts.ts';

/** Whether a number is a stretch ("2 to 3 in presales, 5 in aftersales") or one to come ("we hire two next month"). */
export function isLeftOpen(parts: Part[], items: Item[]): boolean {
  return isStretch(parts, items) || isToCome(parts, items);
}

/** Two numbers with "to" between, beside a third: 2-3 + 5 is no sum. */
function isStretch(parts: Part[], items: Item[]): boolean {
  const counts = parts.filter((part) => part.kind === 'count');
  if (counts.length < 3) return false;
  return counts.some((high, index) => {
    const low = counts[index - 1];
    if (low === undefined || low.count >= high.count) return false;
    const between = items.slice(low.at + 1, high.at).filter((item) => !isFiller(item) && !is(item, 'person'));
    const [link, other] = between;
    return other === undefined && ['until', 'dash', 'tilde', 'or'].some((tag) => is(link, tag));
  });
}

/** A number in a clause with "next month" counts people who are not there yet. */
function isToCome(parts: Part[], items: Item[]): boolean {
  if (!items.some(isAhead)) return false;
  let at = 0;
  return clausesOf(parts, items, clauseEnds).some((own, index) => {
    const start = at;
    if (index > 0) at++;
    while (at < items.length && !clauseEnds.some((tag) => is(items[at], tag))) at++;
    return (
      items.slice(start, at).some(isAhead) && own.some((part) => part.kind === 'count' && part.count > 0)
    );
  });
}

const clauseEnds = ['comma', 'semicolon', 'dot', 'line', 'but'];

function isAhead(item: Item): boolean {
  return ['relative-month', 'relative-year'].some((tag) => Number(meaningOf(item, tag) ?? 0) > 0);
}
