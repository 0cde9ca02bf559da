import { findPart } from '../questions/flow.ts';
import type { QuestionId } from '../questions/question.ts';
import { describeAnswer, describePart } from '../replies/describe.ts';
import { type Facts, factsSchema } from '../rules/facts.ts';
import type { CoverageValue, Reading } from '../understanding/reading.ts';
import { exactAnswer } from './answer-of-choices.ts';
import type { Ask } from './position.ts';
import type { Scene } from './scene.ts';
import { sceneOf } from './scene.ts';
import type { Answers } from './state.ts';
import type { Step } from './step.ts';
import { takeQuestion } from './take-question.ts';

/** Support is asked in several parts, which people do not tell apart as we do. */
const ofSupport: QuestionId[] = ['support-hours', 'markets', 'support-teams'];

type Support = NonNullable<Facts['support']>;

/**
 * "Singapore and Malaysia", said where it was asked whether people answer: takes what a message answers of another
 * part of support, says it back and asks again. Undefined if it answers none that is still open.
 */
export function takeAnotherPart(
  scene: Scene,
  ask: Ask,
  heard: { text: string; languages: string[]; reading: Reading },
): Step | undefined {
  const { state } = scene;
  if (state.trial || state.replacing || !ofSupport.includes(ask.question.id)) return undefined;
  const before: Step = { state: { ...state, misses: 0 }, lead: [] };
  const value = coverageOf(scene, heard);
  const zoned = value?.zone ? withSupport(before, scene, { zone: value.zone }) : before;
  const sold = value && isOfMarkets(value, scene) ? takeQuestion(zoned, scene, 'markets', value) : zoned;
  const taken = sold === before ? takeWords(before, scene, ask, heard) : sold;
  return taken === before ? undefined : taken;
}

function coverageOf(
  { world, context }: Scene,
  { text, languages, reading }: { text: string; languages: string[]; reading: Reading },
): CoverageValue | undefined {
  const own = reading.outcome === 'value' && reading.candidate.value.kind === 'coverage';
  const read = own
    ? reading
    : world.reader.read(text, { pending: 'coverage', languages, today: context.today });
  const value = read.outcome === 'value' ? read.candidate.value : undefined;
  return value?.kind === 'coverage' ? value : undefined;
}

/** A lone place may also be meant as the time zone while that is not known. */
function isOfMarkets({ markets = [], zone, city }: CoverageValue, { position }: Scene): boolean {
  const zoneKnown = position.facts.support?.zone !== undefined || zone !== undefined;
  return zoneKnown ? markets.length > 0 || city !== undefined : markets.length > 1;
}

/** Completes what was said of the support hours, as if it had been said with them. */
function withSupport(step: Step, { world, say, position }: Scene, more: Partial<Support>): Step {
  const { support } = position.facts;
  const given = step.state.answers['support-hours'];
  if (!support || !given || Object.keys(more).every((key) => key in support)) return step;
  const completed = Object.entries(given).map(([part, answer]) => {
    const facts = factsSchema.safeParse({ ...answer.facts, support: { ...answer.facts.support, ...more } });
    return [part, facts.success ? { facts: facts.data, sure: answer.sure } : answer] as const;
  });
  const answers: Answers = { ...step.state.answers, 'support-hours': Object.fromEntries(completed) };
  const state = { ...step.state, answers };
  const echo = describeAnswer('support-hours', answers, sceneOf(state, world).context);
  return { ...step, state, lead: [...step.lead, say('conversation.echo', { answer: echo })] };
}

/** "Real people" where the zone was asked, "our own team" where the markets were. */
function takeWords(
  step: Step,
  scene: Scene,
  ask: Ask,
  { text, languages }: { text: string; languages: string[] },
): Step {
  const { world, say, position, context } = scene;
  const answerOf = (question: QuestionId, part: string) => {
    const other = findPart(question, part);
    const open = other && ask.part.id !== part && !position.answers[question]?.[part];
    const choices = open && world.reader.readChoices(text, part, languages);
    // "There is" answers what was asked, if anything.
    return choices && !choices.slight
      ? exactAnswer({ ...other, before: position.facts }, choices)
      : undefined;
  };
  // without hours there is nothing to complete
  const people = position.facts.support && answerOf('support-hours', 'support-people');
  const answeredBy = people?.facts.support?.answeredBy;
  if (people && answeredBy) {
    const echo = say('conversation.echo', { answer: describePart('support-people', people, context) });
    return { ...withSupport(step, scene, { answeredBy }), lead: [...step.lead, echo] };
  }
  const team = answerOf('support-teams', 'technical-support');
  // "None" and "not yet" answer what was asked.
  if (!team || team.choice === 'none') return step;
  const answers: Answers = { ...step.state.answers, 'support-teams': { 'technical-support': team } };
  const echo = say('conversation.echo', { answer: describePart('technical-support', team, context) });
  return { ...step, state: { ...step.state, answers }, lead: [...step.lead, echo] };
}
