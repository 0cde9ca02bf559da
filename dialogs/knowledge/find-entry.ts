import type { Texts } from '../texts.ts';
import { fold } from '../understanding/fold.ts';
import { knowledgeEntries } from './entries.ts';

/** At least so alike: it is that question. Chosen so that no answer of the interview is taken for a question. */
const sameQuestion = 0.62;
/** At least so alike: worth asking whether it is meant. */
const similarQuestion = 0.5;
const mostSuggestions = 3;

export interface FoundEntries {
  /** The entry asked for, if one is clearly meant. */
  match?: string;
  /** From 0 to 1: how alike the message and the nearest known question are. */
  likeness: number;
  /** Entries that may be meant, the likeliest first. */
  near: string[];
}

export interface Knowledge {
  /** Looks a message up among the known questions in these languages and English. */
  find(message: string, languages: readonly string[]): FoundEntries;
}

/** The known questions of a language, and how telling each gram is among them. */
interface Index {
  questions: { entry: string; grams: Map<string, number>; length: number }[];
  weights: Map<string, number>;
}

/** Knowledge over the catalogues; a language's questions are indexed when they are first needed. */
export function createKnowledge(texts: Texts): Knowledge {
  const indexes = new Map<string, Index>();
  const indexOf = (language: string): Index => {
    const known = indexes.get(language);
    if (known) return known;
    const built = indexQuestions(texts, language);
    indexes.set(language, built);
    return built;
  };
  return {
    find: (message, languages) => {
      const grams = gramsOf(message);
      const best = new Map<string, number>();
      for (const language of new Set([...languages.map((tag) => texts.match([tag])), 'en'])) {
        const { questions, weights } = indexOf(language);
        const size = lengthOf(grams, weights);
        for (const question of questions) {
          const likeness = shared(grams, question.grams, weights) / (size * question.length || 1);
          if (likeness > (best.get(question.entry) ?? 0)) best.set(question.entry, likeness);
        }
      }
      return ranked([...best]);
    },
  };
}

function ranked(scores: [entry: string, likeness: number][]): FoundEntries {
  const sorted = scores.toSorted((a, b) => b[1] - a[1]);
  const [first, second] = sorted;
  const near = sorted.filter(([, likeness]) => likeness >= similarQuestion).slice(0, mostSuggestions);
  const clear = first && first[1] >= sameQuestion && first[1] - (second?.[1] ?? 0) > 0.05;
  return {
    ...(clear ? { match: first[0] } : {}),
    likeness: first?.[1] ?? 0,
    near: near.map(([entry]) => entry),
  };
}

function indexQuestions(texts: Texts, language: string): Index {
  const questions = knowledgeEntries.flatMap(({ id }) => {
    const key = `knowledge.entries.${id}.asked`;
    if (!texts.has(language, key)) return [];
    const asked = texts.say(language, key).split('|');
    return asked.map((question) => ({ entry: id, grams: gramsOf(question) }));
  });
  const weights = weigh(questions.map(({ grams }) => grams));
  return {
    weights,
    questions: questions.map((each) => ({ ...each, length: lengthOf(each.grams, weights) })),
  };
}

/** Rare grams tell more than those every question has, such as "do we" (inverse document frequency). */
function weigh(documents: Map<string, number>[]): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const gram of documents.flatMap((grams) => [...grams.keys()])) {
    frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  }
  return new Map([...frequency].map(([gram, count]) => [gram, Math.log(1 + documents.length / count)]));
}

/** Character trigrams of a text, or pairs where words are written without spaces, with their counts. */
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

/** A gram no known question has counts like the rarest: it makes a message less alike. */
function weightOf(gram: string, weights: Map<string, number>): number {
  return weights.get(gram) ?? Math.log(1 + weights.size / 4);
}

function shared(a: Map<string, number>, b: Map<string, number>, weights: Map<string, number>): number {
  let sum = 0;
  for (const [gram, count] of a) {
    const inBoth = b.get(gram);
    if (inBoth !== undefined) sum += count * inBoth * weightOf(gram, weights) ** 2;
  }
  return sum;
}

function lengthOf(grams: Map<string, number>, weights: Map<string, number>): number {
  let sum = 0;
  for (const [gram, count] of grams) sum += (count * weightOf(gram, weights)) ** 2;
  return Math.sqrt(sum);
}
