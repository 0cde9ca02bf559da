import type { Scene } from '../interview/scene.ts';
import type { QuestionId } from '../questions/question.ts';
import type { MarketCoverage, PartAssessment } from '../rules/assessment.ts';
import { verdicts } from '../rules/assessment.ts';
import { describeAnswer, describeDay, describeMarket, describePart, join, list } from './describe.ts';

/** The answers a part of the assessment rests on: a question, or some of its parts. */
const answersBehind: Record<string, { question: QuestionId; parts?: string[] }> = {
  age: { question: 'established' },
  law: { question: 'legal-standing', parts: ['compliance'] },
  qualification: { question: 'legal-standing', parts: ['applicant', 'licence'] },
  teams: { question: 'support-teams' },
  hours: { question: 'support-hours' },
  roles: { question: 'staffing' },
  agreement: { question: 'agreement' },
  regulations: { question: 'regulations' },
};

/** Why a part was judged as it was: a whole sentence that names the person's own answer. */
export function reasonSentence(scene: Scene, part: PartAssessment, asOf: string): string {
  return speak(scene, part, asOf, 'text') ?? scene.say(`reasons.other.${part.verdict}`);
}

/** What to do about a part that is not met or open; undefined when there is nothing to do. */
export function remedySentence(scene: Scene, part: PartAssessment, asOf: string): string | undefined {
  return part.verdict === 'met' ? undefined : speak(scene, part, asOf, 'do');
}

/** The worst verdict of some markets, and those that have it. */
export function worstMarkets(markets: readonly MarketCoverage[]): MarketCoverage[] {
  const worst = verdicts.findLast((verdict) => markets.some((market) => market.verdict === verdict));
  return markets.filter(({ verdict }) => verdict === worst);
}

function speak(scene: Scene, part: PartAssessment, asOf: string, what: 'text' | 'do'): string | undefined {
  const { context, say, position } = scene;
  const key = `reasons.${part.id}.${part.reason}.${what}`;
  if (!context.texts.has(context.language, key)) return undefined;
  return say(key, {
    answer: answerBehind(scene, part.id),
    markets: describeAnswer('markets', position.answers, context),
    worst: marketNames(scene, worstMarkets(part.markets ?? [])),
    date: part.eligibleOn ? describeDay(part.eligibleOn, context.language) : '',
    asOf: describeDay(asOf, context.language),
  });
}

function answerBehind({ position, context }: Scene, partId: string): string {
  const behind = answersBehind[partId];
  if (!behind) return '';
  const given = position.answers[behind.question] ?? {};
  if (!behind.parts) return describeAnswer(behind.question, position.answers, context);
  const told = behind.parts.flatMap((part) => {
    const answer = given[part];
    return answer ? [describePart(part, answer, context)] : [];
  });
  return told.length > 0 ? join(told, context) : context.texts.say(context.language, 'answers.none');
}

function marketNames({ context }: Scene, markets: readonly MarketCoverage[]): string {
  const zonesOf = (country: string) => markets.filter((market) => market.country === country).length;
  const names = markets.map(({ country, zone }) =>
    describeMarket(zonesOf(country) > 1 ? { country, zone } : country, context),
  );
  return list([...new Set(names)], context);
}
