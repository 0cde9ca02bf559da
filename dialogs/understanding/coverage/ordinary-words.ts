import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { isSign } from '../sentences.ts';

/**
 * Whether a name of a country is more likely the ordinary word that it also is: Vietnamese "anh" is England and "you",
 * Russian "того" Togo and "of that". It is the country if it is all that is said, stands among other places or right
 * beside a word of selling, or is written with a capital within a sentence.
 */
export function isOrdinaryWord(items: Item[], at: number, isCountry: (at: number) => boolean): boolean {
  const item = items[at];
  if (item === undefined || !is(item, 'ordinary-word')) return false;
  // "My colleague Jordan handles it": a first name has a capital as well.
  const isName = meaningOf(item, 'ordinary-word') === 'name';
  if (isName && (is(items[at - 1], 'filler') || items.some((other) => is(other, 'market-word'))))
    return false;
  const [first = ''] = item.raw;
  if (!isName && at > 0 && !isSign(items[at - 1] ?? item) && first !== first.toLowerCase()) return false;
  if (items.every((other) => other === item || isFiller(other) || isSign(other))) return false;
  const listed = [1, -1].some((step) => isCountry(nextName(items, at, step)));
  return !listed && ![at - 1, at + 1].some((beside) => is(items[beside], 'market-word'));
}

/** The index of the next word past signs and words that make a list. */
function nextName(items: Item[], from: number, step: number): number {
  const joins = (item: Item | undefined): boolean =>
    ['comma', 'and', 'or', 'slash'].some((tag) => is(item, tag));
  let index = from + step;
  // "No Chile e no Peru"
  while (isFiller(items[index])) index += step;
  if (!joins(items[index])) return -1;
  while (joins(items[index]) || isFiller(items[index])) index += step;
  return index;
}
