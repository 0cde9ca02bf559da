import { ageDomains, calculateAge } from './calculators/age.ts';
import { calculateCountries, countriesDomains } from './calculators/countries.ts';
import { calculateCoverage, coverageDomains } from './calculators/coverage.ts';
import { calculateSeats, seatsDomains } from './calculators/seats.ts';
import { choiceFacts, type DeclaredValue, type Facts } from './facts.ts';
import type { Domain, MeasureDomains, Measures, MeasureValue } from './measure.ts';
import type { DeclaredFact, MeasureParameters, Pack, PackPart } from './pack.ts';
import type { MarketZone, Season } from './zones.ts';

/** The facts as a part's cases see them: in one market's zone in one season, where that makes a difference. */
export interface View {
  measures: Measures;
  market?: MarketZone;
  season?: Season;
  overlapHours?: number;
  eligibleOn?: string;
}

/** Works out everything a part's cases look at. There is at least one view. */
export function viewPart(pack: Pack, part: PackPart, facts: Facts, asOf: Temporal.PlainDate): View[] {
  let views: View[] = [{ measures: measuresOfFacts(pack, facts) }];
  for (const parameters of part.measures) {
    const calculated = calculate(parameters, facts, asOf);
    views = views.flatMap((view) =>
      calculated.map((more) => ({ ...view, ...more, measures: { ...view.measures, ...more.measures } })),
    );
  }
  return views.map((view) => ({ ...view, measures: { ...view.measures, ...assumed(part, view.measures) } }));
}

function assumed({ assume }: PackPart, measures: Measures): Measures {
  return Object.fromEntries(Object.entries(assume).filter(([name]) => measures[name] === undefined));
}

/** What the measures of a part can be, whatever the facts. */
export function domainsOfPart(pack: Pack, part: PackPart): MeasureDomains[] {
  const choices = Object.entries(choiceFacts).map(
    ([name, values]) => [name, { kind: 'choice', values }] as const,
  );
  const declared = Object.entries(pack.facts).flatMap(([name, fact]) => {
    const domain = domainOfDeclared(fact);
    return domain ? [[name, domain] as const] : [];
  });
  return [
    { domains: Object.fromEntries<Domain>([...choices, ...declared]) },
    ...part.measures.map(domainsOfMeasure),
  ];
}

/** Each calculator by the name it has in packs: the only place that knows them all. */
function calculate(parameters: MeasureParameters, facts: Facts, asOf: Temporal.PlainDate): View[] {
  switch (parameters.calculate) {
    case 'age': {
      const { age, eligibleOn } = calculateAge(parameters, facts, asOf);
      return [{ measures: { age }, ...(eligibleOn && { eligibleOn }) }];
    }
    case 'coverage':
      return calculateCoverage(parameters, facts, asOf);
    case 'seats':
      return [{ measures: calculateSeats(parameters, facts) }];
    case 'countries':
      return [{ measures: { [parameters.as]: calculateCountries(parameters, facts) } }];
  }
}

function domainsOfMeasure(parameters: MeasureParameters): MeasureDomains {
  switch (parameters.calculate) {
    case 'age':
      return ageDomains;
    case 'coverage':
      return coverageDomains;
    case 'seats':
      return seatsDomains;
    case 'countries':
      return countriesDomains(parameters);
  }
}

function domainOfDeclared(fact: DeclaredFact): Domain | undefined {
  if (fact.kind === 'number') return { kind: 'number' };
  return fact.kind === 'choice' ? { kind: 'choice', values: fact.values } : undefined;
}

function measuresOfFacts(pack: Pack, facts: Facts): Measures {
  const { established: _, support: __, markets: ___, staff: ____, declared = {}, ...choices } = facts;
  const own = Object.keys(pack.facts).map((name) => [name, measureOf(declared[name])] as const);
  return { ...choices, ...Object.fromEntries<MeasureValue>(own) };
}

function measureOf(value: DeclaredValue | undefined): MeasureValue {
  if (typeof value === 'number') return { from: value, to: value };
  return Array.isArray(value) ? undefined : value;
}
