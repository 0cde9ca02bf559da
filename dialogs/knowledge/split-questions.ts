import { alsoAnswers } from '../understanding/topics/read-topic.ts';
import type { Knowledge } from './find-entry.ts';

/** Words that ask nothing must be much more alike to be taken for a known question than a sentence with "?". */
const surelyAsked = 0.85;

/** Each clause is compared with the known questions; a message of more is a list or a game, and not taken apart. */
const mostClauses = 20;

export interface SplitMessage {
  /** Known questions that the message asks. */
  asked: string[];
  /** What else it says. */
  rest: string;
}

/** "2019. By the way, is there a deposit?" asks one thing and answers another: tells the two apart. */
export function splitQuestions(
  message: string,
  languages: readonly string[],
  knowledge: Knowledge,
): SplitMessage {
  const whole = askedBy(message, languages, knowledge);
  if (whole) return { asked: [whole], rest: '' };
  const clauses = message.match(/[^.?!;。？！؟；\n]+[.?!;。？！؟；\n]*/gu) ?? [];
  if (clauses.length < 2 || clauses.length > mostClauses) return { asked: [], rest: message };
  const sorted = clauses.map((clause) => ({ clause, entry: askedBy(clause, languages, knowledge) }));
  return {
    asked: [...new Set(sorted.flatMap(({ entry }) => entry ?? []))],
    rest: sorted
      .filter(({ entry }) => !entry)
      .map(({ clause }) => clause.trim())
      .join(' '),
  };
}

function askedBy(clause: string, languages: readonly string[], knowledge: Knowledge): string | undefined {
  const { match, likeness } = knowledge.find(clause, languages);
  const isQuestion = /[?？؟]\s*$/u.test(clause);
  if (match === undefined || isQuestion) return match;
  // "Support in English" answers.
  return likeness >= surelyAsked && !alsoAnswers.has(match) ? match : undefined;
}
