import { type Item, is, isFiller } from '../items.ts';
import { isSurelyNamed, namesBetween } from './names.ts';
import type { Part } from './parts.ts';

/**
 * "Nobody dedicated in pre-sales, I do that myself; two in after-sales": whoever does what nobody is employed for counts.
 * `unclear` where somebody is named behind the denial in words that are not read.
 */
export function withStandIns(parts: Part[], items: Item[]): Part[] | 'unclear' {
  const nobody = parts.findIndex((part) => part.kind === 'count' && part.count === 0);
  const zero = parts[nobody];
  if (zero === undefined || parts.length < 3) return parts;
  const beside = [parts[nobody - 1], parts[nobody + 1]];
  const role = beside.find(
    (part) => part?.kind === 'role' && part.roles.length === 1 && isBeside(items, zero, part),
  );
  if (role === undefined) return parts;
  const start = Math.max(zero.at, role.at);
  const next = parts.find(({ kind, at }) => at > start && kind !== 'name');
  const end = next === undefined ? items.length : clauseStart(items, next.at);
  const own = parts.filter(
    ({ kind, at }) =>
      // "No support guy yet" is nobody.
      kind === 'name' && at > start && at < end && isSurelyNamed(items, at) && !is(items[at], 'person'),
  );
  if (own.length === 0) return parts;
  const words = items.slice(start + 1, end);
  // "Nobody in presales, I do not sell"
  if (words.some((item) => is(item, 'not') || is(item, 'negation') || is(item, 'other-job'))) return parts;
  const strange = words.filter(
    (item, index) => item.meanings.length === 0 && !own.some(({ at }) => at === start + 1 + index),
  );
  if (strange.length > 1 || !words.every(isPlain)) return 'unclear';
  const count = own.every(({ at }) => is(items[at], 'myself')) ? 1 : namesBetween(own, items, start, end);
  return parts.flatMap((part): Part[] => {
    if (part === zero) return [{ kind: 'count', count, at: zero.at }];
    return own.includes(part) ? [] : [part];
  });
}

/** Nothing but small words, or nothing at all, between a role and the word for nobody. */
function isBeside(items: Item[], one: Part, other: Part): boolean {
  const between = items.slice(Math.min(one.at, other.at) + 1, Math.max(one.at, other.at));
  const passed = ['person', 'nowadays', 'colon', 'the-company', 'apart'];
  const strange = between.filter((item) => !isFiller(item) && !passed.some((tag) => is(item, tag)));
  // "Nobody specific for pre-sales"
  return strange.length === 0 || (strange.length === 1 && strange[0]?.meanings.length === 0);
}

/** Where the clause begins that an item stands in; Thai parts clauses by spaces alone. */
function clauseStart(items: Item[], at: number): number {
  if (/^\p{Script=Thai}/u.test(items[at]?.raw ?? '') && items[at]?.glued === false) return at;
  return items.findLastIndex((item, index) => index < at && ends.some((tag) => is(item, tag)));
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but'];

/** "I think", "has left", "we are looking": such words say something else of who is named. */
function isPlain(item: Item): boolean {
  return !['unsure', 'has-left', 'to-hire', 'hiring', 'question', 'formerly', 'outsider', 'future'].some(
    (tag) => is(item, tag),
  );
}
