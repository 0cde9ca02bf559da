import { staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { isSign } from '../sentences.ts';
import { myselfAndAnother, withoutMyselfAgain } from './myself-again.ts';
import { clausesOf, type Part, people, type RolePart, repeat } from './parts.ts';
import { withRoleless } from './roleless.ts';
import { withoutVerbs } from './verbs-at-end.ts';

/** "Ana and Eva do pre-sales, Ben after-sales": the names beside each role count; roles alone count nobody. */
export function named(received: Part[], items: Item[]): StaffingValue | undefined {
  const parts = withoutMyselfAgain(withoutVerbs(received, items), items);
  if (areNamesUnclear(parts, items) || leavesSomeoneUnread(parts, items) || isSelfTitled(parts, items))
    return undefined;
  const twice = namedTwice(parts, items);
  if (twice !== undefined) return twice === 'unclear' ? undefined : twice;
  const beside = myselfAndAnother(parts, items);
  if (beside) return beside;
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
  if (self.length > 1) return isMyselfInBoth(parts, items) ? people(repeat([...staffRoles], 1)) : undefined;
  const all = parts.filter(({ kind }) => kind === 'role').length;
  if (turns.length !== 2 * roles.length || roles.length !== all || !areDifferent(roles))
    return (
      namedByClause(parts, items, ['semicolon', 'dot', 'line', 'but']) ??
      namedByClause(parts, items) ??
      namedOnEachSide(parts, items, all)
    );
  const namesFirst = turns[0]?.kind === 'name';
  return people(
    roles.flatMap(({ roles: own, at }, index) => {
      const start = namesFirst ? (roles[index - 1]?.at ?? -1) : at;
      const end = namesFirst ? at : (roles[index + 1]?.at ?? items.length);
      return repeat(own, namesBetween(parts, items, start, end));
    }),
  );
}

/** 김 과장이 영업 전 상담하고 사후지원은 박 대리랑 이 주임: names, a role, "and", the other role, its names. */
function namedOnEachSide(parts: Part[], items: Item[], all: number): StaffingValue | undefined {
  const [one, other] = parts.filter((part) => part.kind === 'role');
  if (!one || !other || all !== 2 || one.roles.join() === other.roles.join()) return undefined;
  const between = parts.filter(({ at }) => at > one.at && at < other.at);
  const link = items.slice(one.at + 1, other.at).some((item) => is(item, 'and'));
  const sure = parts.every(({ kind, at }) => kind === 'role' || isSurelyNamed(items, at));
  const [before, behind] = [
    namesBetween(parts, items, -1, one.at),
    namesBetween(parts, items, other.at, items.length),
  ];
  if (between.length > 0 || !link || !sure || before === 0 || behind === 0) return undefined;
  return people([...repeat(one.roles, before), ...repeat(other.roles, behind)]);
}

/** "Presales: me. Aftersales: me too." */
function isMyselfInBoth(parts: Part[], items: Item[]): boolean {
  const [one, other, third] = parts.filter((part) => part.kind === 'role');
  const names = parts.filter(({ kind }) => kind === 'name');
  const known = items.every((item, at) => item.meanings.length > 0 || parts.some((part) => part.at === at));
  const apart = parts.every(({ kind }, index) => index === 0 || kind !== parts[index - 1]?.kind);
  const inTurns = apart || (parts[0]?.kind === 'name' && parts.at(-1)?.kind === 'name');
  if (!one || !other || third || names.length !== 2 || !inTurns || !known) return false;
  return (
    one.roles.length + other.roles.length === 2 &&
    one.roles.join() !== other.roles.join() &&
    names.every(({ at }) => is(items[at], 'myself') && !is(items[at], 'relation'))
  );
}

function areDifferent(roles: RolePart[]): boolean {
  return roles.length > 1 && new Set(roles.map(({ roles: own }) => own.join())).size === roles.length;
}

/** "Dave before the sale, Dave after the sale": the same person in both. */
function namedTwice(parts: Part[], items: Item[]): StaffingValue | 'unclear' | undefined {
  const all = parts.filter(({ kind, at }) => kind === 'name' && !is(items[at], 'relation'));
  // A word that is not known names somebody where it is said of both.
  const isAgain = ({ at }: Part): boolean =>
    all.filter((one) => items[one.at]?.raw === items[at]?.raw).length > 1;
  const names = all.filter((part) => isSurelyNamed(items, part.at) || isAgain(part));
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
  const own = clausesOf(parts, items, signs).filter(({ length }) => length > 0);
  // "Ana, Ben presales": a word that is not known between commas is hardly a name.
  const sure = own.every(
    (names) => names.some(({ kind }) => kind === 'role') || names.every(({ at }) => isSurelyNamed(items, at)),
  );
  const clauses = (sure ? withRoleless(own) : undefined) ?? own;
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
  if (isRemarkFirst(parts, items)) return true;
  // O Zé Carlos, a Dani e o Tico: with an article each, the names of a person stand together.
  const first = names.filter(({ at }) => !isName(at - 1));
  if (first.every(({ at }) => /^(?:[oa]|el|la|il|lo|der|die)$/iu.test(items[at - 1]?.raw ?? '')))
    return false;
  const double = names.some(({ at }) => isName(at + 1) && !beginsWithAnd(items[at + 1]));
  return double && names.some(({ at }) => !isName(at - 1) && !isName(at + 1));
}

/** 夫妻店,我卖,老婆管售后: a word that is not known, in front of "I", is hardly somebody. */
function isRemarkFirst(parts: Part[], items: Item[]): boolean {
  const [first, self] = parts;
  if (first?.kind !== 'name' || !self || isSurelyNamed(items, first.at)) return false;
  return is(items[self.at], 'myself') && is(items[self.at - 1], 'comma');
}

const places = new Set(['zone', 'zone-name', 'city', 'country']);

/** How many people the names between two items stand for: "Ana María" is one, "Ana and María" are two. */
export function namesBetween(parts: Part[], items: Item[], start: number, end: number): number {
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
      between.some((item) => joining.some((tag) => is(item, tag)) || /^وال/u.test(item.raw))
    );
  }).length;
}

