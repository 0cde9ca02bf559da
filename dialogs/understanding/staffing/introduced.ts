import { staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { gathered, gatheredByClause } from './gathered.ts';
import { isSurelyNamed, named } from './names.ts';
import { type Part, people, repeat } from './parts.ts';

/**
 * "My brother and I: I sell, he does support", "two of us: I sell, Ana does support": people who are named or counted
 * first, and then a role for each of them. `unclear` if they are told again in another way, undefined if nobody is
 * introduced so.
 */
export function introducedFirst(parts: Part[], items: Item[]): StaffingValue | 'unclear' | undefined {
  const head = headOf(parts, items);
  const told = parts.slice(head.length);
  const counted = head.length > 0 ? toldApart(head, told, items) : undefined;
  if (counted || !isPair(head, items) || told.some(({ kind }) => kind !== 'name' && kind !== 'role'))
    return counted;
  const again = told.some(({ at }) => is(items[at], 'relation') || is(items[at], 'myself'));
  if (!again) return undefined;
  const [one, other, third] = told.filter((part) => part.kind === 'role');
  if (!one || !other || third || one.roles.length + other.roles.length !== 2) return 'unclear';
  if (one.roles.join() === other.roles.join()) return 'unclear';
  const [first, second, more] = inTurns(spaced(told, items), items);
  if (!first || !second || more) return 'unclear';
  const apart = [first, second].every((own) => own.filter(({ kind }) => kind === 'role').length === 1);
  // One of them is the speaker, and the other one is meant by what stands in the other clause, if anything does.
  const selves = [first, second].filter((own) => isSelf(own, items)).length;
  const single = [first, second].every((own) => peopleIn(own, items) <= 1);
  const unknown = items.filter(
    (item, at) => item.meanings.length === 0 && !parts.some((part) => part.at === at),
  );
  const known = unknown.length <= mostUnknown && !unknown.some(({ raw }) => /^\p{Lu}/u.test(raw));
  const sure = apart && selves === 1 && single && known && !items.some(saysMore);
  return sure ? people(staffRoles.flatMap((role) => repeat([role], 1))) : 'unclear';
}

/** A verb for each of two: "I take care of …, she looks after …". */
const mostUnknown = 2;

/** Who is named or counted before the first role: in clauses of their own, or up to a number that a name follows. */
function headOf(parts: Part[], items: Item[]): Part[] {
  const first = parts.findIndex(({ kind }) => kind === 'role');
  const count = parts.findIndex((part) => part.kind === 'count' && part.count > 1);
  if (first <= 0 || parts.slice(0, first).some(({ kind }) => kind !== 'name' && kind !== 'count')) return [];
  const [lead = []] = spaced(parts, items);
  const ownClause = lead.every(({ kind }) => kind !== 'role');
  if (ownClause) return lead;
  // 둘인데 제가 …: in some languages no sign ends the clause.
  return count >= 0 && parts[count + 1]?.kind === 'name' && count < first ? parts.slice(0, count + 1) : [];
}

/** "Three of us: Ana sells, Ben and another one support": as many people with a role as were counted. */
function toldApart(head: Part[], told: Part[], items: Item[]): StaffingValue | 'unclear' | undefined {
  const [count, another] = head.filter((part) => part.kind === 'count');
  if (count === undefined || another || count.count < 2 || items.some(saysMore)) return undefined;
  const isNamed = told.every(({ kind }) => kind !== 'count');
  // Beside numbers a word that is not known is hardly a name.
  const sure = told.filter(({ kind, at }) => kind !== 'name' || isSurelyNamed(items, at));
  const value = isNamed ? named(told, items) : (gathered(sure, items) ?? gatheredByClause(sure, items));
  if (value && 'staff' in value && value.staff.length === count.count) return value;
  // "Three of us: I do presales, two others …": the first number is that of no role.
  const [next] = told;
  return !isNamed && head.length === 1 && next?.kind === 'name' && isSelf([next], items)
    ? 'unclear'
    : undefined;
}

/** "Me and my brother", "mi hermano y yo", "the two of us", 我跟小刘俩人. */
function isPair(own: Part[], items: Item[]): boolean {
  const counts = own.filter((part) => part.kind === 'count');
  // "Two in each, and the boss does both": two on either side.
  if (items.some((item) => is(item, 'each'))) return false;
  const people = peopleIn(own, items);
  if (counts.length > 0) return counts.length === 1 && counts[0]?.count === 2 && people <= 2;
  return people === 2 && isSelf(own, items);
}

/** The parts of each clause, some of which end with 、 or, in Thai, with a space alone. */
function spaced(parts: Part[], items: Item[]): Part[][] {
  const clauses: Part[][] = [[]];
  items.forEach((item, at) => {
    const apart = at > 0 && !item.glued && /^\p{Script=Thai}/u.test(item.raw);
    if (apart || signs.some((tag) => is(item, tag)) || items[at - 1]?.raw.endsWith('、')) clauses.push([]);
    clauses.at(-1)?.push(...parts.filter((part) => part.at === at));
  });
  return clauses.filter((own) => own.length > 0);
}

const signs = ['comma', 'semicolon', 'dot', 'line', 'but', 'colon', 'dash'];

/** 저는 판매하고 동생은 지원해요: two roles in one clause, with somebody else named between. */
function inTurns(clauses: Part[][], items: Item[]): Part[][] {
  const [rest = [], more] = clauses;
  const [one, other] = rest.filter(({ kind }) => kind === 'role');
  if (more || !one || !other) return clauses;
  const isOther = (item: Item): boolean =>
    ['relation', 'third-person', 'myself'].some((tag) => is(item, tag));
  const turn = items.findIndex((item, at) => at > one.at && at < other.at && isOther(item));
  if (turn < 0) return clauses;
  return [rest.filter(({ at }) => at < turn), rest.filter(({ at }) => at >= turn)];
}

function isSelf(own: Part[], items: Item[]): boolean {
  const isMe = (item: Item | undefined): boolean => is(item, 'myself') || is(item, 'alone');
  return own.some(({ at }) => isMe(items[at]) && !is(items[at], 'relation'));
}

/** "My brother" is one person in two words, and "I" said twice in a row is one as well. */
function peopleIn(own: Part[], items: Item[]): number {
  const names = own.filter(({ kind }) => kind === 'name');
  return names.filter((name, index) => {
    const before = names[index - 1];
    return (
      before === undefined ||
      !items
        .slice(before.at + 1, name.at + 1)
        .every((item) => isFiller(item) || is(item, 'relation') || is(item, 'myself'))
    );
  }).length;
}

function saysMore(item: Item): boolean {
  return ['as-well', 'negation', 'not', 'outsider'].some((tag) => is(item, tag) && !is(item, 'and'));
}
