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
  { said, denied, doubtful, elsewhere, answered }: ChoicesReading,
): AnswerReading {
  const meant = said.length > 0 ? said : impliedBy(ask, denied);
  const answers = answersOf(ask, meant);
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
  // "Also outsourced" names it anyway
  const named = choices.length > 1 ? choices.filter((choice) => choice !== 'same') : choices;
  const meant = named.map((choice) => (choice === 'same' ? (part.same?.(before) ?? choice) : choice));
  return [...new Set(meant)].flatMap((choice) => answerOfChoice(ask, choice) ?? []);
}

function impliedBy({ part }: Ask, denied: string[]): string[] {
  const implied = denied.flatMap((choice) => part.choices.find(({ id }) => id === choice)?.denied ?? []);
  return [...new Set(implied)].filter((choice) => !denied.includes(choice));
}

/** "Yes, one lawsuit": what the yes means is not what the words say. */
function contradicts({ part }: Ask, answer: PartAnswer, answered: 'yes' | 'no' | undefined): boolean {
  const means = answered && part.consent?.[answered];
  return means !== undefined && ![means].flat().includes(answer.choice ?? '');
}
