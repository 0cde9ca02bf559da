import { staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import type { Part } from './parts.ts';
import { pass, sameRole } from './shapes.ts';

/** "Two presales, sorry, three": what is said anew replaces what it corrects. */
export function withoutCorrected(parts: Part[], items: Item[]): Part[] {
  const corrected = correctionIn(items);
  const before = parts.filter(({ at }) => at < corrected);
  const after = parts.filter(({ at }) => at > corrected);
  const count = before.findLast((part) => part.kind === 'count');
  if (addsUp(parts, items)) return parts;
  if (isToldAnew(after)) return after;
  // "Two and a half dozen, no wait, two and six": both anew.
  const again = after.filter(({ kind }) => kind !== 'name');
  const anew = again.length === 2 && again.every(({ kind }) => kind === 'count');
  const roles = before.filter(({ kind }) => kind === 'role').length;
  if (anew && roles === 0 && count) return again;
  // "3 presales 5 aftersales, sorry, 5 and 3": both in the order of those before.
  const told = before.filter(({ kind }) => kind === 'count');
  if (anew && roles === 2 && told.length === 2)
    return before.map((part) => {
      const now = again[told.indexOf(part)];
      return part.kind === 'count' && now?.kind === 'count' ? { ...part, count: now.count } : part;
    });
  if (count === undefined || !after.slice(0, 2).some(({ kind }) => kind === 'count')) return parts;
  const role = before.findLast((part) => part.kind === 'role');
  const named = after.slice(0, 2).find((part) => part.kind === 'role');
  if (after[0]?.kind === 'role' && !sameRole(role, named)) return parts;
  // "3 presales, half of that… no, 2 aftersales": what the other role was said to have is taken back.
  const last = before.at(-1);
  if (last?.kind === 'times') return parts.filter((part) => part !== last);
  // "Presales 2, no, 3, aftersales 4": the next role belongs to the next count, so the first one stays.
  const repeated = sameRole(role, named) ? role : undefined;
  return parts.filter((part) => part !== count && part !== repeated && part.at !== corrected);
}

/** 사전 3명, 아니 사후 2명까지 총 5명: what is corrected is not the number, where a total says that they add up. */
function addsUp(parts: Part[], items: Item[]): boolean {
  const [one, other, sum, more] = parts.filter((part) => part.kind === 'count');
  const roles = parts.filter((part) => part.kind === 'role');
  const apart = new Set(roles.map((role) => role.roles.join())).size === 2 && roles.length === 2;
  if (!apart || !one || !other || !sum || more || sum.count !== one.count + other.count) return false;
  return items.slice(other.at, sum.at).some((item) => is(item, 'in-total'));
}

/** "3 and 2, oh, the other way round, presales 2, aftersales 3": both roles with a number each. */
function isToldAnew(after: Part[]): boolean {
  const roles = after.filter((part) => part.kind === 'role');
  const counts = after.filter(({ kind }) => kind === 'count');
  const different = new Set(roles.map(({ roles: own }) => own.join())).size;
  return roles.length === 2 && different === 2 && counts.length === 2 && after.length === 4;
}

/** Where a number is taken back: "sorry", or "now" behind "it was three". */
function correctionIn(items: Item[]): number {
  const was = items.findIndex((item) => is(item, 'formerly'));
  const now = items.findLastIndex((item) => is(item, 'nowadays'));
  if (was >= 0 && now > was) return now;
  return items.findLastIndex(
    (item, at) => is(item, 'correction') || is(item, 'swapped') || isTakenBack(items, at),
  );
}

/** "Four in presales, no, five": a "no" apart from what stands before it, or right between two numbers: "5 no 6". */
function isTakenBack(items: Item[], at: number): boolean {
  const before = is(items[at - 1], 'person') ? items[at - 2] : items[at - 1];
  if (is(before, 'digits') && is(items[at + 1], 'digits') && deniesAlone(items[at])) return true;
  if (!['comma', 'dot', 'dash'].some((sign) => is(items[at - 1], sign))) return false;
  // 不 and "bukan" also deny what stands behind them, unless a sign parts them from it.
  const denies = is(items[at], 'not') || is(items[at], 'negation') || is(items[at], 'nobody');
  if (!is(items[at], 'no') && !(denies && is(items[at + 1], 'comma'))) return false;
  let next = at + 1;
  while (is(items[next], 'comma') || isFiller(items[next])) next++;
  return is(items[next], 'digits') || (is(items[next], 'number') && !is(items[next], 'nobody'));
}

/** "No", not "not": 3個不是2個 are three. */
function deniesAlone(item: Item | undefined): boolean {
  return is(item, 'no') && !is(item, 'not') && !is(item, 'negation');
}

/** "Not two but three", 不是2个，是3个: what is denied is no count, if another takes its place. */
export function withoutDenied(parts: Part[], items: Item[]): Part[] {
  return parts.filter((part, index) => {
    const next = parts[index + 1];
    const before = items[pass(items, part.at, -1)];
    const denied = is(before, 'not') || is(before, 'no') || is(items[pass(items, part.at, 1)], 'not-after');
    const replaced =
      (next?.kind === 'count' && next.at - part.at <= farthest) || isReplacedBehindRole(parts, index);
    return !(part.kind === 'count' && ((denied && replaced) || isDeniedBehind(parts, index, items)));
  });
}

/** 是3個不是2個: what is denied right behind the number that stands. */
function isDeniedBehind(parts: Part[], index: number, items: Item[]): boolean {
  const [before, part] = [parts[index - 1], parts[index]];
  if (part?.kind !== 'count' || before?.kind !== 'count') return false;
  const between = items.slice(before.at + 1, part.at);
  const passed = ['not', 'person', 'comma', 'and'];
  return (
    is(between.at(-1), 'not') &&
    between.every((item) => isFiller(item) || passed.some((tag) => is(item, tag))) &&
    !is(items[part.at - 1], 'not-after')
  );
}

/** "Not 3 in presales but 2, and 3 in aftersales": without it, there is a number for each role. */
function isReplacedBehindRole(parts: Part[], index: number): boolean {
  const [role, count] = [parts[index + 1], parts[index + 2]];
  const number = (kind: Part['kind']): number => parts.filter((part) => part.kind === kind).length;
  return role?.kind === 'role' && count?.kind === 'count' && number('count') === number('role') + 1;
}

/** Items between what is denied and what stands in its place: "not two people, but three". */
const farthest = 6;

/**
 * "2 and 1, no, the other way round": each number for the other role; `unclear` where there are not two of them,
 * undefined where nothing is turned round or both are told again.
 */
export function readSwapped(
  items: Item[],
  read: (items: Item[]) => StaffingValue | undefined,
): StaffingValue | 'unclear' | undefined {
  const turn = items.findIndex((item) => is(item, 'swapped'));
  if (turn < 0 || items.slice(turn).some((item) => is(item, 'number'))) return undefined;
  let end = turn;
  const passed = ['comma', 'dot', 'dash', 'correction', 'no', 'no-alone', 'not', 'negation'];
  while (end > 0 && (isFiller(items[end - 1]) || passed.some((tag) => is(items[end - 1], tag)))) end--;
  const before = read(items.slice(0, end));
  if (before === undefined || !('staff' in before)) return 'unclear';
  return {
    kind: 'staffing',
    staff: before.staff.map((one) => ({
      ...one,
      roles: staffRoles.filter((role) => one.roles.length > 1 || !one.roles.includes(role)),
    })),
  };
}
