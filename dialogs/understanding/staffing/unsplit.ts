import { type Item, is } from '../items.ts';
import type { Part } from './parts.ts';

/**
 * "Six of us, who does what is not decided", "7 people and no separate areas": a number of people, and a clause that says
 * that they are not divided. Undefined if either is missing, or if a role is named.
 */
export function totalUndivided(parts: Part[], items: Item[]): number | undefined {
  if (parts.some(({ kind }) => kind !== 'count' && kind !== 'name')) return undefined;
  const [from, to] = undividedIn(items);
  const [count, another] = parts.filter((part) => part.kind === 'count');
  if (from === to || count?.kind !== 'count' || another !== undefined || count.count === 0) return undefined;
  // "Half of the five of us are not assigned": a number that the denial may be about.
  return count.at < from || count.at >= to ? count.count : undefined;
}

/** "Nobody has a fixed role, six of us", "six, none of them assigned": the denial in such a clause counts nobody, unless a role stands in it. */
export function withoutDenial(parts: Part[], items: Item[]): Part[] {
  const [from, to] = undividedIn(items);
  const own = parts.filter(({ at }) => at >= from && at < to);
  return own.every((part) => part.kind === 'among' || (part.kind === 'count' && part.count === 0))
    ? parts.filter((part) => !own.includes(part))
    : parts;
}

/** Where a clause stands that says that the roles are not divided; nowhere if none does. */
function undividedIn(items: Item[]): [number, number] {
  let from = 0;
  for (let at = 0; at <= items.length; at++) {
    if (at < items.length && !ends.some((tag) => is(items[at], tag))) continue;
    const clause = items.slice(from, at);
    if (clause.some((item) => is(item, 'division')) && clause.some(isOpen)) return [from, at];
    from = at + 1;
  }
  return [0, 0];
}

function isOpen(item: Item): boolean {
  return ['negation', 'not', 'not-after', 'no', 'nobody', 'unsure'].some((tag) => is(item, tag));
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but', 'and', 'open', 'close', 'dash'];
