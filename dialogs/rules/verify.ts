import { boundsOf, holds } from './condition.ts';
import type { Domain, MeasureDomains, Measures, MeasureValue, Quantity } from './measure.ts';
import type { Pack, PackPart } from './pack.ts';
import { domainsOfPart } from './part-measures.ts';

/** Something that must not be in a published pack. */
export interface PackFlaw {
  /** No case holds; several hold; a case never holds; "not met" rests on something that is not known. */
  kind: 'gap' | 'conflict' | 'unreachable' | 'unknown-decides';
  /** Which cases, and an example of what would have to be known. */
  detail: string;
  /** Leads to the part or the case in the pack. */
  path: (string | number)[];
}

/**
 * Proves that whatever is known, exactly one case of each part holds, that every case can come to hold, and that
 * no "not met" would become anything else if more were known. Walks through every word a measure can be, every
 * region between the numbers a part compares with, every pair of regions a number can lie between, and unknown.
 * Returns what it found wrong; an empty list is the proof.
 */
export function verify(pack: Pack): PackFlaw[] {
  return pack.requirements.flatMap(({ parts }, requirement) =>
    parts.flatMap((part, index) => verifyPart(pack, part, ['requirements', requirement, 'parts', index])),
  );
}

function verifyPart(pack: Pack, part: PackPart, path: (string | number)[]): PackFlaw[] {
  const points = listPoints(part, domainsOfPart(pack, part)).map((point) => ({
    ...point,
    holding: part.cases.filter(({ when }) => holds(when, point.measures) === true),
  }));
  const flaws: PackFlaw[] = [];
  const gap = points.find(({ holding }) => holding.length === 0);
  if (gap) flaws.push({ kind: 'gap', detail: `no case holds when ${describe(gap)}`, path });
  const conflict = points.find(({ holding }) => holding.length > 1);
  if (conflict) {
    const reasons = conflict.holding.map(({ reason }) => reason).join(' and ');
    flaws.push({ kind: 'conflict', detail: `${reasons} both hold when ${describe(conflict)}`, path });
  }
  const reached = new Set(points.flatMap(({ holding }) => holding));
  for (const [index, one] of part.cases.entries()) {
    if (reached.has(one)) continue;
    flaws.push({ kind: 'unreachable', detail: `${one.reason} never holds`, path: [...path, 'cases', index] });
  }
  const isNotMet = ({ holding }: (typeof points)[number]) => holding[0]?.verdict === 'not-met';
  const open = points.filter((point) => !isNotMet(point));
  const hasty = points.find((point) => isNotMet(point) && open.some((other) => refines(other, point)));
  if (hasty) {
    const detail = `${hasty.holding[0]?.reason} may turn out otherwise when ${describe(hasty)}`;
    flaws.push({ kind: 'unknown-decides', detail, path });
  }
  return flaws;
}

/** One combination of what can be known. */
interface Point {
  measures: Measures;
}

function listPoints(part: PackPart, declared: MeasureDomains[]): Point[] {
  const tests = part.cases.flatMap(({ when }) => when.flatMap((group) => Object.entries(group)));
  const domains = new Map(declared.flatMap(({ domains }) => Object.entries(domains)));
  let points: Point[] = [{ measures: {} }];
  for (const name of new Set(tests.map(([tested]) => tested))) {
    const domain = domains.get(name);
    if (!domain) continue;
    const comparable = declared.find(({ ascending }) => ascending?.includes(name))?.ascending ?? [name];
    const bounds = tests.flatMap(([tested, test]) => (comparable.includes(tested) ? boundsOf(test) : []));
    const values = valuesOf(domain, bounds).filter((value) => value !== undefined || !(name in part.assume));
    points = points
      .flatMap(({ measures }) => values.map((value) => ({ measures: { ...measures, [name]: value } })))
      .filter((point) => declared.every((one) => isPossible(point, one)));
  }
  return points;
}

/**
 * A number's regions are each stood for by one number: below the lowest bound, and each bound itself. Numbers that
 * are compared with each other share their bounds.
 */
function valuesOf(domain: Domain, bounds: number[]): MeasureValue[] {
  if (domain.kind === 'choice')
    return domain.alwaysKnown ? [...domain.values] : [...domain.values, undefined];
  const sorted = [...new Set(bounds)].sort((one, other) => one - other);
  const regions = [(sorted[0] ?? 0) - 1, ...sorted];
  const exact = regions.map((number) => ({ from: number, to: number }));
  const within = regions.flatMap((from) => regions.filter((to) => to > from).map((to) => ({ from, to })));
  return [...exact, ...(domain.exact ? [] : within), undefined];
}

/** Leaves out what a calculator cannot say. */
function isPossible({ measures }: Point, { ascending = [], knownTogether = [] }: MeasureDomains): boolean {
  const together = knownTogether
    .filter((name) => name in measures)
    .map((name) => measures[name] !== undefined);
  if (new Set(together).size > 1) return false;
  const numbers = ascending.map((name) => measures[name]).filter(isQuantity);
  return numbers.every((smaller, index) =>
    numbers.slice(index + 1).every((larger) => smaller.from <= larger.from && smaller.to <= larger.to),
  );
}

/** Whether one point is what another may turn out to be once more is known. */
function refines(one: Point, other: Point): boolean {
  return Object.entries(other.measures).every(([name, value]) => {
    const known = one.measures[name];
    if (value === undefined) return true;
    if (!isQuantity(value)) return known === value;
    return isQuantity(known) && value.from <= known.from && known.to <= value.to;
  });
}

function isQuantity(value: MeasureValue): value is Quantity {
  return typeof value === 'object';
}

function describe({ measures }: Point): string {
  const said = Object.entries(measures).map(([name, value]) => {
    if (value === undefined) return `${name} unknown`;
    if (!isQuantity(value)) return `${name} ${value}`;
    return value.from === value.to ? `${name} ${value.from}` : `${name} ${value.from} to ${value.to}`;
  });
  return said.join(', ');
}
