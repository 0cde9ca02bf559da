import { type Item, is, meaningOf } from '../items.ts';
import { isSign } from '../sentences.ts';
import { deniesNext, isPassedOver } from './word-roles.ts';

/** A stretch of a message between commas, full stops, "but", or the spaces of a script that writes none. */
export interface Clause {
  items: Item[];
  /** It goes on after a comma, as the items of a list do. */
  listed: boolean;
}

/** Cuts a message into its clauses. */
export function toClauses(items: Item[]): Clause[] {
  const clauses: Clause[] = [{ items: [], listed: false }];
  for (const item of items) {
    const clause = clauses.at(-1);
    const last = clause?.items.at(-1);
    if (isSign(item) || is(item, 'but')) clauses.push({ items: [], listed: is(item, 'comma') });
    else if (last && isApart(last, item) && !deniesNext(last)) clauses.push({ items: [item], listed: false });
    else clause?.items.push(item);
  }
  return clauses.filter((clause) => clause.items.length > 0);
}

/** A space where the script writes none between words: as good as a comma. */
export function isApart(item: Item, next: Item): boolean {
  return !next.glued && unspaced.test(item.raw.slice(-1)) && unspaced.test(next.raw.charAt(0));
}
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u;

/** Whether nothing but "and" or "or" stands between two answers of a clause; words for the same one may be looser. */
export function areJoined(clause: Item[], from: number, to: number): boolean {
  const isSame = meaningOf(clause[from], 'says') === meaningOf(clause[to], 'says');
  return clause
    .slice(from + 1, to)
    .every((item) => is(item, 'and') || is(item, 'or') || (isSame && isPassedOver(item)));
}
