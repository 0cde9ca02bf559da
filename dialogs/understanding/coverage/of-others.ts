import { type Item, is } from '../items.ts';
import { endsClause, isBeside, type PlaceList } from './place-lists.ts';

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
  // "We ship from our warehouse in Rotterdam"
  const end = left.findIndex((item) => endsClause(item) || is(item, 'market-word') || isPremises(item));
  if (end >= 0 && left.slice(end, end + 1).some(isPremises)) return true;
  if (says(left, ['market-word'])) return false;
  return says(left, ofOthers) || (says(right, ofOthers) && !says(right, ['market-word']));
}

/** A warehouse or a plant; "based in" may be said of buyers, and shops are where is sold. */
function isPremises(item: Item): boolean {
  return is(item, 'other-hours') && ofOthers.some((tag) => is(item, tag));
}

/** "We are in Chile but sell only in Peru", "wir sind in Chile, verkaufen aber nur in Peru": where is not sold. */
export function isBeforeOnlySold(items: Item[], list: PlaceList, lists: PlaceList[]): boolean {
  const sells = (item: Item): boolean => sellingWords.some((tag) => is(item, tag));
  const before = items.slice(0, list.first).reverse();
  const clause = before.slice(0, before.findIndex(endsClause) + 1 || before.length);
  if (clause.some(sells)) return false;
  return lists.some((other) => {
    if (other.first <= list.behind) return false;
    const between = items.slice(list.behind, other.first);
    const turn = between.findIndex((item) => is(item, 'but') || is(item, 'only') || is(item, 'comma'));
    const only = between.some((item) => is(item, 'only')) || isBeside(items, other, 'only');
    if (turn < 0 || !only || between.slice(0, turn).some(sells)) return false;
    return between.some(sells) || isBeside(items, other, 'market-word') || isBeside(items, other, 'sells-to');
  });
}

const sellingWords = ['market-word', 'sells-to', 'buyers'];

const ofOthers = ['premises', 'elsewhere'];

/** "People from Poland who live in Ireland", 住在爱尔兰的波兰人: whose country is not where they buy, if that is told too. */
export function isOfPeople(items: Item[], { first, behind }: PlaceList, lists: PlaceList[]): boolean {
  const clause = (from: number, to: number): boolean => !items.slice(from, to).some(endsClause);
  const beside = is(items[first - 1], 'person') || is(items[behind], 'person');
  return (
    beside &&
    lists.some((other) =>
      other.first > behind
        ? clause(behind, other.first)
        : other.behind <= first && clause(other.behind, first),
    )
  );
}
