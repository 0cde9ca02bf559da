import { type Item, is, isFiller } from '../items.ts';
import { namesBetween } from './names.ts';
import { withNamesBehind } from './names-behind.ts';
import type { CountPart, Part } from './parts.ts';

/**
 * Brings together what several words say of one number: "two teams of three", "one full-time and one part-time",
 * "hiring, nobody yet", "three men: Ana, Ben and Eva".
 */
export function withSums(parts: Part[], items: Item[]): Part[] {
  const joined = withNamesBehind(withNamesAdded(withoutRemarks(parts, items), items), items);
  const added = withOtherKindAdded(joined, items);
  return withKindsAdded(withTeams(withoutNobodyAgain(added, items), items), items);
}

/** "One presales full time, another one part time, …": in a clause without a role, more of the role before. */
function withOtherKindAdded(parts: Part[], items: Item[]): Part[] {
  const other = parts.find((part) => part.kind === 'count' && isOtherKind(part, parts, items));
  const before = parts.filter((part) => part.at < (other?.at ?? 0));
  const last = before.findLast((part) => part.kind === 'count');
  const next = parts.find((part) => part.at > (other?.at ?? 0));
  if (other?.kind !== 'count' || last === undefined || before.at(-1)?.kind !== 'role') return parts;
  const ended = items.slice(other.at, next?.at ?? items.length).some((item) => endsClause(item));
  if (next?.kind === 'role' && !ended) return parts;
  return parts.flatMap((part) => {
    if (part === last) return [{ ...last, count: last.count + other.count }];
    return part === other ? [] : [part];
  });
}

/** "Another one part time", or "and one part time" behind those of another kind. */
function isOtherKind({ at }: CountPart, parts: Part[], items: Item[]): boolean {
  if (!is(items[at + 1], 'work-kind')) return false;
  if (is(items[at], 'apart') && is(items[at], 'article')) return true;
  const last = parts.findLast((part) => part.kind === 'count' && part.at < at);
  const clause = items.slice(last?.at ?? at, at);
  return is(items[at - 1], 'and') && clause.some((item) => is(item, 'work-kind'));
}

/** "Bob and two others", "me plus one more", ผมกับอีกคน: names that are joined to a number of others are added to it. */
function withNamesAdded(parts: Part[], items: Item[]): Part[] {
  const one = parts.filter(({ kind }) => kind === 'role').length === 1;
  const added: Part[] = [];
  parts.forEach((part, index) => {
    const before = parts[index - 1];
    if (part.kind !== 'count' || before?.kind !== 'name' || !isJoinedTo(before, part, parts, items, one)) {
      added.push(part);
      return;
    }
    // "Luis, Paco and a new one": all names of the list.
    const start = added.findLastIndex(({ kind, at }, place) => {
      const next = added[place + 1]?.at ?? at;
      return kind !== 'name' || !items.slice(at + 1, next).every((item) => isFiller(item) || isLink(item));
    });
    const [first] = added.slice(start + 1);
    const names = namesBetween(parts, items, (first?.at ?? part.at) - 1, part.at);
    added.splice(start + 1, added.length, { ...part, count: part.count + names });
  });
  return added;
}

function isLink(item: Item): boolean {
  return ['and', 'with', 'plus', 'comma'].some((tag) => is(item, tag));
}

/** Others by a word for them, or any number where only one role is named. */
function isJoinedTo(name: Part, count: CountPart, parts: Part[], items: Item[], oneRole: boolean): boolean {
  if (count.count === 0) return false;
  // A short word that is not known is hardly a name.
  if (
    items[name.at]?.meanings.length === 0 &&
    /^[\p{Script=Thai}\p{Script=Arabic}]{1,2}$/u.test(items[name.at]?.raw ?? '')
  )
    return false;
  const between = items.slice(name.at + 1, count.at);
  const isOther = (item: Item): boolean =>
    ['apart', 'more', 'someone', 'newcomer'].some((tag) => is(item, tag)) ||
    is(item, 'colleague') ||
    /^(?:あと|もう|ほか)/u.test(item.raw);
  const links = between.every(
    (item, index) =>
      // "Anh Nam" has the name behind the title.
      (index === 0 && is(items[name.at], 'relation') && /^\p{Lu}/u.test(item.raw)) ||
      isFiller(item) ||
      isOther(item) ||
      ['and', 'with', 'plus', 'person'].some((tag) => is(item, tag)),
  );
  const linked = between.some((item) => ['and', 'with', 'plus'].some((tag) => is(item, tag)));
  const beside = [...between, ...items.slice(count.at, count.at + 3)];
  if (!links || !linked) return false;
  if (beside.some(isOther) || (oneRole && is(items[name.at], 'myself'))) return true;
  // "Tom and two engineers do presales": the number is that of no other role.
  const [next] = parts.slice(parts.indexOf(count) + 1);
  const isOwn = parts[parts.indexOf(count) - 2]?.kind !== 'role' || next?.kind !== 'role';
  return is(items[count.at + 1], 'person') && (next === undefined || isOwn);
}

