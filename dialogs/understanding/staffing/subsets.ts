import { staffRoles } from '../../rules/facts.ts';
import { type Item, is } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { type CountPart, type Part, people, type Role, type RolePart, repeat } from './parts.ts';

/**
 * "Three presales, one of whom does after-sales too, and two more for after-sales only": of those who do one thing some
 * do both. Undefined where nothing of that kind is said, `unclear` where it leaves a number open.
 */
export function readSubset(parts: Part[], items: Item[]): StaffingValue | 'unclear' | undefined {
  const among = parts.findIndex(({ kind }) => kind === 'among');
  if (among < 0) return undefined;
  // "Nine in all, who of them does what is not settled"
  if (parts.every(({ kind }) => kind !== 'role') && items.some((item) => is(item, 'unsplit')))
    return undefined;
  // "The same people for both, three of them"
  const same = ['same', 'same-people'].some((tag) => items.some((item) => is(item, tag)));
  const single = parts.filter(({ kind }) => kind === 'count').length === 1;
  if (same && single && parts.some((part) => part.kind === 'role' && part.roles.length === 2))
    return undefined;
  const some = someOf(parts, among);
  if (some && isKindOnly(parts, some, items)) return undefined;
  const whole = wholeBefore(parts, some ? Math.min(among, parts.indexOf(some)) : among);
  // "One of them does both": of whom is not said.
  if (parts.filter(({ kind }) => kind === 'count').length < 2) return 'unclear';
  if (whole === undefined || some === undefined) return undefined;
  const also = roleOf(parts, some, items);
  const [main] = whole.role.roles;
  if (also === undefined || main === undefined || also.roles.join() === main) return 'unclear';
  const used: Part[] = [whole.count, whole.role, some, also];
  const left = parts.filter((part) => !used.includes(part) && !isSaidAgain(part));
  const other: Role = main === 'pre-sales' ? 'after-sales' : 'pre-sales';
  const alone = countAlone(left, other, whole.count.count, items);
  if (alone === undefined || some.count > whole.count.count || some.count === 0) return 'unclear';
  return people([
    ...repeat([main], whole.count.count - some.count),
    ...repeat([other], alone),
    ...repeat([...staffRoles], some.count),
  ]);
}

/** "Three in aftersales, one of them part time": how some work is nothing that they do. */
export function isKindOnly(parts: Part[], some: CountPart, items: Item[]): boolean {
  const end = items.findIndex((item, at) => at > some.at && breaks.some((tag) => is(item, tag)));
  const inside = (at: number): boolean => at >= some.at && (end < 0 || at < end);
  const kinds = items.some((item, at) => inside(at) && is(item, 'work-kind'));
  return kinds && !parts.some(({ kind, at }) => kind === 'role' && inside(at));
}

/** Names of those who are counted, and "does both" behind what they do. */
function isSaidAgain(part: Part): boolean {
  return part.kind === 'among' || part.kind === 'name' || (part.kind === 'role' && part.roles.length === 2);
}

/** The last role before "of them", with the count on its nearer side. */
function wholeBefore(parts: Part[], among: number): { count: CountPart; role: RolePart } | undefined {
  const at = parts.findLastIndex((part, index) => part.kind === 'role' && index < among);
  const role = parts[at];
  const behind = at + 1 < among ? parts[at + 1] : undefined;
  const count = behind?.kind === 'count' ? behind : parts[at - 1];
  if (role?.kind !== 'role' || role.roles.length !== 1 || count?.kind !== 'count') return undefined;
  return { count, role };
}

/** "One of them", 其中一个: the count on either side, if the one before does not belong to a role. */
function someOf(parts: Part[], among: number): CountPart | undefined {
  const behind = parts[among + 1];
  if (behind?.kind === 'count') return behind;
  const before = parts[among - 1];
  return before?.kind === 'count' && among > 2 ? before : undefined;
}

/** What some of them do as well, in the same clause; "does both" may stand beside the name of what they do. */
function roleOf(parts: Part[], some: CountPart, items: Item[]): RolePart | undefined {
  const end = items.findIndex((item, at) => at > some.at && breaks.some((tag) => is(item, tag)));
  const behind = parts.filter(({ at }) => at > some.at && (end < 0 || at < end));
  const next = behind.findIndex(({ kind }) => kind === 'count');
  const roles = (next < 0 ? behind : behind.slice(0, next)).filter((part) => part.kind === 'role');
  const single = roles.find((role) => role.roles.length === 1);
  const both = roles.find((role) => role.roles.length === 2);
  // "Three presales, two of them aftersales" may as well divide the three.
  const isToo =
    both !== undefined || items.slice(some.at).some((item) => is(item, 'as-well') || is(item, 'including'));
  return single && isToo ? single : both;
}

const breaks = ['comma', 'semicolon', 'dot', 'line'];

/**
 * How many do nothing but the other thing: nobody if nothing is said of them, and some only where it is said that they
 * are others than those who do both ("two more", "two for that only").
 */
function countAlone(left: Part[], other: Role, whole: number, items: Item[]): number | undefined {
  const counts = left.filter((part) => part.kind === 'count');
  const roles = left.filter((part) => part.kind === 'role');
  if (counts.length === 0 && roles.length === 0) return left.length === 0 ? 0 : undefined;
  const [first, second, third] = counts;
  const [role, another] = roles;
  if (!first || third || another || role?.roles.join() !== other || left.length > 3) return undefined;
  // "Six of us, three of them …": the total may stand beside it.
  const [own, sum] = second !== undefined && second.count < first.count ? [second, first] : [first, second];
  if (sum !== undefined && sum.count !== whole + own.count) return undefined;
  const isApart = own.count === 0 || items.some((item) => is(item, 'apart'));
  return isApart ? own.count : undefined;
}
