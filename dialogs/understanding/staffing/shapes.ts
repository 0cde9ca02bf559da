import { staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { CountPart, Part, RolePart } from './parts.ts';

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
  const plain = items.some(
    (item, at) => is(item, 'in-both') && !is(item, 'both-roles') && !measuresBoth(items, at),
  );
  return !isShared(items) && (plain || leadsToCount(items));
}

function isShared(items: Item[]): boolean {
  return ['same-people', 'same-person', 'same'].some((tag) => items.some((item) => is(item, tag)));
}

function leadsToCount(items: Item[]): boolean {
  return items.some(
    (item, at) => is(item, 'in-both') && is(items[pass(items, at, 1)], 'number') && !measuresBoth(items, at),
  );
}

/** 都有5年经验: what they have in common are years, not people. */
function measuresBoth(items: Item[], at: number): boolean {
  const unit = items[pass(items, at, 1) + 1];
  return ['year', 'month-unit', 'hour', 'day', 'percent'].some((tag) => is(unit, tag));
}

function standsByCount(items: Item[], at: number): boolean {
  return [-1, 1].some((step) => is(items[pass(items, at, step)], 'number'));
}

/** The index of the next item in a direction that is more than a small word or a word for people. */
export function pass(items: Item[], at: number, step: number): number {
  let index = at + step;
  while (
    isFiller(items[index]) ||
    (is(items[index], 'person') && !is(items[index], 'number')) ||
    is(items[index], 'colon')
  )
    index += step;
  return index;
}

export function sameRole(one: RolePart | undefined, other: RolePart | undefined): boolean {
  return one !== undefined && one.roles.join() === other?.roles.join();
}

/**
 * Puts counts in the place of "the rest", "the same number" and "twice as many". Undefined if what they stand for
 * was not said.
 */
export function withResolvedCounts(parts: Part[], items: Item[]): Part[] | undefined {
  const plain = parts.filter(
    (part, index) =>
      (part.kind !== 'rest' || !isCounted(parts, index)) &&
      !isSameTold(parts, index) &&
      !(part.kind === 'times' && part.times === 1 && isOfEach(parts, items)) &&
      !isMultipleTold(parts, index),
  );
  const halves = inHalves(plain, items);
  if (halves) return halves;
  const [open, another] = plain.filter(({ kind }) => ['times', 'rest', 'fewer'].includes(kind));
  if (open === undefined) return plain;
  if (open.kind === 'times' && another === undefined && isRatioToldAgain(plain, open.times))
    return plain.filter((part) => part !== open);
  if (another !== undefined) return undefined;
  if (open.kind === 'fewer') return withFewer(plain, items, open.count);
  return open.kind === 'rest' ? withRest(plain, open) : withMultiple(plain, items);
}

/** "Six people, half and half", "half presales, the others aftersales": as many on either side. */
function inHalves(parts: Part[], items: Item[]): Part[] | undefined {
  const roles = parts.filter((part) => part.kind === 'role');
  const [count, another] = parts.filter((part) => part.kind === 'count');
  const halves = parts.filter((part) => part.kind === 'times' && part.times === 0.5);
  const others = parts.filter(({ kind }) => ['times', 'rest', 'fewer'].includes(kind)).length - halves.length;
  if (count === undefined || another !== undefined || halves.length === 0) return undefined;
  const [first, second, third] = roles;
  const plain = first === undefined || (first.roles.length === 2 && second === undefined);
  // "Dos que hacen de todo, preventa y posventa por igual": all of them do both.
  const alike = halves.find(({ at }) => is(items[at], 'equally'));
  if (first?.roles.length === 2 && alike)
    return first.at < alike.at && items.slice(first.at, alike.at).some((item) => is(item, 'after-sales'))
      ? parts.filter((part) => part !== alike)
      : undefined;
  // "20 in all, half of them on leave": half of what is not known does not divide the roles.
  const unknown = items.some(
    ({ meanings, raw }) => meanings.length === 0 && /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(raw),
  );
  if (first === undefined && halves.length + others === 1 && unknown) return undefined;
  const apart = second !== undefined && third === undefined && first?.roles.join() !== second.roles.join();
  // "Three pre-sales, half as many after-sales" halves the three, not all of them.
  const shared =
    halves.length + others === 2 ||
    (halves.length === 3 && halves.every((half, index) => index > 1 || parts[index + 1] === half)) ||
    (parts[0] === count && parts.at(-1) === halves[0]) ||
    isSplit(parts, items);
  if (others > 1 || !(plain || (apart && shared))) return undefined;
  return staffRoles.flatMap((role, index): Part[] => [
    { kind: 'count', count: count.count / 2, at: index === 0 ? count.at : (halves[0]?.at ?? count.at) },
    { kind: 'role', roles: [role], at: index === 0 ? count.at : (halves[0]?.at ?? count.at) },
  ]);
}

