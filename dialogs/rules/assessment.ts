export const verdicts = ['met', 'check', 'not-met'] as const;
/** `check` means: cannot be said from what is known. */
export type Verdict = (typeof verdicts)[number];

/** One market's hours in one of its zones. */
export interface MarketCoverage {
  country: string;
  zone: string;
  verdict: Verdict;
  /** Hours a day, on the weaker of January and July, of support between 08:00 and 20:00 of that market. */
  overlapHours: number;
}

/** The smallest thing that is judged on its own, such as the age within R1. */
export interface PartAssessment {
  id: string;
  verdict: Verdict;
  /** A stable code; the sentence for it is in locales. */
  reason: string;
  /** The first day on which this part is met, if a date alone decides it. ISO. */
  eligibleOn?: string;
  /** Only on the support hours. */
  markets?: MarketCoverage[];
}

export interface RequirementAssessment {
  id: string;
  /** The worst of its parts. */
  verdict: Verdict;
  parts: PartAssessment[];
}

/** What a pack says of a set of facts on a day; `channelData.assessment` carries it as it is. */
export interface Assessment {
  pack: { id: string; version: string };
  asOf: string;
  verdict: 'ready' | 'not-yet' | 'check';
  score: { met: number; total: number };
  requirements: RequirementAssessment[];
  /** The first day on which everything would be met with the other answers unchanged. ISO. */
  eligibleOn: string | null;
}
