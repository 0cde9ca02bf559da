import { staffRoles } from '../rules/facts.ts';
import { type Item, is, isFiller, meaningOf } from './items.ts';
import type { CountPart, Part, RolePart } from './staffing-parts.ts';

/** Whether the counts are those of either side: "ten each", üçer, 两边都是三人; but not "two of us, each doing both". */
export function countsOneSide(items: Item[]): boolean {
  return items.some((item, at) => {
    if (Number(meaningOf(item, 'each')) > 0) return true;
    return is(item, 'each') && !is(items[pass(items, at, 1)], 'both-roles') && standsByCount(items, at);
  });
}

/** "Both have three" are three on either side; "three do both", "both have one" and "both the same three" are not. */
export function countsBothAlike(items: Item[], counts: CountPart[]): boolean {
  return !isShared(items) && leadsToCount(items) && counts.every(({ count }) => count !== 1);
}

/** Whether "both have" leaves open how many there are on either side. */
export function isOpenForBoth(items: Item[]): boolean {
  const plain = items.some((item) => is(item, 'in-both') && !is(item, 'both-roles'));
  return !isShared(items) && (plain || leadsToCount(items));
}

function isShared(items: Item[]): boolean {
  return items.some((item) => is(item, 'same-people') || is(item, 'same-person'));
}

function leadsToCount(items: Item[]): boolean {
  return items.some((item, at) => is(item, 'in-both') && is(items[pass(items, at, 1)], 'number'));
}

function standsByCount(items: Item[], at: number): boolean {
  return [-1, 1].some((step) => is(items[pass(items, at, step)], 'number'));
}

/** The index of the next item in a direction that is more than a small word or a word for people. */
function pass(items: Item[], at: number, step: number): number {
  let index = at + step;
  while (
    isFiller(items[index]) ||
    (is(items[index], 'person') && !is(items[index], 'number')) ||
    is(items[index], 'colon')
  )
    index += step;
  return index;
}

/** "Two presales, sorry, three": what is said anew replaces what it corrects. */
export function withoutCorrected(parts: Part[], items: Item[]): Part[] {
  const corrected = items.findLastIndex((item) => is(item, 'correction'));
  const before = parts.filter(({ at }) => at < corrected);
  const after = parts.filter(({ at }) => at > corrected);
  const count = before.findLast((part) => part.kind === 'count');
  if (count === undefined || !after.slice(0, 2).some(({ kind }) => kind === 'count')) return parts;
  const role = before.findLast((part) => part.kind === 'role');
  const again = after.slice(0, 2).find((part) => part.kind === 'role');
  if (after[0]?.kind === 'role' && !sameRole(role, again)) return parts;
  // "Presales 2, no, 3, aftersales 4": the next role belongs to the next count, so the first one stays.
  const repeated = sameRole(role, again) ? role : undefined;
  return parts.filter((part) => part !== count && part !== repeated);
}

function sameRole(one: RolePart | undefined, other: RolePart | undefined): boolean {
  return one !== undefined && one.roles.join() === other?.roles.join();
}

/**
 * Puts counts in the place of "the rest", "the same number" and "twice as many". Undefined if what they stand for
 * was not said.
 */
export function withResolvedCounts(parts: Part[]): Part[] | undefined {
  const plain = parts.filter((part, index) => part.kind !== 'rest' || !isCounted(parts, index));
  const halves = inHalves(plain);
  if (halves) return halves;
  const [open, another] = plain.filter(({ kind }) => kind === 'times' || kind === 'rest');
  if (open === undefined) return plain;
  if (another !== undefined) return undefined;
  return open.kind === 'rest' ? withRest(plain, open) : withMultiple(plain);
}

/** "Six people, half and half": as many on either side. */
function inHalves(parts: Part[]): Part[] | undefined {
  const roles = parts.filter((part) => part.kind === 'role');
  const [count, ...others] = parts.filter(({ kind }) => kind !== 'name' && kind !== 'role');
  const halves = others.filter((part) => part.kind === 'times' && part.times === 0.5);
  const [half] = halves;
  if (count?.kind !== 'count' || half === undefined || halves.length < others.length) return undefined;
  // "Three pre-sales, half as many after-sales" halves the three, not all of them.
  if (roles.length !== 0 && (roles.length !== 2 || parts[0] !== count || parts.at(-1) !== half))
    return undefined;
  if (roles.length === 2 && !areCompared(parts)) return undefined;
  return [count.at, half.at].flatMap((at, index): Part[] => [
    { kind: 'count', count: count.count / 2, at },
    { kind: 'role', roles: staffRoles.slice(index, index + 1), at },
  ]);
}

