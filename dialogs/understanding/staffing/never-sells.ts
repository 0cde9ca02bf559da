import { type Item, is } from '../items.ts';

/** "Nobody yet, I make games, I never had to sell them": the speaker is nobody who sells, where a clause denies it. */
export function neverSells(items: Item[]): boolean {
  if (items.some((item) => is(item, 'relation') || is(item, 'both-roles'))) return false;
  let denied = false;
  let sells = false;
  for (const item of items) {
    if (ends.some((tag) => is(item, tag))) {
      denied = false;
      sells = false;
    }
    denied ||= ['negation', 'not', 'no'].some((tag) => is(item, tag));
    sells ||= ['maybe-pre-sales', 'market-word', 'sales'].some((tag) => is(item, tag));
    if (denied && sells) return true;
  }
  return false;
}

const ends = ['comma', 'semicolon', 'dot', 'line', 'but'];