/** What stands between two people: "Dima with Artyom" are two as well. */
const joining = ['and', 'comma', 'plus', 'slash', 'with'];

/** 박과장 이주임, 小王小李, 준호 서연: known names with a title, or without a family name: the next one is somebody else. */
function areTitled(one: Item | undefined, other: Item | undefined): boolean {
  return [one, other].every(
    (item) =>
      is(item, 'name') &&
      /^(?:\p{Script=Hangul}{2,}|[小老阿]\p{Script=Han}{1,2})$/u.test(item?.raw ?? '') &&
      !is(item, 'relation'),
  );
}

/** "…, and the boss is me": in a clause of its own the speaker says who they are, not what they do. */
function isSelfTitled(parts: Part[], items: Item[]): boolean {
  return clausesOf(parts, items, ['comma', 'semicolon', 'dot', 'line']).some((own) => {
    const [one, other, third] = own;
    return (
      [one, other].some((part) => part && is(items[part.at], 'decider')) &&
      [one, other].some((part) => part && is(items[part.at], 'myself')) &&
      third === undefined
    );
  });
}

const someone = ['person', 'someone', 'work-kind', 'article'];

/** "Mr Yilmaz and his trainee": who is joined to a name in words that are not read may be one more. */
export function leavesSomeoneUnread(parts: Part[], items: Item[]): boolean {
  const told = new Set(parts.map(({ at }) => at));
  return parts.some(({ kind, at }) => {
    if (areGlued(items[at], items[at + 1])) return true;
    // "La comparto con mi socia": the speaker is the other one.
    if (kind === 'name' && isShared(items, at)) return true;
    // علي وكريم: "and" joins it to a word that was not taken for a name.
    const before = items[at - 1];
    if (kind === 'name' && beginsWithAnd(items[at]) && before && !told.has(at - 1) && !isSign(before))
      return true;
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

/** A name behind "with", and a verb before it that is not known. */
function isShared(items: Item[], at: number): boolean {
  let before = at - 1;
  while (is(items[before], 'filler') && !is(items[before], 'with')) before--;
  const verb = items[before - 1];
  return is(items[before], 'with') && verb?.meanings.length === 0 && /^\p{Ll}/u.test(verb.raw);
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

/** A known name, a relation, or a word with a capital: where there are none, a word that is not known may be any. */
export function isSurelyNamed(items: Item[], at: number): boolean {
  const item = items[at];
  return is(item, 'name') || is(item, 'relation') || is(item, 'myself') || /^\p{Lu}/u.test(item?.raw ?? '');
}
