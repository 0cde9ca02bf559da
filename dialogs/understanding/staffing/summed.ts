import { type Item, is, meaningOf } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { startsAfterSpace } from '../sentences.ts';
import { namesBetween } from './names.ts';
import type { Part } from './parts.ts';

/**
 * "My wife does presales and I do aftersales, just the two of us": people by name, and in a last clause how many they
 * are. `unclear` where they are not so many, undefined where no such clause ends the message.
 */
export function namedAndSummed(
  parts: Part[],
  items: Item[],
  read: (parts: Part[], items: Item[]) => StaffingValue | undefined,
): StaffingValue | 'unclear' | undefined {
  const sum = parts.at(-1);
  const told = parts.slice(0, -1);
  const count = sum && countOf(sum, items);
  if (!sum || count === undefined || count < 2) return undefined;
  if (
    !told.some(({ kind }) => kind === 'name') ||
    told.some(({ kind }) => kind !== 'name' && kind !== 'role')
  )
    return undefined;
  const start = items.findLastIndex((_, at) => at <= sum.at && beginsClause(items, at));
  const last = told.at(-1);
  const clause = items.slice(start);
  if (start < 0 || !last || last.at >= start || clause.some(({ meanings }) => meanings.length === 0))
    return undefined;
  const value = read(told, items.slice(0, isEnd(items[start - 1]) ? start - 1 : start));
  if (value === undefined || !('staff' in value)) return isOfNames(told, items) ? 'unclear' : undefined;
  return value.staff.length === count ? value : 'unclear';
}

/** "I sell, my wife does support, just the two of us" in words that are not all read: two are named, one has a role. */
function isOfNames(told: Part[], items: Item[]): boolean {
  const roles = told.filter((part) => part.kind === 'role');
  return (
    roles.length === 1 && roles[0]?.roles.length === 1 && namesBetween(told, items, -1, items.length) > 1
  );
}

/** The number, also of words that may stand for both roles: "nós dois". */
function countOf(part: Part, items: Item[]): number | undefined {
  if (part.kind === 'count') return part.count;
  const number =
    part.kind === 'role' && part.roles.length === 2 ? meaningOf(items[part.at], 'number') : undefined;
  return number === undefined ? undefined : Number(number);
}

/** Behind a sign or, in Thai, behind a space. */
function beginsClause(items: Item[], at: number): boolean {
  const item = items[at];
  return at > 0 && (isEnd(items[at - 1]) || (item !== undefined && startsAfterSpace(item, items[at - 1])));
}

function isEnd(item: Item | undefined): boolean {
  return ends.some((tag) => is(item, tag));
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'dash', 'open'];
