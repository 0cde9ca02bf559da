import { flow } from '../questions/flow.ts';
import type { Part, PartContext, Question } from '../questions/question.ts';
import type { Facts } from '../rules/facts.ts';
import type { Answers, PartAnswer } from './state.ts';

export interface Ask {
  question: Question;
  part: Part;
  /** What is known from the answers before it. */
  before: Facts;
}

export interface Position {
  /** The answers that still apply. */
  answers: Answers;
  /** Everything they say. */
  facts: Facts;
  /** What to ask next; undefined when all is answered. */
  next?: Ask;
  /** The parts that were answered, oldest first. */
  answered: Ask[];
}

/**
 * Replays the answers from the first question: keeps those that still apply, and finds what to ask next.
 * An answer after the first gap is kept, so changing an early answer loses no later one.
 */
export function locate(answers: Answers, context: PartContext): Position {
  const kept: Answers = {};
  const answered: Ask[] = [];
  let facts: Facts = {};
  let next: Ask | undefined;
  for (const question of flow) {
    const given = answers[question.id] ?? {};
    for (const part of question.parts) {
      if (!part.applies(facts, context)) continue;
      const ask = { question, part, before: facts };
      const answer = given[part.id];
      if (!answer) {
        next ??= ask;
        continue;
      }
      kept[question.id] = { ...kept[question.id], [part.id]: answer };
      answered.push(ask);
      facts = { ...facts, ...answer.facts };
    }
  }
  return { answers: kept, facts, answered, ...(next ? { next } : {}) };
}

/** The answers with one part answered. Later parts of the same question were about the old answer and go. */
export function withAnswer(answers: Answers, ask: Ask, answer: PartAnswer): Answers {
  const rest = withoutAnswer(answers, ask);
  return { ...rest, [ask.question.id]: { ...rest[ask.question.id], [ask.part.id]: answer } };
}

/** The answers without one part and what followed it within its question. */
export function withoutAnswer(answers: Answers, { question, part }: Ask): Answers {
  const given = answers[question.id] ?? {};
  const earlier = question.parts.slice(0, question.parts.indexOf(part)).flatMap(({ id }) => {
    const answer = given[id];
    return answer ? [[id, answer] as const] : [];
  });
  return { ...answers, [question.id]: Object.fromEntries(earlier) };
}
