import { type Item, is } from '../items.ts';
import { startsAfterSpace } from '../sentences.ts';

/** Cuts a message into its clauses: at signs, at "but", at "because", and at spaces where those stand for commas. */
export function clausesOf(items: Item[]): Item[][] {
  return partsOf(items, endsClause);
}

/** Cuts words where one of them ends a part; that one belongs to neither side. */
export function partsOf(items: Item[], ends: (item: Item) => boolean): Item[][] {
  const parts: Item[][] = [[]];
  for (const [at, item] of items.entries()) {
    if (ends(item) && !isWithinNumber(items, at)) parts.push([]);
    else if (startsAfterSpace(item, items[at - 1])) parts.push([item]);
    else parts.at(-1)?.push(item);
  }
  return parts.filter((part) => part.length > 0);
}

/** Whether one of the words has one of these meanings. */
export function hasAny(words: Item[], tags: readonly string[]): boolean {
  return words.some((item) => tags.some((tag) => is(item, tag)));
}

/** "Not", "nobody", "hardly", "there's nothing"; a bare "no" may answer. */
export function isDenial(item: Item): boolean {
  return is(item, 'consent-denies') || is(item, 'consent-nothing') || (is(item, 'nobody') && !is(item, 'no'));
}

/** A no or a negation that the idioms of agreement do not hold themselves: "of course not". */
export function isNegative(item: Item): boolean {
  const negative = ['no', 'no-alone', 'negation', 'not', 'not-after'].some((tag) => is(item, tag));
  return negative && !is(item, 'consent-yes') && !is(item, 'yes');
}

/** The dot of "clause 4.2" */
function isWithinNumber(items: Item[], at: number): boolean {
  const [before, sign, after] = items.slice(Math.max(0, at - 1), at + 2);
  return sign?.glued === true && after?.glued === true && is(before, 'digits') && is(after, 'digits');
}

const signs = [
  ...['comma', 'dot', 'exclamation', 'question', 'semicolon', 'colon', 'line', 'open', 'close', 'dash'],
  ...['but', 'consent-because'],
];

function endsClause(item: Item): boolean {
  return signs.some((sign) => is(item, sign));
}
