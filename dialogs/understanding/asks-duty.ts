import type { ItemContext } from './item-context.ts';
import { type Item, is, meaningOf } from './items.ts';
import { asksInFrame, isSign } from './sentences.ts';

/**
 * A sentence without the clauses that ask what is required: "does it have to be 24/7?", "harus 1 tahun ga" give neither
 * hours nor an age. "9 to 18 from Monday to Friday, must it be more?" answers all the same.
 */
export function withoutDuties(sentence: Item[], { pending, themesOf }: ItemContext): Item[] {
  if (pending !== 'coverage' && pending !== 'established') return sentence;
  return clausesOf(sentence).flatMap((clause) => {
    const { asks, found } = themesOf(clause);
    const asked = asks || asksInFrame(clause) || clause.some((item) => marks.some((tag) => is(item, tag)));
    const duty = found.has('obliged') || clause.some((item) => meaningOf(item, 'frame-opens') === 'must');
    return asked && duty ? clause.filter(isSign) : clause;
  });
}

const marks = ['question', 'question-anywhere'];

/** The clauses, each with the sign that ends it. */
function clausesOf(sentence: Item[]): Item[][] {
  const clauses: Item[][] = [[]];
  for (const item of sentence) {
    clauses.at(-1)?.push(item);
    if (is(item, 'comma') || is(item, 'but')) clauses.push([]);
  }
  return clauses.filter((clause) => clause.length > 0);
}
