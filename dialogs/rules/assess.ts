import { GuideError } from '../errors.ts';
import type {
  Assessment,
  MarketCoverage,
  PartAssessment,
  RequirementAssessment,
  Verdict,
} from './assessment.ts';
import { verdicts } from './assessment.ts';
import { holds } from './condition.ts';
import type { Facts } from './facts.ts';
import type { Pack, PackPart } from './pack.ts';
import { type View, viewPart } from './part-measures.ts';

/**
 * Judges facts by a pack as of a day. Pure: the same input gives the same assessment for ever.
 * `parseFacts` refuses facts that cannot be; what it lets through is judged without an error.
 */
export function assess(pack: Pack, facts: Facts, asOf: Temporal.PlainDate): Assessment {
  const requirements = pack.requirements.map(({ id, parts }): RequirementAssessment => {
    const judged = parts.map((part) => judgePart(pack, part, facts, asOf));
    return { id, verdict: worst(judged.map(({ verdict }) => verdict)), parts: judged };
  });
  const overall = { met: 'ready', check: 'check', 'not-met': 'not-yet' } as const;
  return {
    pack: { id: pack.id, version: pack.version },
    asOf: asOf.toString(),
    verdict: overall[worst(requirements.map(({ verdict }) => verdict))],
    score: {
      met: requirements.filter(({ verdict }) => verdict === 'met').length,
      total: requirements.length,
    },
    requirements,
    eligibleOn: firstDayOf(requirements.flatMap(({ parts }) => parts)),
  };
}

function judgePart(pack: Pack, part: PackPart, facts: Facts, asOf: Temporal.PlainDate): PartAssessment {
  const views = viewPart(pack, part, facts, asOf).map((view) => ({ view, ...judgeView(pack, part, view) }));
  const places = [...Map.groupBy(views, ({ view }) => placeOf(view)).values()].map((inPlace) =>
    joinSeasons(part, inPlace),
  );
  const decisive = worstOf(places);
  const markets = places.flatMap(({ market }) => (market ? [market] : []));
  return {
    id: part.id,
    verdict: decisive.verdict,
    reason: decisive.reason,
    ...(decisive.eligibleOn && { eligibleOn: decisive.eligibleOn }),
    ...(markets.length > 0 && { markets }),
  };
}

interface Judgement {
  verdict: Verdict;
  reason: string;
  eligibleOn?: string;
}

/** Exactly one case holds: `verify` has proved it before the pack was published. */
function judgeView(pack: Pack, part: PackPart, { measures, eligibleOn }: View): Judgement {
  const found = part.cases.find(({ when }) => holds(when, measures));
  if (!found) {
    throw new GuideError('pack-invalid', `${pack.id}@${pack.version}, part ${part.id}: no case holds.`);
  }
  const { verdict, reason, dated } = found;
  return { verdict, reason, ...(dated && eligibleOn && { eligibleOn }) };
}

function placeOf({ market }: View): string {
  return market ? `${market.country} ${market.zone}` : '';
}

/** Clocks change between seasons: what holds in only one of them has to be looked at by a person. */
function joinSeasons(
  { seasonsDiffer }: PackPart,
  inPlace: (Judgement & { view: View })[],
): Judgement & { market?: MarketCoverage } {
  const { view, ...judgement } = worstOf(inPlace);
  const isSame = inPlace.every(({ verdict }) => verdict === judgement.verdict);
  const joined: Judgement =
    isSame || !seasonsDiffer ? judgement : { verdict: 'check', reason: seasonsDiffer };
  if (!view.market) return joined;
  const overlapHours = Math.min(...inPlace.map((season) => season.view.overlapHours ?? 0));
  return { ...joined, market: { ...view.market, verdict: joined.verdict, overlapHours } };
}

/** The first day on which all is met, if only days are missing. */
function firstDayOf(parts: PartAssessment[]): string | null {
  if (parts.some(({ verdict, eligibleOn }) => verdict !== 'met' && !eligibleOn)) return null;
  const days = parts.flatMap(({ eligibleOn }) => (eligibleOn ? [eligibleOn] : []));
  return days.sort().at(-1) ?? null;
}

/** The first of the worst. */
function worstOf<Judged extends { verdict: Verdict }>(judged: [Judged, ...Judged[]] | Judged[]): Judged {
  const [first, ...others] = judged;
  if (!first) throw new RangeError('nothing was judged');
  return others.reduce((worse, one) => (rank(one.verdict) > rank(worse.verdict) ? one : worse), first);
}

function worst(found: Verdict[]): Verdict {
  return worstOf(found.map((verdict) => ({ verdict }))).verdict;
}

/** From best to worst. */
function rank(verdict: Verdict): number {
  return verdicts.indexOf(verdict);
}
