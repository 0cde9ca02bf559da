import type { DialogEvent } from '../conversation.ts';
import { describeAnswer, describePart } from '../replies/describe.ts';
import type { Ask } from './position.ts';
import type { Scene } from './scene.ts';
import { sceneOf } from './scene.ts';
import type { PartAnswer } from './state.ts';
import type { Step } from './step.ts';
import { answerPart } from './steps.ts';

/** Files an answer and says it back; `conditional` if it is unsure because of a condition. */
export function file(
  { state, context, say, world }: Scene,
  ask: Ask,
  answer: PartAnswer,
  conditional = false,
): Step {
  const next = answerPart(state, ask, answer, context);
  const words = answer.choice
    ? describePart(ask.part.id, answer, context)
    : describeAnswer(ask.question.id, sceneOf(next, world).position.answers, context);
  const echo = answer.sure
    ? say('conversation.echo', { answer: words })
    : say(conditional ? 'conversation.echo-condition' : 'conversation.echo-not-sure');
  const answered: DialogEvent = {
    kind: 'answered',
    question: ask.question.id,
    part: ask.part.id,
    sure: answer.sure,
  };
  return { state: next, lead: [echo], events: [answered] };
}
