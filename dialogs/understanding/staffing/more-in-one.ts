import { type Item, is } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { type Part, people, repeat } from './parts.ts';

/**
 * "One all-rounder for pre-sales and after-sales, plus two more only in after-sales": those who do both, and in a last
 * clause more people for one role. Undefined where the message ends in another way.
 */
export function withMoreInOne(
  parts: Part[],
  items: Item[],
  read: (parts: Part[], items: Item[]) => StaffingValue | undefined,
): StaffingValue | undefined {
  const [one, other] = parts.slice(-2);
  const count = [one, other].find((part) => part?.kind === 'count');
  const role = [one, other].find((part) => part?.kind === 'role');
  if (!one || count?.kind !== 'count' || role?.kind !== 'role' || role.roles.length !== 1) return undefined;
  const end = items.findLastIndex((item, at) => at < one.at && begins.some((tag) => is(item, tag)));
  const told = parts.slice(0, -2);
  const last = told.at(-1);
  const said = items.slice(end).some((item) => is(item, 'apart') || is(item, 'plus'));
  if (!said || !last || last.at >= end || count.count === 0) return undefined;
  const value = read(told, items.slice(0, end));
  if (value === undefined || !('staff' in value) || value.staff.length === 0) return undefined;
  const shared = value.staff.every(({ roles }) => roles.length === 2);
  return shared ? people([...value.staff, ...repeat(role.roles, count.count)]) : undefined;
}

const begins = ['comma', 'semicolon', 'dot', 'line', 'plus', 'and', 'but'];
