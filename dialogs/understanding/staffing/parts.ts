import { type StaffMember, staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller, meaningOf } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { isNoneOfRole, isNumbered, isVerbDenied } from './denied.ts';
import { isNameAt } from './name-words.ts';

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
  // 其余都做售后: all of them do the one thing.
  const all = next?.kind === 'role' && next.roles.length === 1 && next.at === part.at + 1;
  if (/^都/u.test(items[part.at]?.raw ?? '') && all && another?.kind !== 'role') return true;
  if (said.some(({ kind }) => kind === 'count')) return false;
  if (part.kind !== 'role' || part.roles.length !== 2 || next?.kind !== 'role' || next.roles.length !== 1)
    return false;
  const between = items.slice(part.at + 1, next.at);
  // "She does everything before the sale; after it, Ben and Carl"
  const apart = items
    .slice(next.at + 1, another?.at)
    .some((item) => clauseEnds.some((tag) => is(item, tag)) && !is(item, 'comma'));
  return between.every((item) => isFiller(item)) && (another?.kind !== 'role' || apart);
}

/** "She does everything, before and after the sale" says both roles twice. */
export function isBothAgain(part: Part, before: Part[]): boolean {
  const isBoth = (one: Part): boolean => one.kind === 'role' && one.roles.length === 2;
  return isBoth(part) && before.some(isBoth);
}

/** What an item says of the staff, if anything. */
export function toParts(item: Item, items: Item[], at: number): Part[] {
  // "Both technicians" are two people, not two roles.
  // But 両方やる人が1名 is one who does both, and "joker elemanımız" one whose name says so.
  const ofPeople = is(items[at + 1], 'person') && !is(items[at + 2], 'number') && !is(item, 'floater');
  if (is(item, 'both-roles') && ofPeople) return [{ kind: 'count', count: 2, at }];
  // "No total são 10, tudo junto"
  if (is(item, 'both-roles') && is(item, 'in-total') && isSummed(item, items)) return [];
  // Toplam altı kişi, ikisi satış öncesi: two of those who were counted.
  const ofTotal = items.slice(0, at).some((other) => is(other, 'number'));
  if (is(item, 'two-of-them') && ofTotal && staffRoles.some((role) => is(items[at + 1], role)))
    return [{ kind: 'count', count: 2, at }];
  if (is(item, 'both-roles')) return [{ kind: 'role', roles: [...staffRoles], at }];
  const own = staffRoles.filter((role) => is(item, role)).slice(0, 1);
  // "Un comercial" is a role, and one person in it.
  if (own.length > 0)
    return [
      ...(isOneAsked(items[at]) ? [{ kind: 'count' as const, count: 1, at }] : []),
      { kind: 'role', roles: own, at },
    ];
  if (is(item, 'sales') && sellsBeforeOnly(items)) return [{ kind: 'role', roles: ['pre-sales'], at }];
  const apiece = Number(meaningOf(item, 'each') || Number.NaN);
  if (apiece > 0) return [{ kind: 'count', count: apiece, at }];
  if (is(item, 'nobody') && !isNumbered(items, at) && !isVerbDenied(items, at))
    return [{ kind: 'count', count: 0, at }];
  if (isNoneOfRole(items, at)) return [{ kind: 'count', count: 0, at }];
  const times = Number(meaningOf(item, 'as-many') || Number.NaN);
  // 同じ3人: the same people, who are counted behind.
  if (times === 1 && is(items[at + 1], 'number')) return [];
  if (times > 0) return [{ kind: 'times', times, at }];
  // "The other two": as many as the number says.
  const others = is(item, 'the-rest') ? meaningOf(item, 'number') : undefined;
  if (others !== undefined) return [{ kind: 'count', count: Number(others), at }];
  if (is(item, 'the-rest')) return [{ kind: 'rest', at }];
  // "Three of the same people" are not one more.
  if (is(item, 'same-person')) return is(items[at - 1], 'number') ? [] : [{ kind: 'count', count: 1, at }];
  // "The same colleague does both, a single person": who was counted.
  if (is(item, 'single') && items.slice(0, at).some((other) => is(other, 'same-person'))) return [];
  const some = meaningOf(item, 'of-them');
  // あと1人は: one more, not one of them.
  if (some && /^(?:あと|もう|ほかに?|他に?|別に)/u.test(items[at - 1]?.raw ?? ''))
    return [{ kind: 'count', count: Number(some), at }];
  if (some !== undefined)
    return [
      { kind: 'among', at },
      ...(some === '' ? [] : [{ kind: 'count' as const, count: Number(some), at }]),
    ];
  const count = meaningOf(item, 'number') ?? meaningOf(item, 'article');
  if (count !== undefined && isTeamOfNext(items, at)) return [{ kind: 'count', count: Number(count), at }];
  if (count !== undefined && is(items[at + 1], 'team')) return [{ kind: 'teams', count: Number(count), at }];
  if (count !== undefined && isFewer(items, at)) return [{ kind: 'fewer', count: Number(count), at }];
  if (count !== undefined && is(items[at + 1], 'multiple'))
    return [{ kind: 'times', times: Number(count), at }];
  // "Just me" counts as well as it names.
  if (isReflexive(items, at)) return [];
  const isMyself = is(item, 'myself') || is(item, 'alone');
  // "Só eu e minha esposa" are two.
  if (isMyself && is(item, 'myself') && count === '1' && isJoinedToRelation(items, at))
    return [{ kind: 'name', at }];
  // 两个合伙人: those who are counted, not somebody besides.
  if (
    is(item, 'relation') &&
    !is(item, 'myself') &&
    !is(item, 'apart') &&
    Number(meaningOf(items[at - 1], 'number')) > 1
  )
    return [];
  // 同僚2名, เพื่อนร่วมงานอีกสองคน: some languages count behind the word.
  const behind = is(items[at + 1], 'apart') && !is(items[at + 1], 'number') ? items[at + 2] : items[at + 1];
  if (is(item, 'colleague') && Number(meaningOf(behind, 'number')) > 1) return [];
  // Vietnamese "em" is the speaker, and in "hai em" people.
  const isPerson = is(item, 'person') && !(is(item, 'speaker') && !is(items[at - 1], 'number'));
  if (is(item, 'relation') || (isMyself && count === undefined && !isPerson)) return [{ kind: 'name', at }];
  if (count !== undefined && isCount(items, at)) return [{ kind: 'count', count: Number(count), at }];
  if (isAdviser(items, at)) return [{ kind: 'count', count: 1, at }];
  if (isPair(items, at)) return [{ kind: 'count', count: 2, at }];
  return isNameAt(items, at) ? [{ kind: 'name', at }] : [];
}

