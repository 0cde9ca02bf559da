import type { Texts } from '../texts.ts';
import { knowledgeEntries } from './entries.ts';
import { indexQuestions, type QuestionIndex } from './question-index.ts';

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

/** Knowledge over the catalogues; a language's questions are indexed when they are first needed. */
export function createKnowledge(texts: Texts): Knowledge {
  const indexes = new Map<string, QuestionIndex>();
  const indexOf = (language: string): QuestionIndex => {
    const known = indexes.get(language);
    if (known) return known;
    const built = indexQuestions(questionsIn(texts, language));
    indexes.set(language, built);
    return built;
  };
  return {
    find: (message, languages) => {
      const best = new Map<string, number>();
      for (const language of new Set([...languages.map((tag) => texts.match([tag])), 'en'])) {
        for (const [entry, likeness] of indexOf(language).compare(message)) {
          if (likeness > (best.get(entry) ?? 0)) best.set(entry, likeness);
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

function questionsIn(texts: Texts, language: string): { entry: string; question: string }[] {
  return knowledgeEntries.flatMap(({ id }) => {
    const key = `knowledge.entries.${id}.asked`;
    if (!texts.has(language, key)) return [];
    const asked = texts.say(language, key).split('|');
    return asked.map((question) => ({ entry: id, question }));
  });
}