/** "Six people, half and half presales and aftersales": the total first, the roles together. */
function isSplit(parts: Part[], items: Item[]): boolean {
  return parts[0]?.kind === 'count' && parts[1]?.kind === 'times' && areCompared(parts, items);
}

/** "Twice as many after-sales as pre-sales, so four and two": both roles, then both numbers in the same order. */
function isRatioToldAgain(parts: Part[], times: number): boolean {
  const counts = parts.filter((part) => part.kind === 'count');
  const roles = parts.filter(({ kind }) => kind === 'role');
  const [greater, lesser, third] = counts;
  const last = parts.findLastIndex(({ kind }) => kind === 'role');
  const told = greater !== undefined && lesser !== undefined && third === undefined && roles.length === 2;
  return told && parts.indexOf(greater) > last && greater.count === lesser.count * times;
}

/** "Four after-sales, one fewer in pre-sales." */
function withFewer(parts: Part[], items: Item[], fewer: number): Part[] | undefined {
  const [count, another] = parts.filter((part) => part.kind === 'count');
  const roles = parts.filter((part) => part.kind === 'role');
  const [first, second, third] = roles;
  if (!count || another || !first || !second || third || sameRole(first, second) || areCompared(parts, items))
    return undefined;
  if (roles.some((role) => role.roles.length > 1) || count.count < fewer) return undefined;
  return parts.map((part) =>
    part.kind === 'fewer' ? { kind: 'count', count: count.count - fewer, at: part.at } : part,
  );
}

/** 販売後も同じく5人: "the same number" with the number behind it. */
function isSameTold(parts: Part[], index: number): boolean {
  const [part, next] = [parts[index], parts[index + 1]];
  if (part?.kind !== 'times' || part.times !== 1 || next?.kind !== 'count') return false;
  const counts = parts.filter((other) => other.kind === 'count');
  return counts.length === 2 && counts.every(({ count }) => count === next.count);
}

/** "The same number, three each": the number of each tells what is alike. */
function isOfEach(parts: Part[], items: Item[]): boolean {
  const [count, another] = parts.filter((part) => part.kind === 'count');
  const other = parts.some((part) => part.kind === 'times' && part.times > 1);
  return count !== undefined && another === undefined && !other && items.some((item) => is(item, 'each'));
}

/** "Four presales and twice as many aftersales, eight": the number of the multiple behind it. */
function isMultipleTold(parts: Part[], index: number): boolean {
  const [part, before, earlier] = [parts[index], parts[index - 1], parts[index - 2]];
  const open = before?.kind === 'role' ? earlier : before;
  const [one, other, third] = parts.filter((each) => each.kind === 'count');
  if (part?.kind !== 'count' || open?.kind !== 'times' || open.times === 1) return false;
  return part === other && third === undefined && one !== undefined && one.count * open.times === part.count;
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
function withMultiple(parts: Part[], items: Item[]): Part[] | undefined {
  const [count, another] = parts.filter((part) => part.kind === 'count');
  const roles = parts.filter((part) => part.kind === 'role');
  if (count === undefined || another !== undefined || roles.some((role) => role.roles.length > 1))
    return undefined;
  const times = parts.find((part) => part.kind === 'times')?.times ?? 1;
  if (new Set(roles.map((role) => role.roles.join())).size !== 2) return undefined;
  if (roles.length === 2 && !areCompared(parts, items))
    return parts.map((part) =>
      part.kind === 'times' ? { kind: 'count', count: count.count * times, at: part.at } : part,
    );
  // "Pre-sales and after-sales alike, two": as many on either side.
  if (roles.length === 2 && times === 1 && roles.every(({ at }) => at < count.at))
    return roles.flatMap((role): Part[] => [{ ...count, at: role.at }, role]);
  return roles.length === 3 ? compared(parts, count, roles, times) : dividedIn(parts, count, roles, times);
}

/** "Twice as many after-sales as pre-sales": two roles in one clause without a count between say nothing of either. */
function areCompared(parts: Part[], items: Item[]): boolean {
  return parts.some((part, index) => {
    const next = parts[index + 1];
    if (part.kind !== 'role' || next?.kind !== 'role') return false;
    return !items
      .slice(part.at, next.at)
      .some((item) => ['comma', 'semicolon', 'dot'].some((tag) => is(item, tag)));
  });
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
