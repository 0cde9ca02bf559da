import { type Item, is } from './items.ts';
import type { StaffingValue } from './reading.ts';
import { clausesOf, type Part, people, repeat } from './staffing-parts.ts';

/** "Ana and Eva do pre-sales, Ben after-sales": the names beside each role count; roles alone count nobody. */
export function named(parts: Part[], items: Item[]): StaffingValue | undefined {
  if (areNamesUnclear(parts, items) || leavesSomeoneUnread(parts, items)) return undefined;
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
  const names = parts.filter(({ kind, at }) => kind === 'name' && items[at]?.meanings.length === 0);
  const isName = (at: number): boolean => names.some((name) => name.at === at);
  const double = names.some(({ at }) => isName(at + 1) && !beginsWithAnd(items[at + 1]));
  return double && names.some(({ at }) => !isName(at - 1) && !isName(at + 1));
}

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
    const joined = ['and', 'with', 'plus'].some((tag) => is(items[at + 1], tag));
    if (kind !== 'name' || !joined) return false;
    const rest = items.slice(at + 2);
    const end = rest.findIndex(
      (item, index) =>
        told.has(at + 2 + index) || ['comma', 'semicolon', 'dot', 'line', 'but'].some((tag) => is(item, tag)),
    );
    const words = end < 0 ? rest : rest.slice(0, end);
    const isNamed = parts.some((part) => part.at === at + 2 + end && part.kind !== 'role');
    return (
      !isNamed && words.some((item) => item.meanings.length === 0 || someone.some((tag) => is(item, tag)))
    );
  });
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
  // "I" is counted among the names, unless another word stands for it.
  const isNamed = parts.some(({ kind, at }) => kind === 'name' && at === myself);
  const count = named + (myself >= 0 && !isNamed && (named === 0 || besides) ? 1 : 0);
  return count > 0 ? people(repeat(role.roles, count)) : undefined;
}
