import { assess } from '../../../dialogs/rules/assess.ts';
import type { Pack, PackExample } from '../../../dialogs/rules/pack.ts';
import { parseFacts } from '../../../dialogs/rules/parse-facts.ts';

/** What an example expects and what comes of it, in one shape to compare. */
export function runExample(
  pack: Pack,
  { asOf, facts, expect }: PackExample,
): { expected: unknown; actual: unknown } {
  const day = Temporal.PlainDate.from(asOf);
  const parsed = parseFacts(pack, facts, day);
  if ('mistake' in parsed) return { expected: expect, actual: parsed.mistake };
  const assessment = assess(pack, parsed.facts, day);
  const reasons = assessment.requirements
    .flatMap(({ parts }) => parts)
    .filter(({ id }) => id in expect.parts)
    .map(({ id, reason }) => [id, reason]);
  return {
    expected: expect,
    actual: {
      ...(expect.verdict && { verdict: assessment.verdict }),
      ...(expect.eligibleOn !== undefined && { eligibleOn: assessment.eligibleOn }),
      parts: Object.fromEntries(reasons),
    },
  };
}
