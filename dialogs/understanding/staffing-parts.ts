import { type StaffMember, staffRoles } from '../rules/facts.ts';
import { type Item, is, isFiller, meaningOf } from './items.ts';
import type { StaffingValue } from './reading.ts';

export type Role = (typeof staffRoles)[number];
export type CountPart = { at: number; kind: 'count'; count: number };
export type RolePart = { at: number; kind: 'role'; roles: Role[] };
/** Who is counted, what they do, and how many in words that only another count explains. */
export type Part =
  | CountPart
  | RolePart
  | { at: number; kind: 'name' }
  /** "The same number", "twice as many". */
  | { at: number; kind: 'times'; times: number }
  /** "The others". */
  | { at: number; kind: 'rest' }
  /** "Of them", before or behind how many of those counted before. */
  | { at: number; kind: 'among' }
  /** "Two teams" of as many people as the next count says. */
  | { at: number; kind: 'teams'; count: number }
  /** "One fewer". */
  | { at: number; kind: 'fewer'; count: number };

/** "Two presales and a couple in support": where only one role is named, a word close to the other means it. */
export function withImpliedRoles(items: Item[]): Item[] {
  const named = (tag: string): boolean => items.some((item) => is(item, tag));
  const sides = withSides(items) ?? withSidesOfSale(items);
  if (sides) return sides;
  const [before, after] = [named('pre-sales'), named('after-sales')];
  // "Two in sales, three in support": each role by a word that is close to it.
  if (!before && !after && named('maybe-pre-sales') && named('maybe-after-sales'))
    return items.map((item) =>
      meantAs(meantAs(item, 'maybe-pre-sales', 'pre-sales'), 'maybe-after-sales', 'after-sales'),
    );
  // "One presales, two support engineers, and Tim does both": with counts of their own, the roles are told apart.
  const counted = items.filter((item) => is(item, 'number') || is(item, 'article')).length > 1;
  if (before === after || (named('both-roles') && !counted)) return items;
  const [close, meant] = before ? ['maybe-after-sales', 'after-sales'] : ['maybe-pre-sales', 'pre-sales'];
  return items.map((item) => meantAs(item, close, meant));
}

/** "One here, one there and one in both": two sides with as many people, whichever is meant by which. */
function withSides(items: Item[]): Item[] | undefined {
  const roles = ['pre-sales', 'after-sales', 'maybe-pre-sales', 'maybe-after-sales', 'sales'];
  if (items.some((item) => roles.some((tag) => is(item, tag)))) return undefined;
  const [first, second, third] = items.filter((item) => is(item, 'a-side'));
  const counts = items.map((item) => meaningOf(item, 'number') ?? meaningOf(item, 'article')).filter(Boolean);
  if (first === undefined || second === undefined || third !== undefined || counts[0] !== counts[1])
    return undefined;
  return items.map((item, at) => {
    if (item === first) return { ...item, meanings: [{ tag: 'pre-sales', value: '' }] };
    if (item === second) return { ...item, meanings: [{ tag: 'after-sales', value: '' }] };
    const isBoth = at > items.indexOf(second) && (is(item, 'in-both') || is(item, 'each'));
    return isBoth ? { ...item, meanings: [{ tag: 'both-roles', value: '' }] } : item;
  });
}

/** "Vor 3 nach 3", 前3後3: before and after stand for the roles where nothing but numbers is said of them. */
function withSidesOfSale(items: Item[]): Item[] | undefined {
  const [before, another] = items.filter((item) => is(item, 'side-before'));
  const [after, other] = items.filter((item) => is(item, 'side-after') || is(item, 'after-sales'));
  const numbers = items.filter((item) => is(item, 'number'));
  if (!before || another || !after || other || numbers.length !== 2) return undefined;
  const bare = items.every(
    (item) => item === before || item === after || isFiller(item) || ofNumbers.some((tag) => is(item, tag)),
  );
  if (!bare) return undefined;
  return items.map((item) => {
    if (item === before) return { ...item, meanings: [{ tag: 'pre-sales', value: '' }] };
    return item === after ? { ...item, meanings: [{ tag: 'after-sales', value: '' }] } : item;
  });
}