/** "The other two", "three remaining": the number is said already. */
function isCounted(parts: Part[], index: number): boolean {
  if (parts[index + 1]?.kind === 'count') return true;
  const before = parts[index - 1];
  const most = Math.max(...parts.map((part) => (part.kind === 'count' ? part.count : 0)));
  return before?.kind === 'count' && before.count === most && (parts[index]?.at ?? 0) - before.at === 1;
}

/** "Seven in all, two in presales, the rest in aftersales": of the largest number the others are taken off. */
function withRest(parts: Part[], rest: Part): Part[] | undefined {
  const counts = parts.filter((part) => part.kind === 'count');
  const total = counts.find(({ count }) => count === Math.max(...counts.map((each) => each.count)));
  const others = counts.filter((part) => part !== total);
  const left = others.reduce((sum, { count }) => sum - count, total?.count ?? 0);
  const roles = parts.filter(({ kind }) => kind === 'role').length;
  const told = total !== undefined && total.at < rest.at && left > 0;
  if (!told || others.length === 0 || roles !== counts.length) return undefined;
  return parts.flatMap((part): Part[] => {
    if (part === total) return [];
    return part === rest ? [{ kind: 'count', count: left, at: part.at }] : [part];
  });
}

/** "Three presales and twice as many aftersales", 售前3人，售后是售前的两倍. */
function withMultiple(parts: Part[]): Part[] | undefined {
  const [count, another] = parts.filter((part) => part.kind === 'count');
  const roles = parts.filter((part) => part.kind === 'role');
  if (count === undefined || another !== undefined || roles.some((role) => role.roles.length > 1))
    return undefined;
  const times = parts.find((part) => part.kind === 'times')?.times ?? 1;
  if (new Set(roles.map((role) => role.roles.join())).size !== 2) return undefined;
  if (roles.length === 2 && !areCompared(parts))
    return parts.map((part) =>
      part.kind === 'times' ? { kind: 'count', count: count.count * times, at: part.at } : part,
    );
  return roles.length === 3 ? compared(parts, count, roles, times) : dividedIn(parts, count, roles, times);
}

/** "Twice as many after-sales as pre-sales": two roles without a count between say nothing of either. */
function areCompared(parts: Part[]): boolean {
  return parts.some(({ kind }, index) => kind === 'role' && parts[index + 1]?.kind === 'role');
}

/** "Nine of us, twice as many after-sales as pre-sales." */
function dividedIn(parts: Part[], total: CountPart, roles: RolePart[], times: number): Part[] | undefined {
  const [greater, lesser] = roles;
  const inTurn = parts[0] === total && parts[1]?.kind !== 'role';
  if (!inTurn || greater === undefined || lesser === undefined) return undefined;
  const least = total.count / (1 + times);
  return [
    { kind: 'count', count: least * times, at: greater.at },
    greater,
    { kind: 'count', count: least, at: lesser.at },
    lesser,
  ];
}

/** Of two roles that are compared the first is the greater; the number stands beside one of them named again. */
function compared(parts: Part[], count: CountPart, roles: RolePart[], times: number): Part[] | undefined {
  const index = parts.indexOf(count);
  const beside = [parts[index - 1], parts[index + 1]].filter((part) => part?.kind === 'role');
  const own = parts[0]?.kind === 'role' ? beside[0] : beside.at(-1);
  const [greater, lesser] = roles.filter((role) => role !== own);
  if (own?.kind !== 'role' || greater === undefined || lesser === undefined || sameRole(greater, lesser))
    return undefined;
  const [most, least] = sameRole(own, greater)
    ? [count.count, count.count / times]
    : [count.count * times, count.count];
  return [
    { kind: 'count', count: most, at: greater.at },
    greater,
    { kind: 'count', count: least, at: lesser.at },
    lesser,
  ];
}
