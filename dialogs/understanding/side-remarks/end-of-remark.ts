import { isBoundary } from '../word-boundary.ts';
import type { Vocabulary } from './vocabularies.ts';

const plain = 1;
const telling = 2;

/**
 * The furthest of several places up to which nothing but phrases of a vocabulary is said, a telling one among them; the
 * place where it starts if there is none.
 */
export function endOfRemark(said: string, start: number, ends: number[], { phrases }: Vocabulary): number {
  const last = ends.at(-1) ?? start;
  /** How each place was reached: through small words alone or with a telling phrase. */
  const reached = new Uint8Array(last - start + 1);
  reached[0] = plain;
  let end = start;
  for (let at = start; at <= last; at++) {
    const how = reached[at - start] ?? 0;
    if (how === 0) continue;
    const isEnd = ends.some((place) => place === at || (at < place && said.slice(at, place).trim() === ''));
    if (isEnd && (how & telling) !== 0) end = at;
    if (said.charAt(at) === ' ') reached[at - start + 1] = (reached[at - start + 1] ?? 0) | how;
    for (const { words, tells } of phrases.get(said.charAt(at)) ?? []) {
      const behind = at + words.length;
      if (behind > last || !said.startsWith(words, at) || !isBoundary(said, behind)) continue;
      reached[behind - start] = (reached[behind - start] ?? 0) | (tells ? telling : how);
    }
  }
  return end;
}
