import { type Item, is } from '../items.ts';
import { clausesOf, hasAny, isDenial, isNegative } from './clauses.ts';

const agreeing = ['yes', 'yes-alone', 'no-problem', 'consent-yes', 'consent-accepts', 'consent-then-signs'];

/**
 * Whether an agreement is bargained for in words that hold no "if": "drop the exclusivity and we'll sign", "only then
 * would we sign".
 */
export function bargains(items: Item[]): boolean {
  const clauses = clausesOf(items);
  return (
    clauses.some(agreesOnlyThen) ||
    clauses.some(agreesIfSo) ||
    clauses.some(isPriced) ||
    refusesUnless(items) ||
    asksForChange(items, clauses)
  );
}

/** "We sign | only after that", 我们才签: the limit and what it limits stand in one clause. */
function agreesOnlyThen(clause: Item[]): boolean {
  return (
    hasAny(clause, ['consent-then-signs']) || (hasAny(clause, ['consent-only']) && hasAny(clause, agreeing))
  );
}

/** "The accountant is fine with it *then* we sign" (thì, 就): what stands before the word is the condition. */
function agreesIfSo(clause: Item[]): boolean {
  const then = clause.findIndex((item) => is(item, 'consent-then'));
  return (
    hasAny(clause.slice(0, Math.max(then, 0)), [
      'consent-decider',
      'decider',
      'consent-part',
      'consent-changes',
    ]) && hasAny(clause.slice(then + 1), agreeing)
  );
}

/** So many unknown words may stand beside a number that is a demand: its unit. */
const mostUnits = 1;

/** "12 months and you have a deal": nothing but a number stands before "and". */
function isPriced(clause: Item[]): boolean {
  const and = clause.findIndex((item) => is(item, 'and'));
  const before = clause.slice(0, Math.max(and, 0));
  return (
    hasAny(before, ['number', 'digits']) &&
    before.filter((item) => item.meanings.length === 0).length <= mostUnits &&
    !hasAny(before, [...agreeing, 'consent-done', 'consent-praise']) &&
    hasAny(clause.slice(and + 1), agreeing)
  );
}

/** "No, | unless the penalty goes": what would turn the no into a yes is said. */
function refusesUnless(items: Item[]): boolean {
  return hasAny(items, ['consent-unless']) && hasAny(items, [...agreeing, 'no', 'no-alone']);
}

/** "Remove clause 5 and we sign"; "nothing to change, we sign" asks for none. */
function asksForChange(items: Item[], clauses: Item[][]): boolean {
  const changed = clauses.filter((clause) => hasAny(clause, ['consent-changes']));
  if (changed.length === 0 || changed.some((clause) => clause.some(denies))) return false;
  return items.some(
    (item) => !is(item, 'consent-changes') && agreeing.some((tag) => is(item, tag)) && !denies(item),
  );
}

function denies(item: Item): boolean {
  return isDenial(item) || isNegative(item) || is(item, 'consent-denies-after');
}