/** "After-sales four (one part-time)": a number in brackets that no role needs. */
function withoutRemarks(parts: Part[], items: Item[]): Part[] {
  const roles = parts.filter(({ kind }) => kind === 'role').length;
  if (roles === 0) return parts;
  // "Three in each, one in aftersales part time"
  const each = items.findIndex((item) => is(item, 'each'));
  const comma = items.findIndex((item, at) => at > each && is(item, 'comma'));
  const kinds = comma > 0 && items.slice(comma).some((item) => is(item, 'work-kind'));
  const told = parts.filter(({ at }) => at < comma);
  if (each >= 0 && kinds && told.length > 0 && told.every(({ kind }) => kind === 'count')) return told;
  const inside = inBrackets(items);
  const outside = parts.filter(({ at }) => !inside.has(at));
  const number = (kind: Part['kind']): number => outside.filter((part) => part.kind === kind).length;
  return number('role') === roles && number('count') === roles ? outside : parts;
}

/** The indexes of items within brackets that are closed. */
function inBrackets(items: Item[]): Set<number> {
  const inside = new Set<number>();
  let open = -1;
  for (const [at, item] of items.entries()) {
    if (is(item, 'open')) open = at;
    if (open < 0 || !is(item, 'close')) continue;
    for (let index = open + 1; index < at; index++) inside.add(index);
    open = -1;
  }
  return inside;
}

/** "Still hiring, nobody there yet" says nobody twice. */
function withoutNobodyAgain(parts: Part[], items: Item[]): Part[] {
  return parts.filter((part, index) => {
    const before = parts[index - 1];
    if (isNobody(part) && before !== undefined && isNobody(before)) return false;
    // "One for presales, nobody on after-sales yet, we're hiring": a clause of its own behind both.
    const apart = before !== undefined && items.slice(before.at, part.at).some((item) => endsClause(item));
    const again = parts.slice(0, index).some(isNobody) && before?.kind === 'role';
    // ยังไม่มีใครทั้งสองฝั่ง กำลังรับสมัคร: that people are looked for, where no sign parts the two.
    const ended = apart || is(items[part.at], 'hiring');
    return !(isNobody(part) && ended && again && index === parts.length - 1);
  });
}

function endsClause(item: Item): boolean {
  return ['comma', 'semicolon', 'dot', 'line', 'but', 'and'].some((tag) => is(item, tag));
}

function isNobody(part: Part): boolean {
  return part.kind === 'count' && part.count === 0;
}

/** "Two teams of three" are six, where their role is named; "two teams: three and four" only says what there is. */
function withTeams(parts: Part[], items: Item[]): Part[] {
  return parts.flatMap((part, index): Part[] => {
    const next = parts[index + 1];
    const before = parts[index - 1];
    if (part.kind === 'teams' || isTeamAgain(parts, index, items)) return [];
    if (part.kind !== 'count' || before?.kind !== 'teams' || next?.kind === 'count') return [part];
    // 两个组加起来八个: those of all teams together.
    if (items.some((item) => is(item, 'in-total'))) return [part];
    const between = items.slice(before.at + 2, part.at);
    const isOf = between.every(
      (item) => isFiller(item) || ['each', 'person', 'times'].some((tag) => is(item, tag)),
    );
    return [isOf ? { ...part, count: before.count * part.count } : part];
  });
}

/** "A team of five in presales and one of two in aftersales": one more team, not one more person. */
function isTeamAgain(parts: Part[], index: number, items: Item[]): boolean {
  const [part, next, role] = parts.slice(index);
  if (part?.kind !== 'count' || part.count !== 1 || next?.kind !== 'count' || role?.kind !== 'role')
    return false;
  const isOf = items.slice(part.at + 1, next.at).every((item) => isFiller(item));
  const told = parts.slice(0, index).some(({ kind }) => kind === 'role');
  return is(items[part.at], 'article') && isOf && next.at > part.at + 1 && told;
}

/** "One full-time and one part-time", "2 + 1 in presales": counts that one role has together are added. */
function withKindsAdded(parts: Part[], items: Item[]): Part[] {
  const counts = parts.filter(({ kind }) => kind === 'count').length;
  const roles = parts.filter(({ kind }) => kind === 'role').length;
  if (roles === 0 || counts <= roles) return parts;
  const added: Part[] = [];
  for (const part of parts) {
    const last = added.at(-1);
    const sum = last?.kind === 'count' && part.kind === 'count' ? sumOf(last, part, items) : undefined;
    if (sum) added.splice(-1, 1, sum);
    else added.push(part);
  }
  return added;
}

/** Two counts with a plus between, or with kinds of work and "and". */
function sumOf(one: CountPart, other: CountPart, items: Item[]): CountPart | undefined {
  const between = items.slice(one.at + 1, other.at);
  const passed = [
    'plus',
    'and',
    'comma',
    'person',
    'filler',
    'work-kind',
    'apart',
    'article',
    'slash',
    'dash',
  ];
  if (between.length === 0 || !between.every((item) => passed.some((tag) => is(item, tag)))) return undefined;
  // 正社員1名とパート2名: the kind may stand before the number.
  const before = items.slice(Math.max(0, one.at - 2), one.at);
  const behind = items.slice(other.at + 1, other.at + 3);
  const kinds = [...before, ...between, ...behind].filter((item) => is(item, 'work-kind'));
  const joined =
    between.some((item) => is(item, 'plus') && !is(item, 'more') && !is(item, 'year-more')) ||
    kinds.length > 1;
  return joined ? { ...other, count: one.count + other.count } : undefined;
}
