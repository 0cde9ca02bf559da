import { fold } from '../understanding/fold.ts';

/** Questions by the character runs they hold, for finding the most alike ones without comparing with each. */
export interface QuestionIndex {
  /** How alike a message is to the nearest question of each entry, from 0 to 1. Entries without likeness are left out. */
  compare(message: string): Map<string, number>;
}

interface Posting {
  question: number;
  count: number;
}

/** Indexes questions, each with the entry it asks for. Likeness is the cosine of weighted character runs. */
export function indexQuestions(asked: readonly { entry: string; question: string }[]): QuestionIndex {
  const grams = asked.map(({ question }) => gramsOf(question));
  const postings = postingsOf(grams);
  // A run that no known question has counts like the rarest: it makes a message less alike.
  const strange = Math.log(1 + postings.size / 4);
  // Rare runs tell more than those every question has, such as "do we" (inverse document frequency).
  const weightOf = (gram: string): number => {
    const found = postings.get(gram);
    return found ? Math.log(1 + asked.length / found.length) : strange;
  };
  const lengthOf = (runs: Map<string, number>): number => {
    let sum = 0;
    for (const [gram, count] of runs) sum += (count * weightOf(gram)) ** 2;
    return Math.sqrt(sum);
  };
  const lengths = grams.map(lengthOf);

  return {
    compare(message) {
      const runs = gramsOf(message);
      const products = new Float64Array(asked.length);
      for (const [gram, count] of runs) {
        const weight = weightOf(gram) ** 2;
        for (const posting of postings.get(gram) ?? []) {
          products[posting.question] = (products[posting.question] ?? 0) + count * posting.count * weight;
        }
      }
      const length = lengthOf(runs);
      const best = new Map<string, number>();
      for (const [at, { entry }] of asked.entries()) {
        const likeness = (products[at] ?? 0) / (length * (lengths[at] ?? 0) || 1);
        if (likeness > (best.get(entry) ?? 0)) best.set(entry, likeness);
      }
      return best;
    },
  };
}

function postingsOf(questions: Map<string, number>[]): Map<string, Posting[]> {
  const postings = new Map<string, Posting[]>();
  for (const [question, grams] of questions.entries()) {
    for (const [gram, count] of grams) {
      const known = postings.get(gram);
      if (known) known.push({ question, count });
      else postings.set(gram, [{ question, count }]);
    }
  }
  return postings;
}

/** Character triples of a text, or pairs where words are written without spaces, with their counts. */
function gramsOf(text: string): Map<string, number> {
  const folded = fold(text)
    .slice(0, 300)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
  const size = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Hang}]/u.test(folded) ? 2 : 3;
  const characters = [...` ${size === 2 ? folded.replaceAll(' ', '') : folded} `];
  const grams = new Map<string, number>();
  for (let at = 0; at + size <= characters.length; at += 1) {
    const gram = characters.slice(at, at + size).join('');
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  return grams;
}
