import { type Item, is, isFiller } from '../items.ts';
import type { Mention } from './mention.ts';

/** The only time and number of the message, and no word that doubts it: what else would be the answer? */
export function isAlone(items: Item[], mention: Mention, mentions: Mention[]): boolean {
  const rest = [...items.slice(0, mention.from), ...items.slice(mention.to)];
  const doubts = (item: Item): boolean =>
    ['digits', 'unsure', 'vague', 'which-one', 'not'].some((tag) => is(item, tag));
  return mentions.length === 1 && !rest.some(doubts);
}

/** Whether the only time is told by a founder of the own company, though persons are named in its clause. */
export function isOfFounder(items: Item[], mention: Mention, clause: Item[]): boolean {
  const says = (tags: string[]): boolean => clause.some((item) => tags.some((tag) => is(item, tag)));
  if (says(['in-trade'])) return false;
  const first = items.slice(0, mention.from).every((item) => isFiller(item) || is(item, 'about'));
  // "I began eight years ago"; depuis and seit are both words, and tell of no beginning.
  const begins = clause.some((item) => ['begun', 'founded'].some((tag) => is(item, tag)) && !isSince(item));
  if (mention.kind === 'age' && says(['ago']) && begins) return true;
  // "Eight years, since I retired": the years come first, and what they are counted from behind.
  if (mention.kind === 'age')
    return first && items.slice(mention.to).some((item) => is(item, 'from') || is(item, 'since'));
  // "My father has done this since 1990", "I have been in IT since 1999": what somebody began is not told.
  if (clause.some(isSince) && !begins) return false;
  if (begins || !says(['speaker', 'myself'])) return true;
  // "With my brother in 2010"
  return clause.some((item, at) => is(item, 'relation') && is(clause[at - 1], 'with'));
}

/** "Since" and "for" lead to the beginning of anything. */
function isSince(item: Item): boolean {
  return is(item, 'ever-since') || is(item, 'ago');
}
