import { type Item, is, isFiller } from '../items.ts';

/** 人數還沒確定, 人还没找齐: "not yet" of what is done, not of who is there; 还没招, 還沒配 do say that. */
export function isVerbDenied(items: Item[], at: number): boolean {
  const next = items[at + 1];
  if (isOfThing(items, at)) return true;
  if (!/^(?:[還还仲]?[沒没未冇]|尚未)/u.test(items[at]?.raw ?? '') || !next?.glued) return false;
  if (is(next, 'unsure') || is(next, 'yes-alone')) return true;
  return (
    next.meanings.length === 0 &&
    /^(?:(?![招请請聘配有安设設派到找])\p{Script=Han}|找[齐齊全够夠])/u.test(next.raw)
  );
}

/** مفيش فرق, "there is no difference": a thing that there is not, alone in its clause. */
function isOfThing(items: Item[], at: number): boolean {
  const [thing, end] = [items[at + 1], items[at + 2]];
  const ended = end === undefined || clauseEnds.some((tag) => is(end, tag));
  const isThing = thing?.meanings.length === 0 || is(thing, 'division');
  return /^\p{Script=Arabic}/u.test(items[at]?.raw ?? '') && is(items[at], 'negation') && isThing && ended;
}

/** "Presales no, but 6 aftersales", пресейла нет: a "no" behind a role that no number belongs to. */
export function isNoneOfRole(items: Item[], at: number): boolean {
  if (!['no', 'no-alone'].some((tag) => is(items[at], tag))) return false;
  const next = items[at + 1];
  const ends = next === undefined || clauseEnds.some((tag) => is(next, tag));
  let role = at - 1;
  while (isFiller(items[role]) || is(items[role], 'nowadays')) role--;
  if (!ends || !['pre-sales', 'after-sales'].some((tag) => is(items[role], tag))) return false;
  const before = items.slice(0, role);
  const start = before.findLastIndex((item) => clauseEnds.some((tag) => is(item, tag)));
  return before.slice(start + 1).every((item) => isFiller(item) || is(item, 'and'));
}

/** French says "personne" for nobody, and "une personne" for one. */
export function isNumbered(items: Item[], at: number): boolean {
  const before = items[at - 1];
  return is(items[at], 'person') && (is(before, 'number') || is(before, 'article'));
}

const clauseEnds = ['comma', 'semicolon', 'dot', 'line', 'but'];
