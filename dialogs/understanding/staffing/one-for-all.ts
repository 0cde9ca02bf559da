import { staffRoles } from '../../rules/facts.ts';
import { type Item, is, isFiller } from '../items.ts';
import type { StaffingValue } from '../reading.ts';
import { isSurelyNamed, namesBetween } from './names.ts';
import { type Part, people, repeat } from './parts.ts';

/** "I do both myself", "Ana and I do both". */
export function allInOne(parts: Part[], items: Item[]): StaffingValue | undefined {
  const [role, ...others] = parts.filter((part) => part.kind === 'role');
  // "She does both, pre-sales and after-sales" says it twice.
  if (role?.roles.length !== 2 || others.some(({ roles }) => roles.length !== 2)) return undefined;
  // الفريق كبير ومغطي كل شي: words that are not known name nobody beside the team.
  const names = parts.filter(({ kind }) => kind === 'name');
  if (items.some((item) => is(item, 'team')) && names.every(({ at }) => !isSurelyNamed(items, at)))
    return undefined;
  if (isVerbBehind(names, items) || isMishap(parts, items) || partsSides(items)) return undefined;
  // "There's just Maria, she does it all": she is Maria.
  const again = names.length === 2 ? names.find(({ at }) => isAgain(items, at, names)) : undefined;
  const told = parts.filter((part) => part !== again);
  const named = namesBetween(told, items, -1, items.length);
  const myself = items.findIndex((item) => is(item, 'myself') || is(item, 'alone'));
  // "My partner and I" are two, although the partner has no name.
  const besides = myself >= 0 && [items[myself - 1], items[myself + 1]].some((item) => is(item, 'and'));
  if (besides && named === 0) return undefined;
  if (myself >= 0 && isJoinedToUnread(parts, items, myself) && named < 2) return undefined;
  // "I am alone, …, it's all on Ali": a name beside one who is alone is hardly somebody.
  if (named > 1 && !besides && items.some((item) => is(item, 'alone'))) return undefined;
  // "I" is counted among the names, unless another word stands for it.
  const isNamed = parts.some(({ kind, at }) => kind === 'name' && at === myself);
  const count = named + (myself >= 0 && !isNamed && (named === 0 || besides) ? 1 : 0);
  return count > 0 ? people(repeat(role.roles, count)) : undefined;
}

/** "She" behind one person who is named, in a clause of its own. */
function isAgain(items: Item[], at: number, names: Part[]): boolean {
  const who = names.find((name) => name.at !== at);
  if (!is(items[at], 'third-person') || who === undefined || who.at > at || is(items[who.at], 'myself'))
    return false;
  const between = items.slice(who.at + 1, at);
  return (
    between.some((item) => is(item, 'comma') || is(item, 'dot')) && !between.some((item) => is(item, 'and'))
  );
}

/** أنا وزوجتي، نسوي كل شي: behind a comma, a word that is not known is hardly one more of those who are known. */
function isVerbBehind(names: Part[], items: Item[]): boolean {
  const first = names[0];
  return names.some(({ at }) => {
    const alone = is(items[at - 1], 'comma') && !['and', 'comma'].some((tag) => is(items[at + 1], tag));
    return alone && first !== undefined && isSurelyNamed(items, first.at) && !isSurelyNamed(items, at);
  });
}

/** "Me and another": who else is joined is not read. */
function isJoinedToUnread(parts: Part[], items: Item[], at: number): boolean {
  const isTold = (place: number): boolean => parts.some((part) => part.at === place);
  return [-1, 1].some((step) => is(items[at + step], 'and') && !isTold(at + 2 * step));
}

/** "Only me and one part-timer", 私とアルバイト1人: the one is somebody else, and what the two do is not told. */
export function isOneBesideSelf(counts: Part[], roles: Part[], items: Item[]): boolean {
  const [count, another] = counts;
  if (count?.kind !== 'count' || another || count.count !== 1 || roles.length > 0) return false;
  return items.some((item, at) => {
    if (!(is(item, 'myself') || is(item, 'alone')) || at >= count.at) return false;
    const next = items[at + 1];
    return ['and', 'with', 'plus'].some((tag) => is(next, tag)) && count.at > at + 1;
  });
}

