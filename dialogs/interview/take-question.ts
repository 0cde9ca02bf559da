import type { DialogEvent } from '../conversation.ts';
import { flow } from '../questions/flow.ts';
import type { QuestionId } from '../questions/question.ts';
import { describeAnswer } from '../replies/describe.ts';
import type { Value } from '../understanding/reading.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { Step } from './step.ts';

/** Takes a value as the answer to a question that was not asked yet and says it back; the same step if it is none. */
export function takeQuestion(step: Step, { world, say }: Scene, questionId: QuestionId, value: Value): Step {
  const { position, context } = sceneOf(step.state, world);
  const [part] = flow.find(({ id }) => id === questionId)?.parts ?? [];
  if (!part || position.answers[questionId] || !part.applies(position.facts, context)) return step;
  const taken = part.take?.(value, position.facts, context);
  if (!taken || 'problem' in taken) return step;
  const answers = { ...step.state.answers, [questionId]: { [part.id]: { facts: taken.facts, sure: true } } };
  const answered: DialogEvent = { kind: 'answered', question: questionId, part: part.id, sure: true };
  return {
    ...step,
    state: { ...step.state, answers },
    lead: [...step.lead, say('conversation.echo', { answer: describeAnswer(questionId, answers, context) })],
    events: [...(step.events ?? []), answered],
  };
}
