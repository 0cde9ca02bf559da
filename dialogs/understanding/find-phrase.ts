import type { Lexicon, Meaning } from './lexicon.ts';
import { isBoundary } from './word-boundary.ts';

/** What stands at a place of a message: where it ends and all that it may mean. */
export interface Found {
  end: number;
  meanings: Meaning[];
}

/**
 * The longest phrase of the lexicons that begins at a place and ends with a word; none ends where it begins.
 *
 * @param flat the message without case and accents
 * @param exact the same, place by place, with its accents
 */
export function findPhrase(flat: string, exact: string, at: number, lexicons: Lexicon[]): Found {
  let found: Found = { end: at, meanings: [] };
  for (const lexicon of lexicons) {
    for (const length of lexicon.lengthsAt(flat, at)) {
      const end = at + length;
      if (end < found.end) break;
      if (end > flat.length || !isBoundary(flat, end) || cutsTime(flat, at, end) || isCutWord(flat, at, end))
        continue;
      const meanings = lexicon.find(flat.slice(at, end), exact.slice(at, end), exact !== flat);
      if (meanings.length === 0) continue;
      found = { end, meanings: end > found.end ? meanings : [...found.meanings, ...meanings] };
      break;
    }
  }
  return found;
}

/** มีค 2563 is a month, มีคน no part of one: Thai months without their dots stand beside numbers. */
function isCutWord(flat: string, at: number, end: number): boolean {
  if (end - at > 3 || !shortMonth.test(flat.slice(at, end))) return false;
  return !/\d\s?$/.test(flat.slice(Math.max(0, at - 2), at)) && !/^\s?\d/.test(flat.slice(end, end + 2));
}

const shortMonth = /^(?:[มกพสตธ]ค|[กพต]ย|กพ|มีค|มิย|เมย)$/;

/** "Öğlen 12.30", 10/10/2020: a phrase that ends with a number does not end within a time or a date; Q3/2020 does. */
function cutsTime(flat: string, at: number, end: number): boolean {
  const rest = flat.slice(end - 1, end + 6);
  const isDate = /^\d$/.test(flat.charAt(at)) && /^\d\/(?:\d\d|\d{4})(?!\d)/.test(rest);
  return isDate || /^\d[.:]\d\d(?!\d)/.test(rest);
}
