import type { ChoicesReading } from '../understanding/choices/read-choices.ts';
import type { Ask } from './position.ts';
import { type AnswerReading, answerOfChoice } from './read-answer.ts';
import type { PartAnswer } from './state.ts';

/**
 * What words for the answers to a part come to: "no lawsuits" answers, "not only a chatbot" is asked back, "we are no
 * company" only says what is not so.
 */
export function answerOfChoices(
  ask: Ask,
  { said, denied, clauses, doubtful, elsewhere, open, answered }: ChoicesReading,
): AnswerReading {
  const named = said.filter((choice) => !isCovered(ask, choice, clauses));
  const meant = said.length > 0 ? named : impliedBy(ask, denied);
  const answers = answersOf(ask, open && meant.length === 0 ? ask.part.choices.map(({ id }) => id) : meant);
  const [only, another] = answers;
  if (!only) return { outcome: 'nothing' };
  if (another || doubtful || elsewhere || contradicts(ask, only, answered))
    return { outcome: 'choose', answers };
  return { outcome: 'answer', answer: only };
}

/** The answer whose ready words a message is, and nothing else; they say more than a command or a yes. */
export function exactAnswer(ask: Ask, reading: ChoicesReading | undefined): PartAnswer | undefined {
  return reading?.exact === undefined ? undefined : answerOfChoice(ask, reading.exact);
}

function answersOf(ask: Ask, choices: readonly string[]): PartAnswer[] {
  const { part, before } = ask;
  // "Also outsourced" names it anyway, and so does "an hour for lunch".
  const firm = choices.filter((choice) => choice !== 'same' && !part.vague?.[choice]);
  const meant = (firm.length > 0 ? firm : choices).flatMap((choice) =>
    choice === 'same' ? (part.same?.(before) ?? []) : (part.vague?.[choice]?.said ?? choice),
  );
  return [...new Set(meant)].flatMap((choice) => answerOfChoice(ask, choice) ?? []);
}

/** "The branch of a company": wherever the company is named, the branch was named before it. */
function isCovered({ part }: Ask, choice: string, clauses: string[][]): boolean {
  const covering = part.choices.filter(({ covers }) => covers?.includes(choice)).map(({ id }) => id);
  return clauses
    .filter((clause) => clause.includes(choice))
    .every((clause) => clause.slice(0, clause.indexOf(choice)).some((other) => covering.includes(other)));
}

function impliedBy({ part }: Ask, denied: string[]): string[] {
  const implied = denied.flatMap(
    (choice) => part.vague?.[choice]?.denied ?? part.choices.find(({ id }) => id === choice)?.denied ?? [],
  );
  return [...new Set(implied)].filter((choice) => !denied.includes(choice));
}

/** "Yes, one lawsuit": what the yes means is not what the words say. */
function contradicts({ part }: Ask, answer: PartAnswer, answered: 'yes' | 'no' | undefined): boolean {
  const means = answered && part.consent?.[answered];
  return means !== undefined && ![means].flat().includes(answer.choice ?? '');
}
