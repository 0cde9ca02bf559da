import { type Item, is, meaningOf } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
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
  const end = items.findLastIndex((item, at) => at < sum.at && ends.some((tag) => is(item, tag)));
  const last = told.at(-1);
  const clause = items.slice(end + 1);
  if (!last || last.at > end || clause.some(({ meanings }) => meanings.length === 0)) return undefined;
  const value = read(told, items.slice(0, end));
  if (value === undefined || !('staff' in value)) return undefined;
  return value.staff.length === count ? value : 'unclear';
}

/** The number, also of words that may stand for both roles: "nós dois". */
function countOf(part: Part, items: Item[]): number | undefined {
  if (part.kind === 'count') return part.count;
  const number =
    part.kind === 'role' && part.roles.length === 2 ? meaningOf(items[part.at], 'number') : undefined;
  return number === undefined ? undefined : Number(number);
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'dash', 'open'];
