import { agreement } from './agreement.ts';
import { established } from './established.ts';
import { legalStanding } from './legal-standing.ts';
import { markets } from './markets.ts';
import type { Part, Question } from './question.ts';
import { regulations } from './regulations.ts';
import { staffing } from './staffing.ts';
import { supportHours } from './support-hours.ts';
import { supportTeams } from './support-teams.ts';

/** The questions in the order in which they are asked. */
export const flow: readonly Question[] = [
  established,
  legalStanding,
  supportHours,
  markets,
  supportTeams,
  staffing,
  agreement,
  regulations,
];

/** The question and part with these ids, or undefined when this flow has no such part. */
export function findPart(questionId: string, partId: string): { question: Question; part: Part } | undefined {
  const question = flow.find((each) => each.id === questionId);
  const part = question?.parts.find((each) => each.id === partId);
  return question && part ? { question, part } : undefined;
}
