import { staffRoles } from '../rules/facts.ts';
import { type Item, is, isFiller } from './items.ts';
import type { StaffingValue } from './reading.ts';
import { clausesOf, type Part, people, type RolePart, repeat } from './staffing-parts.ts';

/** "Ana and Eva do pre-sales, Ben after-sales": the names beside each role count; roles alone count nobody. */
export function named(parts: Part[], items: Item[]): StaffingValue | undefined {
  if (areNamesUnclear(parts, items) || leavesSomeoneUnread(parts, items)) return undefined;
  const twice = namedTwice(parts, items);
  if (twice !== undefined) return twice === 'unclear' ? undefined : twice;
  const turns = parts.filter((part, index) => part.kind !== parts[index - 1]?.kind);
  const roles = turns.filter((part) => part.kind === 'role');
  // "Me and my partner, I do …, he does …" names people twice.
  // But "istri saya", "vợ tôi" and 我老婆 name somebody else.
  const self = parts.filter(
    // "I do … alone" says one person in two words.
    ({ at }) =>
      is(items[at], 'myself') &&
      !is(items[at - 1], 'myself') &&
      ![at - 1, at + 1].some((beside) => is(items[beside], 'relation')),
  );
  if (self.length > 1) return undefined;
  if (turns.length !== 4 || roles.length !== 2 || parts.filter(({ kind }) => kind === 'role').length !== 2)
    return namedByClause(parts, items, ['semicolon', 'dot', 'line', 'but']) ?? namedByClause(parts, items);
  const namesFirst = turns[0]?.kind === 'name';
  return people(
    roles.flatMap(({ roles: own, at }, index) => {
      const start = namesFirst ? (roles[index - 1]?.at ?? -1) : at;
      const end = namesFirst ? at : (roles[index + 1]?.at ?? items.length);
      return repeat(own, namesBetween(parts, items, start, end));
    }),
  );
}

/** "Dave before the sale, Dave after the sale": the same person in both. */
function namedTwice(parts: Part[], items: Item[]): StaffingValue | 'unclear' | undefined {
  const names = parts.filter(
    ({ kind, at }) => kind === 'name' && isSurelyNamed(items, at) && !is(items[at], 'relation'),
  );
  const words = names.map(({ at }) => items[at]?.raw.toLowerCase() ?? '').filter((word) => word.length > 1);
  const different = new Set(words);
  if (different.size === words.length || names.some(({ at }) => is(items[at], 'myself'))) return undefined;
  const roles = parts.filter((part) => part.kind === 'role');
  const isBoth = new Set(roles.map(({ roles: own }) => own.join())).size === 2 && roles.length === 2;
  return different.size === 1 && words.length === 2 && isBoth
    ? people(repeat([...staffRoles], 1))
    : 'unclear';
}

/** "Ana runs pre-sales, after-sales is Ben and Eva": one role a clause, with its names on either side. */
function namedByClause(
  parts: Part[],
  items: Item[],
  signs = ['comma', 'semicolon', 'dot', 'line', 'but'],
): StaffingValue | undefined {
  const clauses = clausesOf(parts, items, signs).filter((own) => own.length > 0);
  const told = clauses.flatMap((own) => {
    const [role, another] = own.filter((part) => part.kind === 'role');
    const names = own.filter(({ kind }) => kind === 'name').map(({ at }) => at);
    if (!role || another || names.length === 0) return [];
    return [{ role, count: namesBetween(parts, items, Math.min(...names) - 1, Math.max(...names) + 1) }];
  });
  const kinds = new Set(told.map(({ role }) => role.roles.join()));
  const complete = told.length === clauses.length && kinds.size === told.length && told.length > 1;
  return complete ? people(told.flatMap(({ role, count }) => repeat(role.roles, count))) : undefined;
}

/** "Sergio Ivan and Elena": beside a single name, two without a comma may be one person or two. */
function areNamesUnclear(parts: Part[], items: Item[]): boolean {
  const names = parts.filter(
    ({ kind, at }) =>
      kind === 'name' &&
      // Thai sets the names of a list apart by spaces alone, as it does a first name and a last.
      (items[at]?.meanings.length === 0 ||
        /^\p{Script=Thai}/u.test(is(items[at], 'name') ? (items[at]?.raw ?? '') : '')),
  );
  const isName = (at: number): boolean => names.some((name) => name.at === at);
  // มาลี is a name as well as a country: beside a name, in a script without capitals, either may be meant.
  const place = (at: number): boolean => {
    const [item, tags] = [items[at], items[at]?.meanings.map(({ tag }) => tag) ?? []];
    return /^\p{Lo}/u.test(item?.raw ?? '') && tags.length > 0 && tags.every((tag) => places.has(tag));
  };
  if (names.some(({ at }) => place(at - 1) || place(at + 1))) return true;
  const double = names.some(({ at }) => isName(at + 1) && !beginsWithAnd(items[at + 1]));
  return double && names.some(({ at }) => !isName(at - 1) && !isName(at + 1));
}

