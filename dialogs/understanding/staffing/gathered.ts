import { type Item, is } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { namesBetween } from './names.ts';
import { clausesOf, type Part, people, type RolePart, repeat } from './parts.ts';
import { withRoleless } from './roleless.ts';

/** "Ana before, Ben, Eva and two others after", "Ana, Ben and Eva, the three, after": names and numbers of one role. */
export function gathered(parts: Part[], items: Item[]): StaffingValue | undefined {
  const roles = parts.filter((part) => part.kind === 'role');
  const known = parts.every(({ kind }) => ['role', 'name', 'count'].includes(kind));
  const [one, other, third] = roles;
  if (!known || !one || !other || third || one.roles.join() === other.roles.join()) return undefined;
  const isFirst = parts[0]?.kind !== 'role';
  const turned = isFirst ? turnedAtClause(parts, items, one, other) : undefined;
  if (turned) return turned;
  // What stands behind the last role, or before the first, would belong to none.
  if (isFirst && parts.at(-1)?.kind !== 'role') return undefined;
  const counts = roles.map((role, index) => {
    const start = isFirst ? (roles[index - 1]?.at ?? -1) : role.at;
    const end = isFirst ? role.at : (roles[index + 1]?.at ?? items.length);
    return countOf(parts, items, start, end);
  });
  const sure = counts.every((count) => count !== undefined);
  return sure ? people(roles.flatMap((role, index) => repeat(role.roles, counts[index] ?? 0))) : undefined;
}

/** "Anna, Bernd and Carl do pre-sales, after-sales does nobody": the order turns at the end of a clause. */
function turnedAtClause(
  parts: Part[],
  items: Item[],
  one: RolePart,
  other: RolePart,
): StaffingValue | undefined {
  const [count, another] = parts.filter((part) => part.kind === 'count');
  const last = parts.at(-1);
  if (count === undefined || another !== undefined || last !== count || parts.at(-2) !== other)
    return undefined;
  if (parts.some(({ kind, at }) => kind === 'name' && at > one.at)) return undefined;
  const ends = ['comma', 'semicolon', 'dot', 'line', 'but'];
  if (!items.slice(one.at, other.at).some((item) => ends.some((tag) => is(item, tag)))) return undefined;
  const names = countOf(parts, items, -1, one.at);
  return names === undefined
    ? undefined
    : people([...repeat(one.roles, names), ...repeat(other.roles, count.count)]);
}

/** How many names and a number beside them stand for: "two others" are more people, "the three" are those named. */
function countOf(parts: Part[], items: Item[], start: number, end: number): number | undefined {
  const [number, another] = parts.filter((part) => part.kind === 'count' && part.at > start && part.at < end);
  const names = namesBetween(parts, items, start, end);
  const own = parts.filter(({ kind, at }) => kind === 'name' && at > start && at < end);
  const isSure = (at: number): boolean =>
    (items[at]?.meanings.length ?? 0) > 0 || /^\p{Lu}/u.test(items[at]?.raw ?? '');
  // 小美和大壮: who is joined to a known name has a name as well.
  const isJoined = (at: number): boolean =>
    [-1, 1].some((step) => is(items[at + step], 'and') && is(items[at + 2 * step], 'name'));
  const sure = own.every(({ at }) => isSure(at) || isJoined(at));
  if (another !== undefined || (number === undefined && (names === 0 || !sure))) return undefined;
  if (number?.kind !== 'count') return names;
  // "Two others", "Marta and two technicians"
  if (names > 0 && ['apart', 'and', 'with'].some((tag) => is(items[number.at - 1], tag)))
    return sure ? names + number.count : undefined;
  return names === 0 || names === number.count ? number.count : undefined;
}

/**
 * "Two salespeople before the sale, after it there are Rafael and Bia": in each clause one role, with its names and
 * numbers on one side of it. Undefined where a clause is not so, or a role is named twice.
 */
export function gatheredByClause(parts: Part[], items: Item[]): StaffingValue | undefined {
  if (!parts.every(({ kind }) => ['role', 'name', 'count'].includes(kind))) return undefined;
  const clauses = withRoleless(clausesOf(parts, items, ends).flatMap((own) => splitAtAnd(own, items)));
  const told = clauses?.map((own) => {
    const [role, another] = own.filter((part) => part.kind === 'role');
    const edge = [own[0], own.at(-1)].some((part) => part === role);
    if (role === undefined || another !== undefined || !edge || own.length < 2) return undefined;
    const places = own.filter((part) => part !== role).map(({ at }) => at);
    const count = countOf(parts, items, Math.min(...places) - 1, Math.max(...places) + 1);
    return count === undefined ? undefined : { role, count };
  });
  const known = told?.flatMap((one) => one ?? []) ?? [];
  const different = new Set(known.map(({ role }) => role.roles.join())).size;
  if (told === undefined || known.length !== told.length || known.length < 2) return undefined;
  if (different !== known.length) return undefined;
  return people(known.flatMap(({ role, count }) => repeat(role.roles, count)));
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but', 'open', 'close'];

/** "Ana presales and Ben aftersales": two roles in one clause are parted by the "and" behind the first. */
function splitAtAnd(own: Part[], items: Item[]): Part[][] {
  const [first, second] = own.filter(({ kind }) => kind === 'role');
  if (!first || !second) return own.length > 0 ? [own] : [];
  const link = items.findIndex(
    (item, at) => at > first.at && at < second.at && (is(item, 'and') || is(item, 'plus')),
  );
  if (link < 0) return [own];
  const rest = own.filter(({ at }) => at > link);
  return [own.filter(({ at }) => at < link), ...splitAtAnd(rest, items)];
}
