import { type StaffMember, staffRoles } from '../rules/facts.ts';
import { type Item, is, meaningOf } from './items.ts';
import type { Reading, Span, StaffingValue } from './reading.ts';

type Role = (typeof staffRoles)[number];
type Part = { at: number } & (
  | { kind: 'count'; count: number }
  | { kind: 'role'; roles: Role[] }
  | { kind: 'name' }
);

/** Reads who works in pre-sales and after-sales: counts by role, names with roles, or only a total. */
export function readStaffing(items: Item[], spanOf: (from: number, to: number) => Span): Reading {
  const said = withImpliedRoles(items).flatMap((item, at, all) => toParts(item, all, at));
  const parts = mergeBoth(
    said.filter((part, index) => !repeats(part, said[index - 1])),
    items,
  );
  const value = fromParts(parts, items);
  const telling = parts.filter(({ kind }) => kind !== 'name');
  const first = telling[0];
  const last = telling.at(-1);
  if (value === undefined || first === undefined || last === undefined) {
    return { outcome: 'nothing', reason: items.some((item) => is(item, 'vague')) ? 'vague' : 'unknown' };
  }
  return { outcome: 'value', candidate: { value, span: spanOf(first.at, last.at + 1) } };
}

/** "Two presales and a couple in support": where only one role is named, a word close to the other means it. */
function withImpliedRoles(items: Item[]): Item[] {
  const named = (tag: string): boolean => items.some((item) => is(item, tag));
  const [before, after] = [named('pre-sales'), named('after-sales')];
  if (before === after) return items;
  const [close, meant] = before ? ['maybe-after-sales', 'after-sales'] : ['maybe-pre-sales', 'pre-sales'];
  return items.map((item) =>
    is(item, close) && !named('both-roles') ? { ...item, meanings: [{ tag: meant, value: '' }] } : item,
  );
}

/** "Sales before the sale": one role in two words. */
function repeats(part: Part, before: Part | undefined): boolean {
  return part.kind === 'role' && before?.kind === 'role' && part.roles.join() === before.roles.join();
}

function toParts(item: Item, items: Item[], at: number): Part[] {
  // "Both technicians" are two people, not two roles.
  if (is(item, 'both-roles') && is(items[at + 1], 'person')) return [{ kind: 'count', count: 2, at }];
  if (is(item, 'both-roles')) return [{ kind: 'role', roles: [...staffRoles], at }];
  if (is(item, 'pre-sales')) return [{ kind: 'role', roles: ['pre-sales'], at }];
  if (is(item, 'after-sales')) return [{ kind: 'role', roles: ['after-sales'], at }];
  if (is(item, 'sales') && sellsBeforeOnly(items)) return [{ kind: 'role', roles: ['pre-sales'], at }];
  const apiece = Number(meaningOf(item, 'each') || Number.NaN);
  if (apiece > 0) return [{ kind: 'count', count: apiece, at }];
  if (is(item, 'nobody') && !isNumbered(items, at)) return [{ kind: 'count', count: 0, at }];
  if (is(item, 'same-person')) return [{ kind: 'count', count: 1, at }];
  const count = meaningOf(item, 'number') ?? meaningOf(item, 'article');
  // "Just me" counts as well as it names.
  if (is(item, 'relation') || (is(item, 'myself') && count === undefined)) return [{ kind: 'name', at }];
  if (count !== undefined && isCount(items, at)) return [{ kind: 'count', count: Number(count), at }];
  return is(item, 'name') || (item.meanings.length === 0 && isName(item)) ? [{ kind: 'name', at }] : [];
}

/** "Two in sales, one in after-sales": beside after-sales, and with no word for pre-sales, sales are the other role. */
function sellsBeforeOnly(items: Item[]): boolean {
  const said = (tag: string): boolean => items.some((item) => is(item, tag));
  return said('after-sales') && !said('pre-sales') && !said('both-roles') && !said('same-person');
}

const counted = ['person', 'pre-sales', 'after-sales', 'both-roles', 'filler', 'each'];
const measured = ['year', 'month-unit', 'hour', 'day', 'percent', 'week', 'month'];

/** A number of people: not of years, and "a" only before something that can be counted. */
function isCount(items: Item[], at: number): boolean {
  const next = items[at + 1];
  if (is(items[at], 'person') && (is(items[at - 1], 'number') || is(next, 'number'))) return false;
  if (is(next, 'person')) return true;
  if (measured.some((tag) => is(next, tag))) return false;
  if (is(items[at], 'filler')) return false;
  return is(items[at], 'number') || counted.some((tag) => is(next, tag));
}

/** French says "personne" for nobody, and "une personne" for one. */
function isNumbered(items: Item[], at: number): boolean {
  const before = items[at - 1];
  return is(items[at], 'person') && (is(before, 'number') || is(before, 'article'));
}

/** A word that may be somebody's name: with a capital, or in a script that has none. */
function isName(item: Item): boolean {
  return /^\p{Lu}\p{L}|^\p{Lo}/u.test(item.raw);
}

