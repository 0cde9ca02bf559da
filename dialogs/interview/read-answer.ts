import type { PartContext } from '../questions/question.ts';
import type { Facts } from '../rules/facts.ts';
import type { Candidate, Reading, Value } from '../understanding/reading.ts';
import type { Ask } from './position.ts';
import type { PartAnswer, State } from './state.ts';

/** What a typed message comes to as an answer to what was asked. */
export type AnswerReading =
  /** `conditional`: agreed under a condition, which is no yes. */
  | { outcome: 'answer'; answer: PartAnswer; conditional?: boolean }
  /** Several meanings; the person chooses. */
  | { outcome: 'choose'; answers: PartAnswer[] }
  /** Some of it; the rest is asked for. */
  | { outcome: 'part'; heard: NonNullable<State['heard']> }
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
  if (reading.outcome === 'value')
    return answerOfValue(withHeard(reading.candidate.value, state), ask, context);
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
export function answerOfValue(value: Value, ask: Ask, context: PartContext): AnswerReading {
  const { part, before } = ask;
  if (value.kind === 'consent') return takeConsent(value.consent, ask);
  const taken = part.take?.(value, before, context);
  if (taken && 'problem' in taken) {
    return { outcome: 'problem', text: context.texts.say(context.language, taken.problem) };
  }
  if (taken) return { outcome: 'answer', answer: { facts: taken.facts, sure: true } };
  const heard = partOf(value);
  return heard ? { outcome: 'part', heard } : { outcome: 'nothing' };
}

function takeConsent(consent: 'yes' | 'no' | 'unsure' | 'conditional', ask: Ask): AnswerReading {
  if (consent === 'unsure' || consent === 'conditional') {
    return { outcome: 'answer', answer: unsureAnswer(ask), conditional: consent === 'conditional' };
  }
  const choice = ask.part.consent?.[consent];
  const answer = choice && answerOfChoice(ask, choice);
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
  return answers.length === 1 ? { outcome: 'answer', answer: only } : { outcome: 'choose', answers };
}

/** Joins what was said now with the hours, days or zone said just before. */
function withHeard(value: Value, { heard }: State): Value {
  return value.kind === 'coverage' && heard ? { ...defined(heard), ...value } : value;
}

function partOf(value: Value): NonNullable<State['heard']> | undefined {
  if (value.kind !== 'coverage') return undefined;
  const heard = defined(value);
  return Object.keys(heard).length > 0 ? heard : undefined;
}

function defined({ hoursPerDay, daysPerWeek, zone }: NonNullable<State['heard']>) {
  return {
    ...(hoursPerDay === undefined ? {} : { hoursPerDay }),
    ...(daysPerWeek === undefined ? {} : { daysPerWeek }),
    ...(zone === undefined ? {} : { zone }),
  };
}