const places = new Set(['zone', 'zone-name', 'city', 'country']);

/** How many people the names between two items stand for: "Ana María" is one, "Ana and María" are two. */
function namesBetween(parts: Part[], items: Item[], start: number, end: number): number {
  const names = parts.filter(({ kind, at }) => kind === 'name' && at > start && at < end);
  return names.filter((name, index) => {
    const before = names[index - 1];
    const between = items.slice((before?.at ?? name.at) + 1, name.at);
    return (
      before === undefined ||
      beginsWithAnd(items[name.at]) ||
      areTitled(items[before.at], items[name.at]) ||
      // мы с братом: "we with" holds the first of them.
      is(items[before.at], 'with') ||
      between.some((item) => joining.some((tag) => is(item, tag)))
    );
  }).length;
}

/** What stands between two people: "Dima with Artyom" are two as well. */
const joining = ['and', 'comma', 'plus', 'slash', 'with'];

/** 박과장 이주임, 小王小李: known names with a title before or behind, of which the next one is somebody else. */
function areTitled(one: Item | undefined, other: Item | undefined): boolean {
  return [one, other].every(
    (item) =>
      is(item, 'name') &&
      /^(?:\p{Script=Hangul}{3,}|[小老阿]\p{Script=Han}{1,2})$/u.test(item?.raw ?? '') &&
      !is(item, 'relation'),
  );
}

const someone = ['person', 'someone', 'work-kind', 'article'];

/** "Mr Yilmaz and his trainee": who is joined to a name in words that are not read may be one more. */
export function leavesSomeoneUnread(parts: Part[], items: Item[]): boolean {
  const told = new Set(parts.map(({ at }) => at));
  return parts.some(({ kind, at }) => {
    if (areGlued(items[at], items[at + 1])) return true;
    const joined = ['and', 'with', 'plus'].some((tag) => is(items[at + 1], tag));
    if (kind !== 'name' || !joined) return false;
    const rest = items.slice(at + 2);
    const end = rest.findIndex(
      (item, index) =>
        told.has(at + 2 + index) || ['comma', 'semicolon', 'dot', 'line', 'but'].some((tag) => is(item, tag)),
    );
    const words = end < 0 ? rest : rest.slice(0, end);
    const isNamed = parts.some((part) => part.at === at + 2 + end && part.kind !== 'role');
    // Thai names may be cut into words that are known: วิชัยกับมานะ.
    if (
      !isNamed &&
      words.length > 0 &&
      words.every((item) => isFiller(item) && /^\p{Script=Thai}/u.test(item.raw))
    )
      return true;
    return (
      !isNamed && words.some((item) => item.meanings.length === 0 || someone.some((tag) => is(item, tag)))
    );
  });
}

/** 张三李四: two known names written together may be two people, or one with both his names. */
function areGlued(one: Item | undefined, other: Item | undefined): boolean {
  return (
    [one, other].every((item) => is(item, 'name') && /^\p{Script=Han}{2}/u.test(item?.raw ?? '')) &&
    other?.glued === true &&
    !areTitled(one, other)
  );
}

/** Arabic writes "and" together with the name that follows, but some names begin so themselves. */
function beginsWithAnd(item: Item | undefined): boolean {
  // وحدي, "I alone", is a word of its own.
  if (is(item, 'myself')) return false;
  return /^و\p{L}{3}/u.test(item?.raw ?? '') && !namesInWaw.test(item?.raw ?? '');
}

const namesInWaw = /^(?:وليد|وائل|وسام|وسيم|وفاء|وداد|وجدان|وهيب|وضاح|وصال|وحيد|وديع|وجيه|ورد|وعد)/u;

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
  const sure = own.every(
    ({ at }) => (items[at]?.meanings.length ?? 0) > 0 || /^\p{Lu}/u.test(items[at]?.raw ?? ''),
  );
  if (another !== undefined || (number === undefined && (names === 0 || !sure))) return undefined;
  if (number?.kind !== 'count') return names;
  if (names > 0 && is(items[number.at - 1], 'apart')) return sure ? names + number.count : undefined;
  return names === 0 || names === number.count ? number.count : undefined;
}

