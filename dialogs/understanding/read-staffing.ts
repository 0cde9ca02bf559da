import { staffRoles } from '../rules/facts.ts';
import { withCapitals } from './given-names.ts';
import { type Item, is, isFiller } from './items.ts';
import type { Reading, Span, StaffingValue } from './reading.ts';
import { withoutRoles } from './staffing-bare.ts';
import { introducedFirst } from './staffing-introduced.ts';
import { readAfterLeaving } from './staffing-leavers.ts';
import { allInOne, gathered, isAlone, leavesSomeoneUnread, named, oneInBoth } from './staffing-names.ts';
import { isLeftOpen } from './staffing-open.ts';
import {
  type CountPart,
  clausesOf,
  isAllOfOne,
  isBothAgain,
  type Part,
  people,
  type RolePart,
  repeat,
  repeats,
  toParts,
  withImpliedRoles,
} from './staffing-parts.ts';
import { isDoneByOthers, totalBesideDoubt, withoutLater } from './staffing-remarks.ts';
import {
  countsBothAlike,
  countsOneSide,
  isOpenForBoth,
  withoutCorrected,
  withoutDenied,
  withResolvedCounts,
} from './staffing-shapes.ts';
import { readSubset } from './staffing-subsets.ts';
import { withSums } from './staffing-sums.ts';

/** Reads who works in pre-sales and after-sales: counts by role, names with roles, or only a total. */
export function readStaffing(received: Item[], spanOf: (from: number, to: number) => Span): Reading {
  const all = withCapitals(received);
  const now = isDoneByOthers(all) ? undefined : withoutLater(all);
  if (now === undefined) return { outcome: 'nothing', reason: 'unknown' };
  const left = readAfterLeaving(now, (before) => staffingOf(readItems(before, spanOf)));
  if (left === 'unclear') return { outcome: 'nothing', reason: 'unknown' };
  if (left) return { outcome: 'value', candidate: { value: left, span: spanOf(0, all.length) } };
  const spanIn = (from: number, to: number): Span => {
    const [first, last] = [now[from], now[to - 1]];
    return spanOf(first ? all.indexOf(first) : 0, last ? all.indexOf(last) + 1 : all.length);
  };
  const reading = readItems(now, spanIn);
  return reading.outcome === 'nothing' && now !== all ? readItems(all, spanOf) : reading;
}

function staffingOf(reading: Reading): StaffingValue | undefined {
  if (reading.outcome !== 'value') return undefined;
  return reading.candidate.value.kind === 'staffing' ? reading.candidate.value : undefined;
}

function readItems(items: Item[], spanOf: (from: number, to: number) => Span): Reading {
  const said = withImpliedRoles(items).flatMap((item, at, all) => toParts(item, all, at));
  const single = said.filter(
    (part, index) =>
      !repeats(part, said[index - 1], items) &&
      !isBothAgain(part, said.slice(0, index)) &&
      !isAllOfOne(part, said, items),
  );
  const told = withSums(withoutDenied(withoutCorrected(single, items), items), items);
  const value = fromTold(told, items);
  const counted = told.filter(({ kind }) => kind !== 'name');
  const telling = counted.length > 0 ? counted : told;
  const first = telling[0];
  const last = telling.at(-1);
  if (value === undefined || first === undefined || last === undefined) {
    return { outcome: 'nothing', reason: items.some((item) => is(item, 'vague')) ? 'vague' : 'unknown' };
  }
  return { outcome: 'value', candidate: { value, span: spanOf(first.at, last.at + 1) } };
}

function fromTold(told: Part[], items: Item[]): StaffingValue | undefined {
  const subset = readSubset(told, items);
  if (subset !== undefined) return subset === 'unclear' ? undefined : subset;
  const plain = told.filter(({ kind }) => kind !== 'among');
  const parts = withResolvedCounts(mergeBoth(plain, items), items) ?? [];
  const value = fromParts(parts, items);
  return value && withoutUnsaid(value, parts);
}

/** "Just one for pre-sales" leaves open who does the other: no number is none. */
function withoutUnsaid(value: StaffingValue, parts: Part[]): StaffingValue | undefined {
  const roles = parts.flatMap((part) => (part.kind === 'role' ? part.roles : []));
  const [role] = roles;
  if (!('staff' in value) || role === undefined || new Set(roles).size > 1) return value;
  return value.staff.length > 0 ? { kind: 'staffing', role, count: value.staff.length } : undefined;
}

