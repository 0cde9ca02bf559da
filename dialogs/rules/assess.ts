import type { Assessment } from './assessment.ts';
import type { Facts } from './facts.ts';
import type { Pack } from './pack.ts';

/** Judges facts by a pack as of a day. */
export function assess(pack: Pack, _facts: Facts, asOf: Temporal.PlainDate): Assessment {
  return {
    pack: { id: pack.id, version: pack.version },
    asOf: asOf.toString(),
    verdict: 'check',
    score: { met: 0, total: pack.requirements.length },
    requirements: pack.requirements.map(({ id, parts }) => ({
      id,
      verdict: 'check',
      parts: parts.map((part) => ({ id: part.id, verdict: 'check', reason: part.cases[0]?.reason ?? '' })),
    })),
    eligibleOn: null,
  };
}
