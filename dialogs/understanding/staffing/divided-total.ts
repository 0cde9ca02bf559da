import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { type CountPart, type Part, people, type RolePart, repeat } from './parts.ts';

/**
 * "Pre-sales and after-sales are seven together, pre-sales three": a total that is told of both roles, then how many
 * are in one of them; the others are in the other. Undefined where that is not said.
 */
export function dividedTotal(parts: Part[], items: Item[]): StaffingValue | undefined {
  if (!items.some((item) => is(item, 'in-total'))) return undefined;
  const told = parts.filter(({ kind }) => kind !== 'among');
  const total = told.findIndex(({ kind }) => kind === 'count');
  const [first, second] = [told.slice(0, total), told.slice(total + 1)];
  const whole = told[total];
  const ofBoth = first.filter(isRole);
  if (whole?.kind !== 'count' || ofBoth.length !== first.length || !coversBoth(ofBoth, items))
    return undefined;
  const [count, role] = [second.find(isCount), second.find(isRole)];
  if (second.length !== 2 || !count || role?.roles.length !== 1 || count.count >= whole.count)
    return undefined;
  const others = role.roles[0] === 'pre-sales' ? 'after-sales' : 'pre-sales';
  return people([...repeat(role.roles, count.count), ...repeat([others], whole.count - count.count)]);
}

/** 事前と事後, "both": all that is asked for. */
function coversBoth(roles: RolePart[], items: Item[]): boolean {
  const [one, other, third] = roles;
  if (one === undefined || third !== undefined) return false;
  if (other === undefined) return one.roles.length === 2;
  const joined = ['and', 'too', 'comma', 'slash'];
  const between = items.slice(one.at + 1, other.at);
  const differ = new Set(roles.flatMap(({ roles: said }) => said)).size === 2;
  return differ && between.every((item) => isFiller(item) || joined.some((tag) => is(item, tag)));
}

function isRole(part: Part): part is RolePart {
  return part.kind === 'role';
}

function isCount(part: Part): part is CountPart {
  return part.kind === 'count';
}
