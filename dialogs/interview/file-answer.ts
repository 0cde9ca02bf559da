import type { DialogEvent } from '../conversation.ts';
import { describeAnswer, describePart } from '../replies/describe.ts';
import type { Value } from '../understanding/reading.ts';
import type { Ask } from './position.ts';
import type { Scene } from './scene.ts';
import { sceneOf } from './scene.ts';
import type { PartAnswer } from './state.ts';
import type { Step } from './step.ts';
import { answerPart } from './steps.ts';

/** Files an answer and says it back. */
export function file(scene: Scene, ask: Ask, answer: PartAnswer, value?: Value): Step {
  const { state, context, say, world } = scene;
  const filed = answerPart(state, ask, answer, context);
  const answered: DialogEvent = {
    kind: 'answered',
    question: ask.question.id,
    part: ask.part.id,
    sure: answer.sure,
  };
  const {
    state: next,
    lead,
    events,
  } = takeMarkets({ state: filed, lead: [], events: [answered] }, scene, ask, value);
  const whole = sceneOf(next, world).position.answers;
  const words = answer.choice
    ? describePart(ask.part.id, answer, context)
    : describeAnswer(ask.question.id, whole, context);
  const echo = answer.sure ? say('conversation.echo', { answer: words }) : say('conversation.echo-not-sure');
  return { state: next, lead: [echo, ...lead], ...(events ? { events } : {}) };
}

/** "24/7 for customers in Brazil" answers the next question as well. */
function takeMarkets(step: Step, scene: Scene, ask: Ask, value: Value | undefined): Step {
  if (ask.question.id !== 'support-hours' || value?.kind !== 'coverage' || !value.markets) return step;
  const next = sceneOf(step.state, scene.world);
  const markets = next.position.answers.markets;
  if (markets) return step;
  const answers = {
    ...step.state.answers,
    markets: { markets: { facts: { markets: value.markets }, sure: true } },
  };
  if (step.state.trial) return step;
  const echo = scene.say('conversation.echo', { answer: describeAnswer('markets', answers, scene.context) });
  const answered: DialogEvent = { kind: 'answered', question: 'markets', part: 'markets', sure: true };
  return {
    state: { ...step.state, answers },
    lead: [...step.lead, echo],
    events: [...(step.events ?? []), answered],
  };
}
