import { type Item, is } from '../items.ts';
import { isBeside, type PlaceList } from './place-lists.ts';

/**
 * "Support sits in Singapore, Mon-Fri 9-6, buyers in Malaysia": a place before the one where buyers are said to be is
 * that of those who answer, if hours stand between the two or a word of support beside it. "Germany and Austria, some
 * customers in Poland" are all markets.
 */
export function isOfSupport(items: Item[], list: PlaceList, buyers: PlaceList): boolean {
  if (list === buyers || list.behind > buyers.first) return false;
  const between = items.slice(list.behind, buyers.first);
  if (hasAny(between, ['too', 'as-well', 'including'])) return false;
  return hasAny(between, ofHours) || ofSupport.some((tag) => isBeside(items, list, tag));
}

/**
 * "We sell in Germany and give support from Turkey", "but we are from Egypt": behind "from" nobody buys, nor where "our
 * team sits in India".
 */
export function isServedFrom(items: Item[], list: PlaceList): boolean {
  const behind = is(items[list.behind], 'apostrophe') ? list.behind + 1 : list.behind;
  const isFrom = is(items[list.first - 1], 'from') || is(items[behind], 'suffix-apart');
  const isOurs = ['ours', 'the-company', 'myself', 'speaker'].some((tag) => is(items[list.first - 2], tag));
  const serves = isFrom && (isOurs || ofSupport.some((tag) => isBeside(items, list, tag)));
  return (
    (serves || isBeside(items, list, 'team')) &&
    !isBeside(items, list, 'market-word') &&
    !isBeside(items, list, 'buyers')
  );
}

/** "The support team is in Da Nang and the customers in Australia": where no buyers are named, a team of support sits. */
export function isOfTeam(items: Item[], list: PlaceList): boolean {
  return (
    isBeside(items, list, 'team') &&
    ofSupport.some((tag) => isBeside(items, list, tag)) &&
    !isBeside(items, list, 'market-word') &&
    !isBeside(items, list, 'buyers')
  );
}

const ofHours = ['digits', 'weekday', 'working-days', 'every-day', 'time-word', 'round-the-clock'];
const ofSupport = ['maybe-after-sales', 'after-sales'];

function hasAny(items: Item[], tags: string[]): boolean {
  return items.some((item) => tags.some((tag) => is(item, tag)));
}
