import { type Item, is } from '../items.ts';
import { endsClause, type PlaceList } from './place-lists.ts';

/**
 * "Our office is in Poland", "we are based in Portugal and sell to Spain", "clients in Italy, the supplier is in China":
 * a place of the company or of those it works with. "Clients based in France" is one of buyers.
 */
export function isOfOthers(items: Item[], list: PlaceList): boolean {
  const [left, right] = [items.slice(0, list.first).reverse(), items.slice(list.behind)];
  const says = (side: Item[], tags: string[]): boolean => {
    const end = side.findIndex(endsClause);
    const clause = end < 0 ? side : side.slice(0, end);
    return clause.some((item) => tags.some((tag) => is(item, tag)));
  };
  if (says(left, ['market-word'])) return false;
  return says(left, ofOthers) || (says(right, ofOthers) && !says(right, ['market-word']));
}

const ofOthers = ['premises', 'elsewhere'];
