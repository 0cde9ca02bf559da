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
  const hopeless = new Set<number>();
  const first = cut(at);
  return first === undefined ? undefined : { end: first, meanings: numbersIn(at, first) };

  /** Where the first part ends, the longest that leaves something to go on with. */
  function cut(from: number): number | undefined {
    if (hopeless.has(from)) return undefined;
    for (let to = from === at ? end - shortestPart : end; to >= from + shortestPart; to--) {
      if (numbersIn(from, to).length > 0 && (to === end || cut(to) !== undefined)) return to;
    }
    hopeless.add(from);
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