/** Whether the words that may be a sum or both roles stand beside others that are a sum, or that deny a division. */
function isSummed(item: Item, items: Item[]): boolean {
  const sums = items.some(
    (other) => other !== item && (is(other, 'in-total') || is(other, 'unsplit')) && !is(other, 'both-roles'),
  );
  return sums && items.some((other) => is(other, 'number'));
}

/** "Only me and my wife": the number of a word for "only me" is that of nobody else. */
function isJoinedToRelation(items: Item[], at: number): boolean {
  return ['and', 'with', 'plus'].some((tag) => is(items[at + 1], tag)) && is(items[at + 2], 'relation');
}

const clauseEnds = ['comma', 'semicolon', 'dot', 'line', 'but'];

/** "Un consulente prevendita": words that ask for a person elsewhere are one beside a role and other numbers. */
function isAdviser(items: Item[], at: number): boolean {
  const asks = isOneAsked(items[at]);
  let next = at + 1;
  while (isFiller(items[next])) next++;
  const isRole = ['pre-sales', 'after-sales'].some((tag) => is(items[next], tag));
  const counted = items.some((other) => is(other, 'number') || is(other, 'both-roles'));
  return asks && isRole && counted && !items.some((other) => is(other, 'talk'));
}

function isOneAsked(item: Item | undefined): boolean {
  const begins = /^(?:une?|um|uma|uno|una|un'|ein|eine|einen) /iu.test(item?.raw ?? '');
  return begins && meaningOf(item, 'command') === 'human';
}

/** ทีม presale 2 ทีม support 3: "team" stands before either role, and is nothing that is counted. */
function isTeamOfNext(items: Item[], at: number): boolean {
  const isRole = (item: Item | undefined): boolean => staffRoles.some((role) => is(item, role));
  const [team, next] = [items[at + 1], items[at + 2]];
  return is(team, 'team') && isRole(next) && isRole(items[at - 1]) && is(items[at - 2], 'team');
}

/** مهندسين للعروض وستة للدعم: two people in one word, which may be many as well where a number stands beside it. */
function isPair(items: Item[], at: number): boolean {
  if (!is(items[at], 'dual')) return false;
  const isNumber = [at - 1, at + 1].some((beside) => is(items[beside], 'number') || is(items[beside], 'few'));
  return (
    !isNumber &&
    staffRoles.some((role) => is(items[at + 1], role)) &&
    items.some((item) => is(item, 'number'))
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

const counted = [
  'person',
  'newcomer',
  'work-kind',
  'pre-sales',
  'after-sales',
  'both-roles',
  'filler',
  'each',
];
const measured = ['year', 'year-more', 'month-unit', 'hour', 'day', 'percent', 'week', 'month', 'experience'];

/** A number of people: not of years, and "a" only before something that can be counted. */
function isCount(items: Item[], at: number): boolean {
  const next = items[at + 1];
  if (is(items[at], 'person') && (is(items[at - 1], 'number') || is(next, 'number'))) return false;
  if (is(next, 'person')) return true;
  if (measured.some((tag) => is(next, tag))) return false;
  if (is(items[at], 'filler')) return false;
  // "Marta y un becario": the one who is named behind counts.
  if (is(items[at], 'article') && !is(items[at], 'digits') && is(next, 'relation')) return false;
  // "Una empresa" is nobody, and "eine Aufteilung" nobody either.
  if (is(items[at], 'article') && (is(next, 'the-company') || is(next, 'division'))) return false;
  // "Wir stellen im Frühjahr ein": the end of a verb.
  if (/^ein$/iu.test(items[at]?.raw ?? '') && (next === undefined || clauseEnds.some((tag) => is(next, tag))))
    return false;
  return is(items[at], 'number') || counted.some((tag) => is(next, tag));
}

/** 我跟太太，都自己来: "ourselves" names nobody more. */
function isReflexive(items: Item[], at: number): boolean {
  const before = items.slice(0, at);
  return (
    /^自[己分]/u.test(items[at]?.raw ?? '') &&
    before.some((item) => is(item, 'relation') || is(item, 'myself'))
  );
}

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
