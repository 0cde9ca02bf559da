import { type Item, is } from '../items.ts';
import { startsAfterSpace } from '../sentences.ts';
import type { Mention } from './mention.ts';

const sentenceEnds = ['dot', 'semicolon', 'line', 'question', 'exclamation'];
/** "2014, at that time we still worked from home": what follows tells of that time. */
const clauseEnds = [...sentenceEnds, 'comma', 'but', 'at-that-time', 'open', 'close'];

/** The items of the sentence that a time stands in. */
export function sentenceAround(items: Item[], { from, to }: Mention): Item[] {
  const isEnd = (item: Item): boolean => sentenceEnds.some((tag) => is(item, tag));
  const start = items.slice(0, from).findLastIndex(isEnd) + 1;
  const end = items.slice(to).findIndex(isEnd);
  return items.slice(start, end === -1 ? items.length : to + end);
}

type Place = Pick<Mention, 'from' | 'to'>;

/** The items of the clause that a time stands in; Thai ends its clauses with a space. */
export function clauseAround(items: Item[], { from, to }: Place): Item[] {
  const isEnd = (item: Item): boolean => clauseEnds.some((tag) => is(item, tag));
  const isNew = (item: Item, at: number): boolean =>
    thai.test(item.raw) && startsAfterSpace(item, items[at - 1]);
  const sign = items.slice(0, from).findLastIndex(isEnd) + 1;
  const start = items.findLastIndex((item, at) => at <= from && isNew(item, at));
  const end = items.findIndex((item, at) => at >= to && (isEnd(item) || isNew(item, at)));
  return items.slice(Math.max(sign, start), end === -1 ? items.length : end);
}

const thai = /\p{Script=Thai}/u;

/** The unknown words; where no spaces stand between words, two characters are about one. */
export function unknownIn(stretch: Item[]): number {
  return stretch
    .filter((item) => item.meanings.length === 0)
    .reduce(
      (sum, { raw }) =>
        sum + (/\p{Script=Thai}/u.test(raw) ? raw.length / 5 : unspaced.test(raw) ? raw.length / 2 : 1),
      0,
    );
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
