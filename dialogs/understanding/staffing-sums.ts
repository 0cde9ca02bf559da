import { type Item, is, isFiller } from './items.ts';
import type { CountPart, Part } from './staffing-parts.ts';

/**
 * Brings together what several words say of one number: "two teams of three", "one full-time and one part-time",
 * "hiring, nobody yet", "three men: Ana, Ben and Eva".
 */
export function withSums(parts: Part[], items: Item[]): Part[] {
  const joined = withNamesAdded(withoutRemarks(parts, items), items);
  return withKindsAdded(withTeams(withoutNobodyAgain(joined, items), items), items);
}

/** "Bob and two others", "me plus one more", ผมกับอีกคน: names that are joined to a number of others are added to it. */
function withNamesAdded(parts: Part[], items: Item[]): Part[] {
  const one = parts.filter(({ kind }) => kind === 'role').length === 1;
  return parts.flatMap((part, index): Part[] => {
    const next = parts[index + 1];
    if (part.kind === 'name') return next !== undefined && isJoinedTo(part, next, items, one) ? [] : [part];
    const before = parts[index - 1];
    if (part.kind !== 'count' || part.count === 0 || before?.kind !== 'name') return [part];
    return [isJoinedTo(before, part, items, one) ? { ...part, count: part.count + 1 } : part];
  });
}

/** Others by a word for them, or any number where only one role is named. */
function isJoinedTo(name: Part, count: Part, items: Item[], oneRole: boolean): boolean {
  if (count.kind !== 'count' || count.count === 0) return false;
  // A short word that is not known is hardly a name.
  if (
    items[name.at]?.meanings.length === 0 &&
    /^[\p{Script=Thai}\p{Script=Arabic}]{1,2}$/u.test(items[name.at]?.raw ?? '')
  )
    return false;
  const between = items.slice(name.at + 1, count.at);
  const isOther = (item: Item): boolean => ['apart', 'more', 'someone'].some((tag) => is(item, tag));
  const links = between.every(
    (item) =>
      isFiller(item) || isOther(item) || ['and', 'with', 'plus', 'person'].some((tag) => is(item, tag)),
  );
  const linked = between.some((item) => ['and', 'with', 'plus'].some((tag) => is(item, tag)));
  const beside = [...between, ...items.slice(count.at, count.at + 3)];
  return links && linked && (beside.some(isOther) || (oneRole && is(items[name.at], 'myself')));
}

/** "After-sales four (one part-time)": a number in brackets that no role needs. */
function withoutRemarks(parts: Part[], items: Item[]): Part[] {
  const roles = parts.filter(({ kind }) => kind === 'role').length;
  if (roles === 0) return parts;
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
    return !(isNobody(part) && apart && again && index === parts.length - 1);
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
    if (part.kind === 'teams') return [];
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
  const passed = ['plus', 'and', 'comma', 'person', 'filler', 'work-kind', 'apart', 'article', 'slash'];
  if (between.length === 0 || !between.every((item) => passed.some((tag) => is(item, tag)))) return undefined;
  // 正社員1名とパート2名: the kind may stand before the number.
  const before = items.slice(Math.max(0, one.at - 2), one.at);
  const behind = items.slice(other.at + 1, other.at + 3);
  const kinds = [...before, ...between, ...behind].filter((item) => is(item, 'work-kind'));
  const joined = between.some((item) => is(item, 'plus') && !is(item, 'more')) || kinds.length > 1;
  return joined ? { ...other, count: one.count + other.count } : undefined;
}
