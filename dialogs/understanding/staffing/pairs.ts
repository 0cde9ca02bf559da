import { staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { isSurelyNamed, namesBetween } from './names.ts';
import { type CountPart, clausesOf, type Part, people, type RolePart, repeat } from './parts.ts';

/** Each count with the role that it belongs to; undefined where that is not plain. */
export function pairCounts(parts: Part[], items: Item[]): StaffingValue | undefined {
  const counts = parts.filter((part) => part.kind === 'count');
  const roles = parts.filter((part) => part.kind === 'role');
  if (isOneLeftOver(parts, items) || isNameJoined(parts, items) || isTotalBesideSelf(parts, items))
    return undefined;
  return (
    besideTotal(parts, items) ??
    besideNamed(parts, items) ??
    paired(counts, roles) ??
    paired(withoutTotal(counts, roles, items), roles) ??
    pairedByClause(parts, items) ??
    besidePairs(parts, items)
  );
}

/**
 * "Two presales, three aftersales, plus Dave who floats": somebody who is joined to a role that is counted already, and
 * whose own is not read. So is whoever is named between a number and what only the last one named does: "three
 * technicians for …, and the boss does both".
 */
function isOneLeftOver(parts: Part[], items: Item[]): boolean {
  const roles = parts.filter((part) => part.kind === 'role');
  const [count, another] = parts.filter((part) => part.kind === 'count');
  return parts.some(({ kind, at }, index) => {
    const before = parts[index - 1];
    if (kind !== 'name' || before === undefined || !isSurelyNamed(items, at) || is(items[at], 'third-person'))
      return false;
    const link = items.slice(before.at + 1, at);
    if (roles.every((role) => role.roles.length === 2) && another === undefined && before === count)
      return link.some((item) => ends.some((tag) => is(item, tag)));
    const last = parts.slice(index).every((part) => part.kind === 'name');
    return last && before.kind === 'role' && link.some((item) => is(item, 'plus') || is(item, 'and'));
  });
}

/** "Marta and two technicians", "Karla with her three": the number is not that of all. */
function isNameJoined(parts: Part[], items: Item[]): boolean {
  return parts.some(({ kind, at }, index) => {
    const next = parts[index + 1];
    if (kind !== 'name' || next?.kind !== 'count' || next.count === 0) return false;
    const [link, ...small] = items.slice(at + 1, next.at);
    const joined = ['and', 'with', 'plus', 'apart'].some((tag) => is(link, tag));
    const isSmall = (item: Item): boolean =>
      isFiller(item) || item.meanings.length === 0 || is(item, 'and') || is(item, 'apart');
    const near = small.length < 3 && small.every(isSmall);
    return joined && near && isSurelyNamed(items, at);
  });
}

/** เรามีสี่คน แอนกับผมก่อนขาย: between a number and the role behind it stands "and I", so that the number is not that of the role. */
function isTotalBesideSelf(parts: Part[], items: Item[]): boolean {
  return parts.some(({ kind, at }, index) => {
    const before = parts.slice(0, index).findLast((part) => part.kind !== 'name');
    const joined = is(items[at - 1], 'and') || is(items[at - 1], 'with');
    return (
      kind === 'name' &&
      is(items[at], 'myself') &&
      joined &&
      before?.kind === 'count' &&
      before.at < at - 2 &&
      parts[index + 1]?.kind === 'role'
    );
  });
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but'];

/** "Pre-sales and after-sales, two and four respectively": both roles, then a count for each. */
export function inSeries(counts: CountPart[], roles: RolePart[], items: Item[]): StaffingValue | undefined {
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

/** "Only 1 presales, aftersales nobody": the order changes from clause to clause, in each of which it is plain. */
function pairedByClause(parts: Part[], items: Item[]): StaffingValue | undefined {
  const signs = ['comma', 'and', 'plus', 'but', 'semicolon', 'dot', 'line'];
  // 山本と中村の二人: "and" between two names ends nothing.
  const isNameHere = (at: number): boolean => parts.some((part) => part.kind === 'name' && part.at === at);
  const apart = items.map((item, at) =>
    is(item, 'and') && isNameHere(at - 1) && isNameHere(at + 1) ? { ...item, meanings: [] } : item,
  );
  const told = clausesOf(parts, apart, signs).map((own) => ({
    names: own.filter(({ kind }) => kind === 'name').map(({ at }) => at),
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
  const staff = pairs.map(({ names, counts, roles, sure }) => {
    const [role, another] = roles;
    if (counts.length === 0 && role && !another && sure && namesCount)
      return repeat(role.roles, namesBetween(parts, items, Math.min(...names) - 1, Math.max(...names) + 1));
    const value = roles.length > 0 ? paired(counts, roles) : undefined;
    return value && 'staff' in value ? value.staff : undefined;
  });
  const kinds = new Set(pairs.flatMap(({ roles }) => roles.map((role) => role.roles.join())));
  const all =
    staff.every((own) => own !== undefined) && kinds.size === pairs.flatMap(({ roles }) => roles).length;
  return all ? people(staff.flatMap((own) => own ?? [])) : undefined;
}

/** "2 presales 2 aftersales and I do both": names with both roles behind the numbers of each. */
function besidePairs(parts: Part[], items: Item[]): StaffingValue | undefined {
  const both = parts.at(-1);
  const start = parts.findLastIndex(({ kind }, index) => index < parts.length - 1 && kind !== 'name') + 1;
  const names = parts.slice(start, -1);
  if (both?.kind !== 'role' || both.roles.length !== 2 || names.length === 0) return undefined;
  const head = parts.slice(0, start);
  if (!names.every(({ at }) => isSurelyNamed(items, at)) || head.some(({ kind }) => kind === 'name'))
    return undefined;
  const counts = head.filter((part) => part.kind === 'count');
  const roles = head.filter((part) => part.kind === 'role');
  const value = roles.length === 2 ? paired(counts, roles) : undefined;
  if (value === undefined || !('staff' in value)) return undefined;
  const shared = namesBetween(parts, items, (names[0]?.at ?? 0) - 1, both.at);
  return people([...value.staff, ...repeat([...staffRoles], shared)]);
}

/** "Eight of us: three presales, four aftersales, and the boss does both": the total first, which the others add up to. */
function besideTotal(parts: Part[], items: Item[]): StaffingValue | undefined {
  const [total, ...others] = parts.filter(({ kind, at }) => kind !== 'name' || at > 0);
  if (total?.kind !== 'count' || !standsApart(total, others[0], items)) return undefined;
  const value = pairedByClause(others, items);
  return value && 'staff' in value && value.staff.length === total.count ? value : undefined;
}

/** ทีมเรามี 5 คน ก่อนขาย 2 หลังขาย 2 อีกคนทั้งสองฝั่ง: as besideTotal, where no sign stands behind the total. */
function besideNamed(parts: Part[], items: Item[]): StaffingValue | undefined {
  const [total, ...others] = parts;
  const [name, both] = others.slice(-2);
  if (total?.kind !== 'count' || name?.kind !== 'name' || both?.kind !== 'role' || both.roles.length !== 2)
    return undefined;
  const value = besidePairs(others, items);
  return value && 'staff' in value && value.staff.length === total.count ? value : undefined;
}

/** "Five of us: three presales": what a sign parts from the first role belongs to none. */
function standsApart(total: Part | undefined, next: Part | undefined, items: Item[]): boolean {
  const signs = [...ends, 'colon', 'open', 'dash', ...(next?.kind === 'count' ? ['and'] : [])];
  return items.slice((total?.at ?? 0) + 1, next?.at).some((item) => signs.some((tag) => is(item, tag)));
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
function withoutTotal(counts: CountPart[], roles: RolePart[], items: Item[]): CountPart[] {
  const [first, ...rest] = counts;
  const last = counts.at(-1);
  const sum = (some: { count: number }[]): number => some.reduce((total, { count }) => total + count, 0);
  const leads = rest.length === 2 && roles.length === 2;
  // "We are twelve, three of them presales and four aftersales": the others do something else.
  // "Pre-sales two, one of whom …, after-sales one": behind a role the number is that of the role.
  // "Three for presales, two for aftersales, plus one": a number whose role ends a clause is no total.
  const own = roles.find(({ at }) => at > (first?.at ?? 0) && at < (rest[0]?.at ?? 0));
  const apart = own === undefined || standsApart(first, own, items) || !standsApart(own, rest[0], items);
  const isFirst = roles.every(({ at }) => at > (first?.at ?? 0));
  if (
    first &&
    isFirst &&
    apart &&
    rest.length > 1 &&
    first.count >= sum(rest) &&
    (first.count === sum(rest) || leads)
  )
    return rest;
  const front = counts.slice(0, -1);
  const isSum = last && front.length > 1 && last.count === sum(front) && !isOfRole(last, roles, items);
  return isSum ? front : counts;
}

/** "Two presales, but one is on leave; in support three" or "three in support": a number beside its role is no total. */
function isOfRole(count: CountPart, roles: RolePart[], items: Item[]): boolean {
  if (roles.some(({ at }) => at > count.at)) return true;
  const role = roles.findLast(({ at }) => at < count.at);
  const between = role && items.slice(role.at + 1, count.at);
  return between?.every((item) => (isFiller(item) && !is(item, 'in-total')) || is(item, 'colon')) ?? false;
}

/** "Neither pre-sales nor after-sales": both roles with nothing but a joining word between. */
export function areJoined(roles: Part[], items: Item[]): boolean {
  const [first, second, third] = roles;
  if (!first || !second || third) return false;
  const between = items.slice(first.at + 1, second.at);
  const links = between.filter((item) => joining.some((tag) => is(item, tag)));
  // "И на предпродаже, и на послепродаже": a comma joins where "and" stands behind it.
  return (
    (links.length > 0 || (between.length === 0 && isJoinedInWriting(items, first.at, second.at))) &&
    between.every(
      (item) =>
        links.includes(item) || isFiller(item) || ['comma', 'dash', 'not'].some((tag) => is(item, tag)),
    )
  );
}

/** Arabic joins by a letter of the word; 사전 사후, 販売前販売後 need nothing between. */
function isJoinedInWriting(items: Item[], first: number, second: number): boolean {
  const eastern = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Katakana}ー]$/u.test(items[first]?.raw ?? '');
  return eastern || /^و/u.test(items[second]?.raw ?? '');
}

const joining = ['and', 'or', 'too', 'negation'];
