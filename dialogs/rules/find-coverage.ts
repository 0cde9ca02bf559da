import type { CoverageParameters } from './calculators/coverage.ts';
import type { Pack } from './pack.ts';

/** What a pack asks of support hours; undefined when it asks nothing of them. */
export function findCoverage(pack: Pack): CoverageParameters | undefined {
  return pack.requirements
    .flatMap(({ parts }) => parts.flatMap(({ measures }) => measures))
    .find((measure) => measure.calculate === 'coverage');
}
