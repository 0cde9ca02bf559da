import type { PartContext } from '../questions/question.ts';
import type { Facts } from '../rules/facts.ts';
import type { Candidate, Reading, Value } from '../understanding/reading.ts';
import { type Heard, heardOf, joinHeard } from './heard.ts';
import type { Ask } from './position.ts';
import type { PartAnswer, State } from './state.ts';

/** What a typed message comes to as an answer to what was asked. */
export type AnswerReading =
  /** `conditional`: agreed under a condition, which is no yes. */
  | { outcome: 'answer'; answer: PartAnswer; conditional?: boolean }
  /** Several meanings; the person chooses. */
  | { outcome: 'choose'; answers: PartAnswer[] }
  /** Some of it; the rest is asked for. */
  | { outcome: 'part'; heard: Heard }
  /** Understood, but it cannot be; the text says why. */
  | { outcome: 'problem'; text: string }
  | { outcome: 'nothing' };

/** What a reading of a message comes to as an answer to the part that is asked. */
export function answerOfReading(
  reading: Reading,
  ask: Ask,
  state: State,
  context: PartContext,
): AnswerReading {
  if (reading.outcome === 'choose') return choose(reading.candidates, ask, context);
  if (reading.outcome === 'value') return answerOfValue(reading.candidate.value, ask, context, state.heard);
  const problem = `questions.${ask.question.id}.problems.${reading.reason}`;
  return context.texts.has(context.language, problem)
    ? { outcome: 'problem', text: context.texts.say(context.language, problem) }
    : { outcome: 'nothing' };
}

/** The answer a choice stands for. */
export function answerOfChoice(ask: Ask, choiceId: string): PartAnswer | undefined {
  const choice = ask.part.choices.find(({ id }) => id === choiceId);
  if (!choice) return undefined;
  const facts = typeof choice.facts === 'function' ? choice.facts(ask.before) : choice.facts;
  return { choice: choice.id, facts, sure: true };
}

/** The answer "not sure" stands for. */
export function unsureAnswer({ part }: Ask): PartAnswer {
  return { facts: part.unsure ?? {}, sure: false };
}

/** What a read value comes to as an answer to the part that is asked. */
export function answerOfValue(said: Value, ask: Ask, context: PartContext, heard?: Heard): AnswerReading {
  const { part, before } = ask;
  if (said.kind === 'consent') return takeConsent(said.consent, ask);
  const value = said.kind === 'coverage' ? joinHeard(said, heard) : said;
  const taken = part.take?.(value, before, context);
  if (taken && 'problem' in taken) {
    return { outcome: 'problem', text: context.texts.say(context.language, taken.problem) };
  }
  if (taken) return { outcome: 'answer', answer: { facts: taken.facts, sure: true } };
  const some = value.kind === 'coverage' && heardOf(value);
  return some ? { outcome: 'part', heard: some } : { outcome: 'nothing' };
}

function takeConsent(consent: 'yes' | 'no' | 'unsure' | 'conditional', ask: Ask): AnswerReading {
  // what is so is not so under a condition
  if (consent === 'conditional' && ask.part.factual) return { outcome: 'nothing' };
  if (consent === 'unsure' || consent === 'conditional') {
    return { outcome: 'answer', answer: unsureAnswer(ask), conditional: consent === 'conditional' };
  }
  const meant = [ask.part.consent?.[consent] ?? []].flat();
  const answers = meant.flatMap((choice) => answerOfChoice(ask, choice) ?? []);
  const [answer, another] = answers;
  if (another) return { outcome: 'choose', answers };
  return answer ? { outcome: 'answer', answer } : { outcome: 'nothing' };
}

function choose(candidates: Candidate[], ask: Ask, context: PartContext): AnswerReading {
  const seen = new Map<string, Facts>();
  for (const { value } of candidates) {
    const taken = ask.part.take?.(value, ask.before, context);
    if (taken && 'facts' in taken) seen.set(JSON.stringify(taken.facts), taken.facts);
  }
  const answers = [...seen.values()].map((facts) => ({ facts, sure: true }));
  const [only] = answers;
  if (!only) return { outcome: 'nothing' };
  // Several readings that come to the same are as good as one; a single one that is doubted is asked back.
  return answers.length === 1 && candidates.length > 1
    ? { outcome: 'answer', answer: only }
    : { outcome: 'choose', answers };
}
