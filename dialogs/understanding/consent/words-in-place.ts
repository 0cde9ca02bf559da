import { type Item, is } from '../items.ts';

/**
 * Whether a word says what a tag names, given the words around it: "right" agrees only alone, "first" is a condition
 * beside an agreement and a doubt otherwise.
 *
 * @param terms words that name a part of the agreement
 */
export function says(items: Item[], at: number, tag: string, terms: Item[]): boolean {
  const item = items[at];
  // Spanish and Italian "si" is "yes" typed without its accent, or "if": alone, before a comma or another yes it is "yes".
  if (is(item, 'yes-or-if')) {
    const next = items[at + 1];
    const yes =
      next === undefined || ['comma', 'dot', 'exclamation', 'yes', 'but'].some((sign) => is(next, sign));
    return tag === (yes ? 'yes' : 'condition');
  }
  if (tag === 'yes' && is(item, 'yes-alone'))
    return standsAlone(items, at, ['yes', 'yes-alone']) && !isRefused(items, at);
  if (tag === 'no' && is(item, 'no-alone')) return standsAlone(items, at, ['no', 'no-alone']);
  // "I don't disagree" is neither plainly yes nor no.
  if (tag === 'no' && is(items[at - 1], 'negation') && !is(items[at - 1], 'no')) return false;
  if (tag === 'no' && is(items[at + 1], 'not-after')) return false;
  if (tag === 'no-problem' && is(item, 'objection') && isDenied(items, at)) return true;
  // "I don't know if I may sign" leaves open, it does not bargain.
  if (tag === 'condition' && is(items[at - 1], 'unsure') && !is(items[at - 1], 'decider')) return false;
  if (tag === 'condition' && is(item, 'only-then') && isAskedFirst(items, at)) return false;
  if (is(item, 'beforehand') && (tag === 'unsure' || tag === 'condition'))
    return tag === (terms.length > 0 || agreesBeside(items) ? 'condition' : 'unsure');
  if (is(item, 'depends') && (tag === 'unsure' || tag === 'condition'))
    return tag === (dependsOnTerms(items, at, terms) ? 'condition' : 'unsure');
  if (tag === 'yes' && is(item, 'yes') && (isRefused(items, at) || isOfLongerWord(items, at))) return false;
  return is(item, tag);
}

/** "It depends on the penalty" bargains; "it depends" and "it depends on my boss" leave it open. */
function dependsOnTerms(items: Item[], at: number, terms: Item[]): boolean {
  const beside = clauseOf(items, at);
  const isOthers = beside.some((item) => is(item, 'decider') || is(item, 'relation'));
  return !isOthers && (terms.length > 0 || beside.some((item) => is(item, 'condition')));
}

/** "I have to talk to my wife first" leaves it open; "yes, but first I talk to her" agrees under a condition. */
function agreesBeside(items: Item[]): boolean {
  return items.some((item) => ['yes', 'yes-alone', 'no-problem'].some((tag) => is(item, tag)));
}

/** 得问一下老板才行: "it takes asking the boss" bargains for nothing, if that is all that its clause says. */
function isAskedFirst(items: Item[], at: number): boolean {
  const beside = clauseOf(items, at);
  return (
    beside.some((item) => is(item, 'unsure')) &&
    beside.every((item) => ['unsure', 'relation', 'decider', 'filler'].some((tag) => is(item, tag)))
  );
}

/** "We have no way to accept": a negation before the yes, in its clause. */
function isRefused(items: Item[], at: number): boolean {
  for (let before = at - 1; before >= 0; before--) {
    const item = items[before];
    if (['comma', 'dot', 'but', 'exclamation', 'and', 'line', 'no-problem'].some((sign) => is(item, sign)))
      return false;
    if (['negation', 'not', 'no', 'no-alone'].some((tag) => is(item, tag))) return true;
  }
  return false;
}

/** 对, ได้, "right": an answer when nothing else is in the clause, else a part of other words. */
export function standsAlone(
  items: Item[],
  at: number,
  beside = ['yes', 'no', 'yes-alone', 'no-alone'],
): boolean {
  const passes = ['filler', 'polite', 'apostrophe', ...beside];
  const alone = (step: 1 | -1): boolean => {
    for (let index = at + step; Math.abs(index - at) <= mostBeside; index += step) {
      const item = items[index];
      if (item === undefined || endsAlone.some((sign) => is(item, sign))) return true;
      if (!passes.some((tag) => is(item, tag))) return false;
    }
    return false;
  };
  return alone(-1) && alone(1);
}

/** A word among so many others does not stand alone, whatever they are. */
const mostBeside = 20;
const endsAlone = ['comma', 'dot', 'exclamation', 'line', 'quote', 'but'];

/** The words between the commas and full stops around an item, without the item itself. */
export function clauseOf(items: Item[], at: number): Item[] {
  const ends = (item: Item): boolean =>
    ['comma', 'dot', 'exclamation', 'semicolon', 'line', 'but'].some((sign) => is(item, sign));
  const start = items.slice(0, at).findLastIndex(ends) + 1;
  const end = items.findIndex((item, index) => index > at && ends(item));
  return items.slice(start, end === -1 ? items.length : end).filter((_, index) => start + index !== at);
}

/** "We have no objections": a negation in the same clause as the objection. */
export function isDenied(items: Item[], objection: number): boolean {
  const ends = (item: Item): boolean => ['comma', 'dot', 'but'].some((sign) => is(item, sign));
  const before = items.slice(0, objection).reverse();
  const after = items.slice(objection + 1);
  return [before, after].some((side) => {
    const end = side.findIndex(ends);
    return (end === -1 ? side : side.slice(0, end)).some(
      (item) => is(item, 'negation') || is(item, 'nobody'),
    );
  });
}

const syllable = /^\p{Script=Hangul}$/u;

/** 네이버 (Naver) begins with 네, "yes": a single syllable says nothing where the rest of its word is not known. */
function isOfLongerWord(items: Item[], at: number): boolean {
  if (!syllable.test(items[at]?.raw ?? '')) return false;
  const after = items.slice(at + 1);
  const end = after.findIndex((item) => !item.glued);
  return (end === -1 ? after : after.slice(0, end)).some(({ meanings }) => meanings.length === 0);
}
