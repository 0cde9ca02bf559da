import { flow } from '../questions/flow.ts';
import type { PartContext, QuestionId } from '../questions/question.ts';
import type { Ask, Position } from './position.ts';
import { locate, withAnswer, withoutAnswer } from './position.ts';
import type { Answers, PartAnswer, State } from './state.ts';

/** The answers that are being worked on: the try-out's while there is one, else the real ones. */
export function activeAnswers(state: State): Answers {
  return state.trial?.answers ?? state.answers;
}

/** Where the interview stands. */
export function positionOf(state: State, context: PartContext): Position {
  return locate(activeAnswers(state), context);
}

/** Files an answer, and drops what no longer applies because of it. */
export function answerPart(state: State, ask: Ask, answer: PartAnswer, context: PartContext): State {
  const position = locate(withAnswer(activeAnswers(state), ask, answer), context);
  const settled = settle(withActive(state, position.answers), position);
  const { heard: _heard, ...rest } = settled;
  return { ...rest, misses: 0 };
}

/** Takes one question's answers away to ask it again; the old ones come back if the person turns back. */
export function reopenQuestion(state: State, question: QuestionId): State {
  const { [question]: answer, ...others } = activeAnswers(state);
  const cleared = withActive(state, others);
  return state.trial || !answer ? cleared : { ...cleared, replacing: { question, answer } };
}

/** Takes back the newest answer, or the change that was begun. Undefined when there is nothing to take back. */
export function stepBack(state: State, context: PartContext): State | undefined {
  const { trial, replacing, ...rest } = state;
  const begun = replacing ? (state.answers[replacing.question] ?? {}) : {};
  if (replacing && Object.keys(begun).length === 0) {
    return { ...rest, answers: { ...state.answers, [replacing.question]: replacing.answer } };
  }
  const position = positionOf(state, context);
  const next = position.next;
  const earlier = next ? position.answered.filter((ask) => comesBefore(ask, next)) : position.answered;
  const last = earlier.at(-1);
  if (trial && (!next || last?.question.id !== next.question.id)) return rest;
  return last && withActive(state, withoutAnswer(activeAnswers(state), last));
}

/** Starts a try-out of one question beside the real answers. */
export function tryQuestion(state: State, question: QuestionId): State {
  return reopenQuestion({ ...state, trial: { answers: state.answers } }, question);
}

/** The try-out's answers become the real ones. */
export function keepTrial({ trial, ...state }: State): State {
  return trial ? { ...state, answers: trial.answers } : state;
}

/** Ends a try-out; the real answers were never touched. */
export function dropTrial({ trial: _trial, ...state }: State): State {
  return state;
}

function withActive(state: State, answers: Answers): State {
  return state.trial ? { ...state, trial: { ...state.trial, answers } } : { ...state, answers };
}

/** Forgets a replaced answer once its question is complete again. */
function settle(state: State, position: Position): State {
  const { replacing, ...rest } = state;
  return replacing && position.next?.question.id === replacing.question ? state : rest;
}

function comesBefore(a: Ask, b: Ask): boolean {
  const index = ({ question, part }: Ask) => flow.indexOf(question) * 100 + question.parts.indexOf(part);
  return index(a) < index(b);
}