const ofNumbers = ['number', 'person', 'comma', 'and', 'dash', 'colon', 'dot'];

function meantAs(item: Item, close: string, meant: string): Item {
  return is(item, close) ? { ...item, meanings: [{ tag: meant, value: '' }] } : item;
}

/** "Sales before the sale": one role in two words, not in two sentences. */
export function repeats(part: Part, before: Part | undefined, items: Item[]): boolean {
  if (part.kind !== 'role' || before?.kind !== 'role' || part.roles.join() !== before.roles.join())
    return false;
  const isSubset = items.some((item) => is(item, 'of-them'));
  const signs = isSubset ? ['and', 'comma', 'semicolon', 'dot', 'line'] : ['semicolon', 'line'];
  return !items.slice(before.at + 1, part.at).some((item) => signs.some((tag) => is(item, tag)));
}

/** "She does everything after the sale" is one role; beside numbers "both" may count people: ikisi satış öncesi. */
export function isAllOfOne(part: Part, said: Part[], items: Item[]): boolean {
  const [next, another] = said.slice(said.indexOf(part) + 1);
  if (said.some(({ kind }) => kind === 'count')) return false;
  if (part.kind !== 'role' || part.roles.length !== 2 || next?.kind !== 'role' || next.roles.length !== 1)
    return false;
  const between = items.slice(part.at + 1, next.at);
  return between.every((item) => isFiller(item)) && another?.kind !== 'role';
}

/** "She does everything, before and after the sale" says both roles twice. */
export function isBothAgain(part: Part, before: Part[]): boolean {
  const isBoth = (one: Part): boolean => one.kind === 'role' && one.roles.length === 2;
  return isBoth(part) && before.some(isBoth);
}

/** What an item says of the staff, if anything. */
export function toParts(item: Item, items: Item[], at: number): Part[] {
  // "Both technicians" are two people, not two roles.
  if (is(item, 'both-roles') && is(items[at + 1], 'person')) return [{ kind: 'count', count: 2, at }];
  if (is(item, 'both-roles')) return [{ kind: 'role', roles: [...staffRoles], at }];
  if (is(item, 'pre-sales')) return [{ kind: 'role', roles: ['pre-sales'], at }];
  if (is(item, 'after-sales')) return [{ kind: 'role', roles: ['after-sales'], at }];
  if (is(item, 'sales') && sellsBeforeOnly(items)) return [{ kind: 'role', roles: ['pre-sales'], at }];
  const apiece = Number(meaningOf(item, 'each') || Number.NaN);
  if (apiece > 0) return [{ kind: 'count', count: apiece, at }];
  if (is(item, 'nobody') && !isNumbered(items, at)) return [{ kind: 'count', count: 0, at }];
  if (isNoneOfRole(items, at)) return [{ kind: 'count', count: 0, at }];
  const times = Number(meaningOf(item, 'as-many') || Number.NaN);
  // 同じ3人: the same people, who are counted behind.
  if (times === 1 && is(items[at + 1], 'number')) return [];
  if (times > 0) return [{ kind: 'times', times, at }];
  if (is(item, 'the-rest')) return [{ kind: 'rest', at }];
  // "Three of the same people" are not one more.
  if (is(item, 'same-person')) return is(items[at - 1], 'number') ? [] : [{ kind: 'count', count: 1, at }];
  const some = meaningOf(item, 'of-them');
  if (some !== undefined)
    return [
      { kind: 'among', at },
      ...(some === '' ? [] : [{ kind: 'count' as const, count: Number(some), at }]),
    ];
  const count = meaningOf(item, 'number') ?? meaningOf(item, 'article');
  if (count !== undefined && is(items[at + 1], 'team')) return [{ kind: 'teams', count: Number(count), at }];
  if (count !== undefined && isFewer(items, at)) return [{ kind: 'fewer', count: Number(count), at }];
  if (count !== undefined && is(items[at + 1], 'multiple'))
    return [{ kind: 'times', times: Number(count), at }];
  // "Just me" counts as well as it names.
  const isMyself = is(item, 'myself') || is(item, 'alone');
  if (is(item, 'relation') || (isMyself && count === undefined && !is(item, 'person')))
    return [{ kind: 'name', at }];
  if (count !== undefined && isCount(items, at)) return [{ kind: 'count', count: Number(count), at }];
  if (isAdviser(items, at)) return [{ kind: 'count', count: 1, at }];
  const isNamed = is(item, 'name') || (item.meanings.length === 0 && isName(item)) || isListedName(items, at);
  return isNamed ? [{ kind: 'name', at }] : [];
}

