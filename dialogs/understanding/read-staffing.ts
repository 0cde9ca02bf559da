import type { StaffMember } from '../rules/facts.ts';
import { type Item, is, meaningOf } from './items.ts';
import type { Reading, Span, StaffingValue } from './reading.ts';

type Role = 'pre-sales' | 'after-sales';
type Part = { kind: 'count'; count: number; at: number } | { kind: 'role'; roles: Role[]; at: number };

/** Reads who works in pre-sales and after-sales: counts by role, or only a total. */
export function readStaffing(items: Item[], spanOf: (from: number, to: number) => Span): Reading {
  const parts = items.flatMap((item, at) => toParts(item, items, at));
  const value = fromParts(parts, items);
  const first = parts[0];
  const last = parts.at(-1);
  if (value === undefined || first === undefined || last === undefined) {
    return { outcome: 'nothing', reason: items.some((item) => is(item, 'vague')) ? 'vague' : 'unknown' };
  }
  return { outcome: 'value', candidate: { value, span: spanOf(first.at, last.at + 1) } };
}

function toParts(item: Item, items: Item[], at: number): Part[] {
  if (is(item, 'both-roles')) return [{ kind: 'role', roles: ['pre-sales', 'after-sales'], at }];
  if (is(item, 'pre-sales')) return [{ kind: 'role', roles: ['pre-sales'], at }];
  if (is(item, 'after-sales')) return [{ kind: 'role', roles: ['after-sales'], at }];
  if (is(item, 'nobody')) return [{ kind: 'count', count: 0, at }];
  const count = meaningOf(item, 'number') ?? meaningOf(item, 'article');
  if (count === undefined) return [];
  const next = items[at + 1];
  if (
    !is(item, 'number') &&
    !['person', 'pre-sales', 'after-sales', 'both-roles', 'filler', 'each'].some((tag) => is(next, tag))
  )
    return [];
  if (['year', 'month-unit', 'hour', 'day', 'percent'].some((tag) => is(next, tag))) return [];
  return [{ kind: 'count', count: Number(count), at }];
}

function fromParts(parts: Part[], items: Item[]): StaffingValue | undefined {
  const counts = parts.filter((part) => part.kind === 'count');
  const roles = parts.filter((part) => part.kind === 'role');
  if (counts.some((part) => !Number.isInteger(part.count) || part.count > 1000)) return undefined;
  const each = items.some((item) => is(item, 'each'));
  if (roles.length === 0 && each && counts.length === 1) {
    const count = counts[0]?.count ?? 0;
    return people([...repeat(['pre-sales'], count), ...repeat(['after-sales'], count)]);
  }
  if (roles.length === 0) return withoutRoles(counts.map((part) => part.count));
  if (each && counts.length === 1 && roles.length === 2) {
    return people(roles.flatMap((role) => repeat(role.roles, counts[0]?.count ?? 0)));
  }
  if (counts.length !== roles.length) return undefined;
  const countFirst = parts[0]?.kind === 'count';
  const alternating = parts.every(
    (part, index) => (part.kind === 'count') === (index % 2 === (countFirst ? 0 : 1)),
  );
  if (!alternating) return undefined;
  return people(roles.flatMap((role, index) => repeat(role.roles, counts[index]?.count ?? 0)));
}

/** Two bare numbers follow the order of the question: pre-sales, then after-sales. */
function withoutRoles(counts: number[]): StaffingValue | undefined {
  const [first, second] = counts;
  if (first === undefined || counts.length > 2) return undefined;
  if (second === undefined) return first === 0 ? people([]) : { kind: 'staffing', total: first };
  return people([...repeat(['pre-sales'], first), ...repeat(['after-sales'], second)]);
}

function people(staff: StaffMember[]): StaffingValue {
  return { kind: 'staffing', staff };
}

function repeat(roles: Role[], count: number): StaffMember[] {
  return Array.from({ length: count }, () => ({ roles: [...roles] }));
}