/** "Does both pre-sales and after-sales": one part, not three. */
function mergeBoth(parts: Part[], items: Item[]): Part[] {
  const both = parts.find((part) => part.kind === 'role' && part.roles.length === 2);
  const single = parts.filter((part) => part.kind === 'role' && part.roles.length === 1);
  const counts = parts.filter((part) => part.kind === 'count');
  // "The same five do pre-sales and after-sales."
  const same = items.some((item) => is(item, 'same') && !is(item, 'and')) && counts.length === 1;
  const together =
    same || both !== undefined || items.some((item) => is(item, 'same-person') || is(item, 'same-people'));
  // "One for presales, the same person for aftersales" counts that person twice.
  const alone = counts.length > 1 && counts.every(({ count }) => count === 1);
  const again = alone ? counts.find(({ at }) => is(items[at], 'same-person')) : undefined;
  const people = counts.filter((part) => part !== again);
  if (!together || single.length !== 2 || people.length > 1) return parts;
  const [first] = single;
  return [
    ...parts.filter((part) => part.kind !== 'role' && part !== again),
    { kind: 'role', roles: [...staffRoles], at: both?.at ?? first?.at ?? 0 },
  ];
}

/** "More than ten" says how many there are at least, not how many there are. */
function isBound(items: Item[], at: number): boolean {
  let before = at - 1;
  while (isFiller(items[before])) before--;
  const after = items[at + 1];
  const open = ['plus', 'about', 'more'].some((tag) => is(after, tag)) && after?.glued === true;
  if (open && !is(items[at + 2], 'number') && !is(items[at], 'nobody')) return true;
  return ['more', 'less'].some((tag) => is(items[before], tag)) && !is(items[before], 'and');
}

function fromParts(parts: Part[], items: Item[]): StaffingValue | undefined {
  const counts = parts.filter((part) => part.kind === 'count');
  const roles = parts.filter((part) => part.kind === 'role');
  if (counts.some((part) => !Number.isInteger(part.count) || part.count > 1000)) return undefined;
  if (counts.some(({ at }) => isBound(items, at)) || isLeftOpen(parts, items)) return undefined;
  if (isAlone(parts, items)) return people(repeat([...staffRoles], 1));
  const total = counts.length === 1 && roles.length === 0 ? totalBesideDoubt(items) : undefined;
  if (total !== undefined && counts[0]?.count === total) return { kind: 'staffing', total };
  const introduced = introducedFirst(parts, items);
  if (introduced) return introduced === 'unclear' ? undefined : introduced;
  const series = inSeries(counts, roles, items);
  if (series) return series;
  const each = items.some((item) => is(item, 'each')) || countsBothAlike(items, counts);
  const apiece = each ? countApiece(counts.map(({ count }) => count)) : undefined;
  const alike = countsOneSide(items) || countsBothAlike(items, counts);
  const sides = roles.length === 1 && roles[0]?.roles.length === 2 && alike ? 2 : roles.length;
  if (apiece !== undefined && (sides === 0 || sides === 2)) {
    return people(staffRoles.flatMap((role) => repeat([role], apiece)));
  }
  // "Both have one" leaves open whether it is the same.
  if (counts.length === 1 && isOpenForBoth(items)) return undefined;
  // "Pre-sales and after-sales are seven in all."
  const [count, another] = counts;
  // "Five of us, no fixed split."
  const unsplit =
    items.some((item) => is(item, 'unsplit')) && (roles.length === 0 || areJoined(roles, items));
  if (count && !another && count.count > 0 && unsplit) return { kind: 'staffing', total: count.count };
  if (count && !another && roles.length > 1 && items.some((item) => is(item, 'in-total')))
    return { kind: 'staffing', total: count.count };
  if (count?.count === 0 && !another && areJoined(roles, items)) return people([]);
  // "Nobody for after-sales" does not say who does the other.
  if (
    counts.every((part) => part.count === 0) &&
    roles.length === 1 &&
    roles[0]?.roles.length === 1 &&
    counts.length > 0
  )
    return undefined;
  // "One person for pre-sales and after-sales"
  const last = roles.at(-1)?.at ?? 0;
  const known = items.slice(last).every((item) => item.meanings.length > 0);
  if (count?.count === 1 && !another && count.at < last && areJoined(roles, items) && known)
    return people(repeat([...staffRoles], 1));
  const same = items.some((item) => is(item, 'same-person'));
  if (roles.length === 0 && same && count?.count === 1 && !another) return people(repeat([...staffRoles], 1));
  if (roles.length === 0)
    return withoutRoles(
      counts.map((part) => part.count),
      items,
    );
  if (counts.length === 0) return named(parts, items) ?? allInOne(parts, items) ?? oneInBoth(parts, items);
  if (counts.length < roles.length && leavesSomeoneUnread(parts, items)) return undefined;
  return (
    paired(counts, roles) ??
    paired(withoutTotal(counts), roles) ??
    pairedByClause(parts, items) ??
    besideTotal(parts, items) ??
    gathered(parts, items)
  );
}

