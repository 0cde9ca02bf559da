import { type Item, is } from '../items.ts';
import { isGivenName } from './given-names.ts';

/** Whether a word names somebody: a known name, a word that may be one, or one in a list of names. */
export function isNameAt(items: Item[], at: number): boolean {
  const item = items[at];
  return (
    item !== undefined &&
    (is(item, 'name') ||
      isKnownName(items, at) ||
      (item.meanings.length === 0 && isName(item)) ||
      isListedName(items, at))
  );
}

/** "Sonrası Deniz", "anh Nam": a common first name inside a sentence, whatever else the word may mean. */
function isKnownName(items: Item[], at: number): boolean {
  const item = items[at];
  const begins = at === 0 || ['dot', 'line'].some((tag) => is(items[at - 1], tag));
  if (!item || begins || !/^\p{Lu}\p{Ll}/u.test(item.raw)) return false;
  // "Ben et Carole": a small word as well, in French.
  const joined = is(items[at + 1], 'and') && isPlainName(items[at + 2]);
  if (joined && item.meanings.every(({ tag }) => tag === 'filler')) return true;
  if (!isGivenName(item.raw)) return false;
  return item.meanings.length > 0 && !item.meanings.some(({ tag }) => ofStaff.has(tag));
}

function isPlainName(item: Item | undefined): boolean {
  return item?.meanings.length === 0 && /^\p{Lu}\p{Ll}/u.test(item.raw);
}

/** A word that may be somebody's name: with a capital, or in a script that has none; but not ご before ご提案. */
function isName(item: Item): boolean {
  if (/^\p{Script=Hiragana}$/u.test(item.raw)) return false;
  return /^\p{Lu}\p{L}|^\p{Lo}/u.test(item.raw);
}

/** "Diego y Sofía", "Max und Jonas": beside a name, a place or a bound with a capital is a name as well. */
function isListedName(items: Item[], at: number): boolean {
  const item = items[at];
  if (!item || !/^\p{Lu}\p{Ll}/u.test(item.raw)) return false;
  if (item.meanings.length === 0 || item.meanings.some(({ tag }) => ofStaff.has(tag))) return false;
  return [-1, 1].some((step) => {
    // "Die Anna und der Max"
    const isArticle = (place: number): boolean =>
      /^(?:d(?:er|ie)|[oa]|el|il|la|lo)$/iu.test(items[place]?.raw ?? '');
    const link = isArticle(at + step) ? at + 2 * step : at + step;
    const name = items[isArticle(link + step) ? link + 2 * step : link + step];
    const joined = is(items[link], 'and') || is(items[link], 'comma');
    return joined && name?.meanings.length === 0 && /^\p{Lu}\p{Ll}/u.test(name.raw);
  });
}

/** What is read as something else beside people; German writes every noun with a capital. */
const ofStaff = new Set([
  ...[
    'number',
    'digits',
    'article',
    'person',
    'nobody',
    'pre-sales',
    'after-sales',
    'both-roles',
    'sales',
    'each',
  ],
  ...[
    'maybe-pre-sales',
    'maybe-after-sales',
    'team',
    'work-kind',
    'relation',
    'myself',
    'someone',
    'of-them',
  ],
  ...['the-rest', 'apart', 'as-many', 'same', 'same-person', 'same-people', 'scale', 'filler', 'the-company'],
  ...['vague', 'and', 'or', 'but', 'in-total', 'no', 'not', 'only', 'as-well', 'name'],
]);
