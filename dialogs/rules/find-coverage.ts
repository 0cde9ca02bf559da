import type { CoverageParameters } from './calculators/coverage.ts';
import type { Pack } from './pack.ts';

const asked = new WeakMap<Pack, { parameters: CoverageParameters | undefined }>();

/** What a pack asks of support hours; undefined when it asks nothing of them. */
export function findCoverage(pack: Pack): CoverageParameters | undefined {
  const known = asked.get(pack);
  if (known) return known.parameters;
  const parameters = pack.requirements
    .flatMap(({ parts }) => parts.flatMap(({ measures }) => measures))
    .find((measure) => measure.calculate === 'coverage');
  asked.set(pack, { parameters });
  return parameters;
}