/** "Does both pre-sales and after-sales": one part, not three. */
function mergeBoth(parts: Part[], items: Item[]): Part[] {
  const both = parts.find((part) => part.kind === 'role' && part.roles.length === 2);
  const single = parts.filter((part) => part.kind === 'role' && part.roles.length === 1);
  const together =
    both !== undefined || items.some((item) => is(item, 'same-person') || is(item, 'same-people'));
  const people = parts.filter((part) => part.kind === 'count').length;
  if (!together || single.length !== 2 || people > 1) return parts;
  const [first] = single;
  return [
    ...parts.filter((part) => part.kind !== 'role'),
    { kind: 'role', roles: [...staffRoles], at: both?.at ?? first?.at ?? 0 },
  ];
}

function fromParts(parts: Part[], items: Item[]): StaffingValue | undefined {
  const counts = parts.filter((part) => part.kind === 'count');
  const roles = parts.filter((part) => part.kind === 'role');
  if (counts.some((part) => !Number.isInteger(part.count) || part.count > 1000)) return undefined;
  const each = items.some((item) => is(item, 'each'));
  const apiece = each ? countApiece(counts.map(({ count }) => count)) : undefined;
  if (apiece !== undefined && (roles.length === 0 || roles.length === 2)) {
    return people(staffRoles.flatMap((role) => repeat([role], apiece)));
  }
  // "Pre-sales and after-sales are seven in all."
  const [count, another] = counts;
  if (count && !another && roles.length > 1 && items.some((item) => is(item, 'in-total')))
    return { kind: 'staffing', total: count.count };
  if (count?.count === 0 && !another && areJoined(roles, items)) return people([]);
  if (roles.length === 0)
    return withoutRoles(
      counts.map((part) => part.count),
      items,
    );
  if (counts.length === 0) return named(parts, items) ?? allInOne(parts, items);
  return paired(counts, roles) ?? paired(withoutTotal(counts), roles) ?? pairedByClause(parts, items);
}

/** "One for each", or "two, one for each" with their total beside it. */
function countApiece(counts: number[]): number | undefined {
  const least = Math.min(...counts);
  const others = counts.filter((count) => count !== least);
  const total = others.length === 1 && others[0] === 2 * least;
  return counts.length > 0 && (others.length === 0 || total) ? least : undefined;
}

/** "Only 1 presales, aftersales nobody": the order changes, but each clause has one count and one role. */
function pairedByClause(parts: Part[], items: Item[]): StaffingValue | undefined {
  const clauses: Part[][] = [[]];
  items.forEach((item, at) => {
    if (['comma', 'and', 'but', 'semicolon', 'dot', 'line'].some((tag) => is(item, tag))) clauses.push([]);
    clauses.at(-1)?.push(...parts.filter((part) => part.at === at));
  });
  const told = clauses.map((own) => ({
    counts: own.filter((part) => part.kind === 'count'),
    roles: own.filter((part) => part.kind === 'role'),
    named: own.some((part) => part.kind === 'name'),
  }));
  const pairs = told.filter(({ counts, roles }) => counts.length + roles.length > 0);
  // "Ana in presales, two others in aftersales": a name is one person, unless other names stand apart from any role.
  const namesCount =
    pairs.length ===
    told.filter(({ counts, roles, named }) => named || counts.length + roles.length > 0).length;
  const complete = pairs.every(
    ({ counts, roles, named }) =>
      roles.length === 1 && (counts.length === 1 || (counts.length === 0 && named && namesCount)),
  );
  const kinds = new Set(pairs.map(({ roles }) => roles[0]?.roles.join()));
  if (!complete || kinds.size < pairs.length) return undefined;
  return people(pairs.flatMap(({ counts, roles }) => repeat(roles[0]?.roles ?? [], counts[0]?.count ?? 1)));
}

/** Counts and roles in turn: "2 presales, 3 aftersales" or "presales 2, aftersales 3". */
function paired(
  counts: (Part & { kind: 'count' })[],
  roles: (Part & { kind: 'role' })[],
): StaffingValue | undefined {
  if (counts.length !== roles.length) return undefined;
  const inOrder = [...counts, ...roles].sort((one, other) => one.at - other.at);
  const lead = inOrder[0]?.kind;
  const alternating = inOrder.every((part, index) => (part.kind === lead) === (index % 2 === 0));
  if (!alternating && roles.some((role) => role.roles.length === 1)) return undefined;
  const kinds = new Set(roles.map((role) => role.roles.join()));
  if (kinds.size < roles.length) return undefined;
  return people(roles.flatMap((role, index) => repeat(role.roles, counts[index]?.count ?? 0)));
}

/** "Two people: one pre-sales, one after-sales" says the total first or last. */
function withoutTotal(counts: (Part & { kind: 'count' })[]): (Part & { kind: 'count' })[] {
  const [first, ...rest] = counts;
  const last = counts.at(-1);
  const sum = (some: { count: number }[]): number => some.reduce((total, { count }) => total + count, 0);
  if (first && rest.length > 1 && first.count === sum(rest)) return rest;
  const front = counts.slice(0, -1);
  return last && front.length > 1 && last.count === sum(front) ? front : counts;
}

