import { type Item, is, meaningOf } from '../items.ts';

/** The country named at an item: by name, or by its code in capitals or in a message of nothing but codes. */
export function countryAt(items: Item[], at: number): string | undefined {
  return meaningOf(items[at], 'country') ?? countryCode(items, at);
}

/** Items of the longest list of codes that is looked through: "br, mx, cl" has five. */
const longestList = 60;

/** "BR": in capitals, or in lower case among others like it; "in", "is" and "no" are codes too. */
function countryCode(items: Item[], at: number): string | undefined {
  const code = items[at]?.raw ?? '';
  // BH is Bahrain, but Belo Horizonte where people call it so.
  if (code.length !== 2 || is(items[at], 'zone') || is(items[at], 'city')) return undefined;
  if (isCode(code)) return code;
  const listed =
    items.length > 1 &&
    items.length <= longestList &&
    isCode(code.toUpperCase()) &&
    items.every((item) => isOfCodes(item));
  return listed ? code.toUpperCase() : undefined;
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

const otherwiseUsed = new Set(['OK', 'AM', 'PM', 'EU', 'EZ', 'UN']);
let names: Intl.DisplayNames | undefined;
const knownCodes = new Map<string, boolean>();