/** "I am alone", "a one-man show": one person for all there is, where nobody else and no role is named. */
export function isAlone(parts: Part[], items: Item[]): boolean {
  if (!items.some((item) => is(item, 'alone'))) return false;
  const inBoth = doesBothAlone(parts, items);
  const others = parts.filter(
    (part) =>
      !(part.kind === 'count' && part.count === 1) &&
      !(part.kind === 'role' && (part.roles.length === 2 || inBoth)) &&
      !(part.kind === 'name' && (is(items[part.at], 'myself') || is(items[part.at], 'alone'))),
  );
  const unknown = items.filter(({ meanings }) => meanings.length === 0).length;
  return others.length === 0 && unknown < 2;
}

/** "I am alone, I sell and support": both roles behind, joined, and nothing that is not known. */
function doesBothAlone(parts: Part[], items: Item[]): boolean {
  const [one, other, third] = parts.filter((part) => part.kind === 'role');
  const alone = items.findIndex((item) => is(item, 'alone'));
  if (!one || !other || third || one.at < alone || one.roles.join() === other.roles.join()) return false;
  const between = items.slice(one.at + 1, other.at);
  const passed = [...together, 'comma', 'myself', 'polite'];
  return (
    items.every(({ meanings }) => meanings.length > 0) &&
    between.every((item) => isFiller(item) || passed.some((tag) => is(item, tag))) &&
    !items.some((item) => ['negation', 'not', 'nobody', 'outsider'].some((tag) => is(item, tag)))
  );
}

const together = ['and', 'as-well', 'including', 'too'];

/** "Klaus does pre-sales and also after-sales": one name, then both roles joined. */
export function oneInBoth(parts: Part[], items: Item[]): StaffingValue | undefined {
  const [one, other, third] = parts.filter((part) => part.kind === 'role');
  const names = parts.filter(({ kind }) => kind === 'name');
  if (!one || !other || third || names.length === 0) return undefined;
  if (one.roles.length + other.roles.length !== 2 || one.roles.join() === other.roles.join())
    return undefined;
  const between = items.slice(one.at + 1, other.at);
  const joined =
    between.some((item) => together.some((tag) => is(item, tag))) &&
    between.every((item) => isFiller(item) || [...together, 'comma'].some((tag) => is(item, tag)));
  const leads = names.every(({ at }) => at < one.at) && namesBetween(parts, items, -1, one.at) === 1;
  if (!joined || !leads || !names.every(({ at }) => isSurelyNamed(items, at))) return undefined;
  // "Gestionamos preventa y posventa": a verb that is not known stands right before what it does.
  const last = Math.max(...names.map(({ at }) => at));
  const verb = items.slice(last + 1, one.at).some((item) => !is(item, 'colon'));
  const rest = items.slice(other.at + 1).filter(({ meanings }) => meanings.length === 0);
  return verb && rest.length === 0 ? people(repeat([...staffRoles], 1)) : undefined;
}

/** A known name, a relation, or a word with a capital: where there are none, a word that is not known may be any. */
function isSurelyNamed(items: Item[], at: number): boolean {
  const item = items[at];
  return is(item, 'name') || is(item, 'relation') || is(item, 'myself') || /^\p{Lu}/u.test(item?.raw ?? '');
}

/** "I do both myself", "Ana and I do both". */
export function allInOne(parts: Part[], items: Item[]): StaffingValue | undefined {
  const [role, ...others] = parts.filter((part) => part.kind === 'role');
  // "She does both, pre-sales and after-sales" says it twice.
  if (role?.roles.length !== 2 || others.some(({ roles }) => roles.length !== 2)) return undefined;
  const named = namesBetween(parts, items, -1, items.length);
  const myself = items.findIndex((item) => is(item, 'myself'));
  // "My partner and I" are two, although the partner has no name.
  const besides = myself >= 0 && [items[myself - 1], items[myself + 1]].some((item) => is(item, 'and'));
  if (besides && named === 0) return undefined;
  // "Me and another": who else is joined is not read.
  const isTold = (at: number): boolean => parts.some((part) => part.at === at);
  const open = [-1, 1].some((step) => is(items[myself + step], 'and') && !isTold(myself + 2 * step));
  if (myself >= 0 && open && named < 2) return undefined;
  // "I" is counted among the names, unless another word stands for it.
  const isNamed = parts.some(({ kind, at }) => kind === 'name' && at === myself);
  const count = named + (myself >= 0 && !isNamed && (named === 0 || besides) ? 1 : 0);
  return count > 0 ? people(repeat(role.roles, count)) : undefined;
}
