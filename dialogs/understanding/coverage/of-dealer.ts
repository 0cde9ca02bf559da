import { type Item, is, isFiller } from '../items.ts';
import type { PlaceList } from './place-lists.ts';

/**
 * "Our distributor in Ghana sells to Togo and Benin", Gürcistan'daki bayimiz Azerbaycan'a satıyor: a place right beside
 * who sells for them is not where is sold, if other places are told of the selling.
 */
export function isOfDealer(items: Item[], list: PlaceList, lists: PlaceList[]): boolean {
  if (!items.some(isOfDealing) || !items.some((item) => is(item, 'sells-to'))) return false;
  const later = lists.some(({ first }) => first > list.behind);
  return later && (isDealer(items, list.first - 1, -1) || isDealer(items, list.behind, 1));
}

function isDealer(items: Item[], from: number, step: 1 | -1): boolean {
  let at = from;
  const passes = (item: Item | undefined): boolean =>
    !isOfDealing(item) &&
    (isFiller(item) || ['until', 'suffix', 'apostrophe', 'ours'].some((tag) => is(item, tag)));
  while (passes(items[at])) at += step;
  return isOfDealing(items[at]);
}

function isOfDealing(item: Item | undefined): boolean {
  return is(item, 'dealer') || is(item, 'outsider');
}
