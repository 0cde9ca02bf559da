import { z } from 'zod';
import { verdicts } from './assessment.ts';
import { ageParameters } from './calculators/age.ts';
import { countriesParameters } from './calculators/countries.ts';
import { coverageParameters } from './calculators/coverage.ts';
import { seatsParameters } from './calculators/seats.ts';
import { conditionSchema } from './condition.ts';
import { isoDate } from './facts.ts';
import { findExampleMistakes, findPackMistakes } from './pack-mistakes.ts';

const code = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'a kebab-case code');
const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a camelCase name');

/** S: the requirement page itself. P: read on an official page. W: weak, an undated fragment. */
const howSure = z.enum(['S', 'P', 'W']);

const source = z.strictObject({
  url: z.url({ protocol: /^https$/ }),
  title: z.string(),
  /** The page's own date; absent when it has none. */
  updatedOn: isoDate.optional(),
  howSure,
});

const link = z.strictObject({
  topic: z.enum(['requirements', 'application-form', 'bank-and-tax', 'after-sales', 'agreement']),
  site: z.enum(['eu', 'international']),
  url: z.url({ protocol: /^https$/ }),
  /** The language the page opens in. */
  language: z.string(),
  /** The last day somebody looked at it. */
  checkedOn: isoDate,
});
export type PackLink = z.infer<typeof link>;

/** A fact that only this pack asks for; it stands beside the others in the input. */
const declaredFact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), what: z.string() }),
  z.strictObject({ kind: z.literal('choice'), what: z.string(), values: z.array(code).min(1) }),
  z.strictObject({ kind: z.literal('country'), what: z.string() }),
  z.strictObject({ kind: z.literal('countries'), what: z.string() }),
]);
export type DeclaredFact = z.infer<typeof declaredFact>;

const measureSchema = z.discriminatedUnion('calculate', [
  ageParameters,
  coverageParameters,
  seatsParameters,
  countriesParameters,
]);
export type MeasureParameters = z.infer<typeof measureSchema>;

const caseSchema = z.strictObject({
  verdict: z.enum(verdicts),
  reason: code,
  /** A date alone decides this case: the assessment then says from which day the part is met. */
  dated: z.literal(true).optional(),
  when: conditionSchema,
});

const partSchema = z.strictObject({
  id: code,
  /** What is worked out from the facts before the cases are looked at. */
  measures: z.array(measureSchema).default([]),
  /** What is taken for granted of a measure about which nothing was said. */
  assume: z.record(name, code).default({}),
  /** In no order: exactly one of them holds, whatever is known and whatever is not. `verify` proves it. */
  cases: z.array(caseSchema).min(1),
  /** The reason given when January and July come to different verdicts; the verdict is then `check`. */
  seasonsDiffer: code.optional(),
});
export type PackPart = z.infer<typeof partSchema>;

const requirementSchema = z.strictObject({
  id: z.string().regex(/^R\d+$/, 'R and a number'),
  /** The requirement in the words of its source, in English. */
  text: z.string(),
  parts: z.array(partSchema).min(1),
});

const exampleSchema = z.strictObject({
  name: z.string(),
  asOf: isoDate,
  /** Checked against the pack's facts when the example runs. */
  facts: z.record(z.string(), z.unknown()),
  expect: z.strictObject({
    verdict: z.enum(['ready', 'not-yet', 'check']).optional(),
    eligibleOn: isoDate.nullable().optional(),
    /** The reason of each part that the example is about. */
    parts: z.record(code, code),
  }),
});
export type PackExample = z.infer<typeof exampleSchema>;

const rulesShape = z.strictObject({
  id: code,
  version: z.union([isoDate, z.literal('undated')]),
  /** Absent when the source does not say: the pack is then in force on every day. */
  validFrom: isoDate.optional(),
  title: z.string(),
  source,
  links: z.array(link).default([]),
  facts: z.record(name, declaredFact).default({}),
  requirements: z.array(requirementSchema).min(1),
});
const packShape = rulesShape.extend({ examples: z.array(exampleSchema).min(1) });

/**
 * A marketplace's requirements as published on a day: dated data with a source, judged by `assess`.
 * A published version is never edited; a change is a new file with a new version.
 */
export type Pack = z.output<typeof rulesShape>;

/** A whole file: a pack and the examples that show what it means. */
export type PackFile = z.output<typeof packShape>;

/** A file without its examples, which nobody is judged by. */
export const rulesSchema = rulesShape.superRefine((pack, context) => {
  for (const { path, message } of findPackMistakes(pack)) context.addIssue({ code: 'custom', path, message });
});

export const packSchema = packShape.superRefine((pack, context) => {
  for (const { path, message } of [...findPackMistakes(pack), ...findExampleMistakes(pack)])
    context.addIssue({ code: 'custom', path, message });
});

/** Every reason a pack can give, by part: each needs a sentence in every language. */
export function listReasons(
  pack: Pack,
): { requirement: string; part: string; reason: string; verdict: string }[] {
  return pack.requirements.flatMap((requirement) =>
    requirement.parts.flatMap((part) => [
      ...part.cases.map(({ reason, verdict }) => ({
        requirement: requirement.id,
        part: part.id,
        reason,
        verdict,
      })),
      ...(part.seasonsDiffer
        ? [{ requirement: requirement.id, part: part.id, reason: part.seasonsDiffer, verdict: 'check' }]
        : []),
    ]),
  );
}