/** "Presales no, but 6 aftersales", пресейла нет: a "no" behind a role that no number belongs to. */
function isNoneOfRole(items: Item[], at: number): boolean {
  if (!is(items[at], 'no')) return false;
  const [role, next] = [items[at - 1], items[at + 1]];
  const ends = next === undefined || clauseEnds.some((tag) => is(next, tag));
  if (!ends || !['pre-sales', 'after-sales'].some((tag) => is(role, tag))) return false;
  const before = items.slice(0, at - 1);
  const start = before.findLastIndex((item) => clauseEnds.some((tag) => is(item, tag)));
  return before.slice(start + 1).every((item) => isFiller(item) || is(item, 'and'));
}

const clauseEnds = ['comma', 'semicolon', 'dot', 'line', 'but'];

/** "Un consulente prevendita": words that ask for a person elsewhere are one beside a role and other numbers. */
function isAdviser(items: Item[], at: number): boolean {
  const item = items[at];
  const asks =
    meaningOf(item, 'command') === 'human' &&
    /^(?:une?|um|uma|uno|una|un'|ein|eine|einen) /iu.test(item?.raw ?? '');
  let next = at + 1;
  while (isFiller(items[next])) next++;
  const isRole = ['pre-sales', 'after-sales'].some((tag) => is(items[next], tag));
  return (
    asks && isRole && !items.some((other) => is(other, 'talk')) && items.some((other) => is(other, 'number'))
  );
}

/** "One less", 少一名: the word stands on either side of the number. */
function isFewer(items: Item[], at: number): boolean {
  const behind = is(items[at + 1], 'person') ? at + 2 : at + 1;
  return is(items[at - 1], 'fewer') || is(items[behind], 'fewer');
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

/** "Diego y Sofía", "Max und Jonas": beside a name, a place or a bound with a capital is a name as well. */
function isListedName(items: Item[], at: number): boolean {
  const item = items[at];
  if (!item || !/^\p{Lu}\p{Ll}/u.test(item.raw)) return false;
  if (item.meanings.length === 0 || item.meanings.some(({ tag }) => ofStaff.has(tag))) return false;
  return [-1, 1].some((step) => {
    const name = items[at + 2 * step];
    const joined = is(items[at + step], 'and') || is(items[at + step], 'comma');
    return joined && name?.meanings.length === 0 && /^\p{Lu}\p{Ll}/u.test(name.raw);
  });
}

/** What is read as something else beside people; German writes every noun with a capital. */
const ofStaff = new Set([
  ...[
    'number',
    'digits',
    'article',
    'person',
    'nobody',
    'pre-sales',
    'after-sales',
    'both-roles',
    'sales',
    'each',
  ],
  ...[
    'maybe-pre-sales',
    'maybe-after-sales',
    'team',
    'work-kind',
    'relation',
    'myself',
    'someone',
    'of-them',
  ],
  ...['the-rest', 'apart', 'as-many', 'same', 'same-person', 'same-people', 'scale', 'filler', 'the-company'],
  ...['vague', 'and', 'or', 'but', 'in-total', 'no', 'not', 'only', 'as-well', 'name'],
]);

/** The parts of each clause, clauses being what stands between these signs and words. */
export function clausesOf(parts: Part[], items: Item[], signs: string[]): Part[][] {
  const clauses: Part[][] = [[]];
  items.forEach((item, at) => {
    if (signs.some((tag) => is(item, tag))) clauses.push([]);
    clauses.at(-1)?.push(...parts.filter((part) => part.at === at));
  });
  return clauses;
}

export function people(staff: StaffMember[]): StaffingValue {
  return { kind: 'staffing', staff };
}

export function repeat(roles: Role[], count: number): StaffMember[] {
  return Array.from({ length: count }, () => ({ roles: [...roles] }));
}