/** "Pre-sales and after-sales, two and four respectively": both roles, then a count for each. */
function inSeries(counts: CountPart[], roles: RolePart[], items: Item[]): StaffingValue | undefined {
  const said = (tag: string): boolean => items.some((item) => is(item, tag));
  const [first, second, third] = counts;
  if (!first || !second || third || said('in-total') || (said('each') && !said('respectively')))
    return undefined;
  const named = roles.length === 2 && roles.every((role) => role.roles.length === 1 && role.at < first.at);
  if (!named && !(roles.length === 0 && said('respectively'))) return undefined;
  const order = named ? roles.flatMap((role) => role.roles) : [...staffRoles];
  if (new Set(order).size !== 2) return undefined;
  return people(order.flatMap((role, index) => repeat([role], (index === 0 ? first : second).count)));
}

/** "One for each", or "two, one for each" with their total beside it. */
function countApiece(counts: number[]): number | undefined {
  const least = Math.min(...counts);
  const others = counts.filter((count) => count !== least);
  const total = others.length === 1 && others[0] === 2 * least;
  return counts.length > 0 && (others.length === 0 || total) ? least : undefined;
}

/** "Only 1 presales, aftersales nobody": the order changes from clause to clause, in each of which it is plain. */
function pairedByClause(parts: Part[], items: Item[]): StaffingValue | undefined {
  const signs = ['comma', 'and', 'but', 'semicolon', 'dot', 'line'];
  const told = clausesOf(parts, items, signs).map((own) => ({
    counts: own.filter((part) => part.kind === 'count'),
    roles: own.filter((part) => part.kind === 'role'),
    named: own.some((part) => part.kind === 'name'),
    // Where no capitals tell names from words, a word that is not known names nobody beside counts.
    sure: own.some(
      ({ kind, at }) =>
        kind === 'name' && (items[at]?.meanings.length !== 0 || /^\p{Lu}/u.test(items[at]?.raw ?? '')),
    ),
  }));
  const pairs = told.filter(({ counts, roles }) => counts.length + roles.length > 0);
  // "Ana in presales, two others in aftersales": a name is one person, unless other names stand apart from any role.
  const namesCount =
    pairs.length ===
    told.filter(({ counts, roles, named }) => named || counts.length + roles.length > 0).length;
  const staff = pairs.map(({ counts, roles, sure }) => {
    const [role, another] = roles;
    if (counts.length === 0 && role && !another && sure && namesCount) return repeat(role.roles, 1);
    const value = roles.length > 0 ? paired(counts, roles) : undefined;
    return value && 'staff' in value ? value.staff : undefined;
  });
  const kinds = new Set(pairs.flatMap(({ roles }) => roles.map((role) => role.roles.join())));
  const all =
    staff.every((own) => own !== undefined) && kinds.size === pairs.flatMap(({ roles }) => roles).length;
  return all ? people(staff.flatMap((own) => own ?? [])) : undefined;
}

/** "Eight of us: three presales, four aftersales, and the boss does both": the total first, which the others add up to. */
function besideTotal(parts: Part[], items: Item[]): StaffingValue | undefined {
  const [total, ...others] = parts.filter(({ kind, at }) => kind !== 'name' || at > 0);
  if (total?.kind !== 'count') return undefined;
  const value = pairedByClause(others, items);
  return value && 'staff' in value && value.staff.length === total.count ? value : undefined;
}

/** Counts and roles in turn: "2 presales, 3 aftersales" or "presales 2, aftersales 3". */
function paired(counts: CountPart[], roles: RolePart[]): StaffingValue | undefined {
  if (counts.length !== roles.length) return undefined;
  const inOrder = [...counts, ...roles].sort((one, other) => one.at - other.at);
  // "Pre-sales two, three in after-sales": two and two, in either order.
  const inPairs = inOrder.every((part, index) => index % 2 === 0 || part.kind !== inOrder[index - 1]?.kind);
  if (!inPairs && roles.some((role) => role.roles.length === 1)) return undefined;
  const kinds = new Set(roles.map((role) => role.roles.join()));
  if (kinds.size < roles.length) return undefined;
  return people(roles.flatMap((role, index) => repeat(role.roles, counts[index]?.count ?? 0)));
}

/** "Two people: one pre-sales, one after-sales" says the total first or last. */
function withoutTotal(counts: CountPart[]): CountPart[] {
  const [first, ...rest] = counts;
  const last = counts.at(-1);
  const sum = (some: { count: number }[]): number => some.reduce((total, { count }) => total + count, 0);
  if (first && rest.length > 1 && first.count === sum(rest)) return rest;
  const front = counts.slice(0, -1);
  return last && front.length > 1 && last.count === sum(front) ? front : counts;
}

/** "Neither pre-sales nor after-sales": both roles with nothing but a joining word between. */
function areJoined(roles: Part[], items: Item[]): boolean {
  const [first, second, third] = roles;
  if (!first || !second || third) return false;
  const between = items.slice(first.at + 1, second.at);
  return between.length > 0 && between.every((item) => ['and', 'or', 'too'].some((tag) => is(item, tag)));
}
