import { type Item, is, isFiller, meaningOf } from '../items.ts';
import { isSign } from '../sentences.ts';

/** The country named at an item: by name, or by its code in capitals or in a message of nothing but codes. */
export function countryAt(items: Item[], at: number): string | undefined {
  return meaningOf(items[at], 'country') ?? countryCode(items, at);
}

/** "CUSTOMERS IN DE": a code in capitals that stands where a place would, in a message that has no other letters. */
export function isCodeOfPlace(items: Item[], at: number): boolean {
  const next = items[at + 1];
  const ends = next === undefined || (isSign(next) && !next.glued) || joins(next) || is(next, 'comma');
  return ends && isCode(items[at]?.raw ?? '') && isNamedAsPlace(items, at);
}

/** Items of the longest list of codes that is looked through: "br, mx, cl" has five. */
const longestList = 60;

/** "BR": in capitals, or in lower case among others like it or in a list of buyers; "in", "is" and "no" are codes too. */
function countryCode(items: Item[], at: number): string | undefined {
  const code = items[at]?.raw ?? '';
  // BH is Bahrain, but Belo Horizonte where people call it so.
  if (code.length !== 2 || is(items[at], 'zone') || is(items[at], 'city')) return undefined;
  if (isCode(code)) return !abbreviations.has(code) || isNamedAsPlace(items, at) ? code : undefined;
  if (!isCode(code.toUpperCase()) || items.length > longestList) return undefined;
  const listed = items.length > 1 && items.every(isOfCodes);
  return listed || isInListOfBuyers(items, at) ? code.toUpperCase() : undefined;
}

/** "Kunden in de, nl und polen": two or more codes and countries right behind the word for buyers, of which one is at `at`. */
function isInListOfBuyers(items: Item[], at: number): boolean {
  // "In der Türkei und in Polen": what leads to the next word is no code.
  const ends = (next: Item | undefined): boolean => next === undefined || isSign(next) || joins(next);
  const isPlace = (index: number): boolean => {
    const item = items[index];
    if (item === undefined) return false;
    return is(item, 'country') || (isCode(item.raw.toUpperCase()) && ends(items[index + 1]));
  };
  let first = at;
  while (joins(items[first - 1]) && isPlace(first - 2)) first -= 2;
  let last = at;
  while (joins(items[last + 1]) && isPlace(last + 2)) last += 2;
  let before = first - 1;
  while (isFiller(items[before]) || is(items[before], 'colon') || is(items[before], 'premises')) before--;
  return isPlace(at) && last > first && is(items[before], 'market-word');
}

function joins(item: Item | undefined): boolean {
  return ['comma', 'and', 'or', 'slash'].some((tag) => is(item, tag));
}

/** "Customers in IT" and "FR, IT" are places, "our IT team", "we sell to IT companies" and "HR software" are not. */
function isNamedAsPlace(items: Item[], at: number): boolean {
  const isOther = (item: Item | undefined): boolean =>
    item !== undefined && (is(item, 'country') || (isCode(item.raw) && !abbreviations.has(item.raw)));
  if (joins(items[at - 1]) && isOther(items[at - 2])) return true;
  if (joins(items[at + 1]) && isOther(items[at + 2])) return true;
  let before = at - 1;
  while (isFiller(items[before]) || is(items[before], 'colon')) before--;
  const next = items[at + 1];
  const ends = next === undefined || isSign(next) || is(next, 'digits');
  return ends && (before < 0 || is(items[before], 'market-word'));
}

function isOfCodes(item: Item): boolean {
  if (is(item, 'comma') || is(item, 'and')) return true;
  return isCode(item.raw.toUpperCase()) && item.meanings.every(({ tag }) => tag === 'country');
}

/** ISO 3166 codes by the names that exist for them, without those that messages hold for other reasons. */
function isCode(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || otherwiseUsed.has(code)) return false;
  const before = knownCodes.get(code);
  if (before !== undefined) return before;
  names ??= new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const known = names.of(code) !== undefined;
  knownCodes.set(code, known);
  return known;
}

/** Among them codes that were withdrawn: CS answers customers. */
const otherwiseUsed = new Set(['OK', 'AM', 'PM', 'EU', 'EZ', 'UN', 'CS', 'DD', 'SU', 'YU']);
/** Codes that people write in capitals for other things. */
const abbreviations = new Set(['AD', 'AI', 'CC', 'HR', 'ID', 'IT', 'PR', 'QA', 'TV']);
let names: Intl.DisplayNames | undefined;
const knownCodes = new Map<string, boolean>();
