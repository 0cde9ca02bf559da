import type { Lexicon, Meaning } from './lexicon.ts';

/** Shorter words ("un", "on") stand in too many others. */
const shortestPart = 3;
/** No longer word is taken apart; it would only take long. */
const longestWord = 60;

/**
 * "Tremiladuecento", "zweitausenddreihundert", "yirmibeş": the first of the number words that a word is made of, if
 * it is made of nothing else. The rest is read after it.
 */
export function findNumberPart(
  flat: string,
  at: number,
  end: number,
  lexicons: Lexicon[],
): { end: number; meanings: Meaning[] } | undefined {
  if (end - at < 2 * shortestPart || end - at > longestWord) return undefined;
  const hopeless = new Set<string>();
  const first = cut(at, Number.POSITIVE_INFINITY);
  return first === undefined ? undefined : { end: first, meanings: numbersIn(at, first) };

  /** Where the first part ends, the longest that leaves something to go on with; it counts less than the one `before`. */
  function cut(from: number, before: number): number | undefined {
    if (hopeless.has(`${from}<${before}`)) return undefined;
    for (let to = from === at ? end - shortestPart : end; to >= from + shortestPart; to--) {
      const [part] = numbersIn(from, to);
      // "Fourten" is a slip of the keyboard, no four and ten: behind a unit comes a scale, or "and".
      const value = part?.tag === 'number' ? Number(part.value) : Number.POSITIVE_INFINITY;
      if (part && (part.tag !== 'number' || value < before) && (to === end || cut(to, value) !== undefined))
        return to;
    }
    hopeless.add(`${from}<${before}`);
    return undefined;
  }

  function numbersIn(from: number, to: number): Meaning[] {
    const part = flat.slice(from, to);
    return lexicons.flatMap((lexicon) =>
      lexicon
        .find(part, part, false)
        .filter(({ tag }) => tag === 'number' || tag === 'scale' || (tag === 'and' && from > at)),
    );
  }
}
