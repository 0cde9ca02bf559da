import type { World } from '../conversation.ts';
import { asAnswered } from '../interview/reminders.ts';
import { type Scene, sceneOf } from '../interview/scene.ts';
import { parseState } from '../interview/state.ts';
import { flow } from '../questions/flow.ts';
import { coverageBlock } from '../replies/coverage.ts';
import { describeAnswer } from '../replies/describe.ts';
import { reasonSentence, remedySentence } from '../replies/reasons.ts';
import { assess } from '../rules/assess.ts';
import type { Assessment } from '../rules/assessment.ts';
import { awaitedDay } from '../rules/awaited-day.ts';

/** A conversation at a glance. */
export interface Glance {
  language: string;
  timeZone: string;
  /** Once every question is answered. */
  verdict?: Assessment['verdict'];
  /** Ids of the requirements that are not met by what is known. */
  missing: string[];
  /** The first day on which what a date decides is met. */
  eligibleOn?: string;
}

/** What staff need to know of a stored conversation before they open it. */
export function glanceAt(stored: unknown, world: World): Glance {
  const scene = openScene(stored, world);
  if (!scene) return { language: 'en', timeZone: 'UTC', missing: [] };
  const { state, position } = scene;
  const assessment = assessmentOf(scene);
  const day = position.next ? undefined : (assessment.eligibleOn ?? awaitedDay(assessment));
  return {
    language: state.language,
    timeZone: state.timeZone,
    ...(!position.next && { verdict: assessment.verdict }),
    missing: assessment.requirements.filter(({ verdict }) => verdict === 'not-met').map(({ id }) => id),
    ...(day && { eligibleOn: day }),
  };
}

/** The answers, and what they come to, in the language of whoever reads it. */
export function describeConversation(stored: unknown, world: World, language: string) {
  const scene = openScene(stored, world, language);
  if (!scene) return { answers: [], reasons: [] };
  const { say, position, context, pack } = scene;
  const assessment = assessmentOf(scene);
  const coverage = coverageBlock(scene, assessment);
  const known = assessment.requirements.filter(({ verdict }) => !position.next || verdict !== 'check');
  return {
    answers: flow.map(({ id }) => {
      const parts = Object.values(position.answers[id] ?? {});
      return {
        question: id,
        title: say(`questions.${id}.title`),
        ...(parts.length > 0 && { answer: describeAnswer(id, position.answers, context) }),
        sure: parts.every(({ sure }) => sure),
      };
    }),
    ...(!position.next && {
      assessment: {
        verdict: assessment.verdict,
        headline: say(`result.headline.${assessment.verdict}`),
        ...assessment.score,
        asOf: assessment.asOf,
        requirements: assessment.requirements.map(({ id, verdict }) => ({
          id,
          title: say(`result.requirements.${pack.id}.${id}`),
          verdict,
        })),
      },
    }),
    reasons: known.flatMap(({ id, parts }) =>
      parts.map((part) => {
        const remedy = remedySentence(scene, part, assessment.asOf);
        return {
          requirement: id,
          part: part.id,
          verdict: part.verdict,
          text: reasonSentence(scene, part, assessment.asOf),
          ...(remedy !== undefined && { remedy }),
        };
      }),
    ),
    ...(coverage?.kind === 'coverage' && { coverage }),
  };
}

/** The conversation with its real answers, said in its own language or another; undefined if it cannot be read. */
export function openScene(stored: unknown, world: World, language?: string): Scene | undefined {
  const parsed = parseState(stored);
  if (parsed.kind !== 'current') return undefined;
  const { state } = parsed;
  return asAnswered(sceneOf(language === undefined ? state : { ...state, language }, world));
}

function assessmentOf({ pack, position, context }: Scene): Assessment {
  return assess(pack, position.facts, context.today);
}