/** 售前一位，售後一位，都是我跟我弟: "it's all me and my brother" may say who those are that were counted. */
export function namesThoseCounted(parts: Part[], items: Item[]): boolean {
  const [both] = parts.filter((part) => part.kind === 'role' && part.roles.length === 2);
  const counted = parts.some((part) => part.kind === 'count' && part.at < (both?.at ?? 0));
  if (both === undefined || !counted || !is(items[both.at], 'myself')) return false;
  return ['and', 'with', 'plus'].some((tag) => is(items[both.at + 1], tag));
}

/** "I am alone", "a one-man show": one person for all there is, where nobody else and no role is named. */
export function isAlone(parts: Part[], items: Item[]): boolean {
  const alone = items.findIndex((item) => is(item, 'alone'));
  if (alone < 0 || isJoinedToUnread(parts, items, alone)) return false;
  const inBoth = doesBothAlone(parts, items);
  const others = parts.filter(
    (part) =>
      !(part.kind === 'count' && part.count < 2) &&
      !(part.kind === 'role' && (part.roles.length === 2 || inBoth)) &&
      !(part.kind === 'name' && (is(items[part.at], 'myself') || is(items[part.at], 'alone'))),
  );
  const unknown = items.filter(({ meanings }) => meanings.length === 0).length;
  return others.length === 0 && unknown < 2;
}

/** "I am alone, I sell and support": both roles, joined, and nobody else. */
function doesBothAlone(parts: Part[], items: Item[]): boolean {
  const [one, other, third] = parts.filter((part) => part.kind === 'role');
  if (!one || !other || third || one.roles.join() === other.roles.join()) return false;
  const between = items.slice(one.at + 1, other.at);
  const passed = [...together, 'comma', 'myself', 'polite'];
  return (
    between.every((item) => isFiller(item) || passed.some((tag) => is(item, tag))) && !items.some(isRefused)
  );
}

/** "I do everything myself, from the demo to the support": the speaker alone, all of it, and no side left out. */
export function doesAll(parts: Part[], items: Item[]): boolean {
  const isSelf = ({ at }: Part): boolean =>
    (is(items[at], 'myself') || is(items[at], 'alone')) && !is(items[at], 'relation');
  const names = parts.filter(({ kind }) => kind === 'name');
  const all = parts.some((part) => part.kind === 'role' && part.roles.length === 2);
  const said = (tag: string): boolean => items.some((item) => is(item, tag) || is(item, `maybe-${tag}`));
  const known = parts.every(({ kind }) => kind === 'name' || kind === 'role');
  const unknown = items.filter(({ meanings }) => meanings.length === 0).length;
  return (
    known &&
    all &&
    names.length > 0 &&
    names.every((part) => isSelf(part) && !isJoinedToUnread(parts, items, part.at)) &&
    unknown < 3 &&
    !isMishap(parts, items) &&
    !partsSides(items) &&
    said('pre-sales') === said('after-sales') &&
    !items.some((item) => isRefused(item) || ['with', 'apart', 'more'].some((tag) => is(item, tag)))
  );
}

/** "I do pre-sales alone, both my sons do after-sales": behind a sign, between the two sides, "both" are people. */
function partsSides(items: Item[]): boolean {
  const at = items.findIndex((item) => is(item, 'both-roles'));
  const sides = [items.slice(0, at), items.slice(at + 1)];
  const said = sides.map((own) => staffRoles.filter((role) => own.some((item) => is(item, role))).join());
  return (
    ['comma', 'and', 'but', 'semicolon', 'dot'].some((tag) => is(items[at - 1], tag)) &&
    said.every((roles, side) => roles !== '' && !roles.includes(said[1 - side] ?? ''))
  );
}

/** "I messed everything up": a verb that is not known, with a word of its own behind. */
function isMishap(parts: Part[], items: Item[]): boolean {
  const both = parts.find((part) => part.kind === 'role' && part.roles.length === 2)?.at ?? 0;
  return [both - 1, both + 1].every(
    (at) => items[at]?.meanings.length === 0 && /^\p{Ll}/u.test(items[at]?.raw ?? ''),
  );
}

function isRefused(item: Item): boolean {
  return ['negation', 'not', 'nobody', 'outsider'].some((tag) => is(item, tag));
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