/** "Ana and Eva do pre-sales, Ben after-sales": the names beside each role count; roles alone count nobody. */
function named(parts: Part[], items: Item[]): StaffingValue | undefined {
  const turns = parts.filter((part, index) => part.kind !== parts[index - 1]?.kind);
  const roles = turns.filter((part) => part.kind === 'role');
  if (turns.length !== 4 || roles.length !== 2 || parts.filter(({ kind }) => kind === 'role').length !== 2)
    return undefined;
  // "Me and my partner, I do …, he does …" names people twice.
  // But "istri saya" and "vợ tôi" name somebody else.
  const self = parts.filter(({ at }) => is(items[at], 'myself') && !is(items[at - 1], 'relation'));
  if (self.length > 1) return undefined;
  const namesFirst = turns[0]?.kind === 'name';
  return people(
    roles.flatMap(({ roles: own, at }, index) => {
      const start = namesFirst ? (roles[index - 1]?.at ?? -1) : at;
      const end = namesFirst ? at : (roles[index + 1]?.at ?? items.length);
      return repeat(own, namesBetween(parts, items, start, end));
    }),
  );
}

/** How many people the names between two items stand for: "Ana María" is one, "Ana and María" are two. */
function namesBetween(parts: Part[], items: Item[], start: number, end: number): number {
  const names = parts.filter(({ kind, at }) => kind === 'name' && at > start && at < end);
  return names.filter((name, index) => {
    const before = names[index - 1];
    const between = items.slice((before?.at ?? name.at) + 1, name.at);
    return (
      before === undefined ||
      between.some((item) => ['and', 'comma', 'plus', 'slash'].some((tag) => is(item, tag)))
    );
  }).length;
}

/** "I do both myself", "Ana and I do both". */
function allInOne(parts: Part[], items: Item[]): StaffingValue | undefined {
  const [role, another] = parts.filter((part) => part.kind === 'role');
  if (role?.roles.length !== 2 || another !== undefined) return undefined;
  const named = namesBetween(parts, items, -1, items.length);
  const myself = items.findIndex((item) => is(item, 'myself'));
  // "My partner and I" are two, although the partner has no name.
  const besides = myself >= 0 && [items[myself - 1], items[myself + 1]].some((item) => is(item, 'and'));
  if (besides && named === 0) return undefined;
  const count = named + (myself >= 0 && (named === 0 || besides) ? 1 : 0);
  return count > 0 ? people(repeat(role.roles, count)) : undefined;
}

/** Two bare numbers follow the order of the question: pre-sales, then after-sales. */
function withoutRoles(counts: number[], items: Item[]): StaffingValue | undefined {
  const [first, second] = counts;
  if (first === undefined) return undefined;
  // "Nobody yet, we are still hiring."
  if (counts.every((count) => count === 0)) return people([]);
  if (counts.length > 2 || isEstimate(items, first, second)) return undefined;
  const bare = items.every((item) =>
    [
      'number',
      'article',
      'nobody',
      'and',
      'comma',
      'plus',
      'slash',
      'dot',
      'person',
      'filler',
      'tilde',
      'about',
    ].some((tag) => is(item, tag)),
  );
  // "9 to 18" is a stretch, not two numbers of people.
  const stretch = items.some((item) => is(item, 'until') && !is(item, 'and'));
  if (second === undefined) {
    const unknown = items.filter((item) => item.meanings.length === 0).length;
    const unclear =
      unknown > (items.some((item) => is(item, 'person')) ? 1 : 0) || items.some((item) => is(item, 'vague'));
    return unclear ? undefined : { kind: 'staffing', total: first };
  }
  if (!bare || stretch) return undefined;
  return people([...repeat(['pre-sales'], first), ...repeat(['after-sales'], second)]);
}

/** "Neither pre-sales nor after-sales": both roles with nothing but a joining word between. */
function areJoined(roles: Part[], items: Item[]): boolean {
  const [first, second, third] = roles;
  if (!first || !second || third) return false;
  const between = items.slice(first.at + 1, second.at);
  return between.length > 0 && between.every((item) => ['and', 'or', 'too'].some((tag) => is(item, tag)));
}

/** 2、3人, "2, 3 people": neighbouring numbers of which only the last counts people are an estimate. */
function isEstimate(items: Item[], first: number, second: number | undefined): boolean {
  if (second !== first + 1) return false;
  const at = items.findIndex((item) => is(item, 'number'));
  return is(items[at + 1], 'comma') && is(items[at + 2], 'number') && is(items[at + 3], 'person');
}

function people(staff: StaffMember[]): StaffingValue {
  return { kind: 'staffing', staff };
}

function repeat(roles: Role[], count: number): StaffMember[] {
  return Array.from({ length: count }, () => ({ roles: [...roles] }));
}
