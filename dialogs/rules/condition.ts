import { z } from 'zod';
import type { Measures, MeasureValue, Quantity } from './measure.ts';

const word = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a word in kebab-case');

const wordsSchema = z.union([word.transform((one) => [one]), z.array(word).min(1)]);
const limitsSchema = z
  .strictObject({ atLeast: z.number().optional(), under: z.number().optional() })
  .refine(({ atLeast, under }) => atLeast !== undefined || under !== undefined, 'atLeast, under or both')
  .refine(
    ({ atLeast = -Infinity, under = Infinity }) => atLeast < under,
    'no number is at least so much and under',
  );
const reachSchema = z.strictObject({ mayReach: z.number() });

/**
 * How one measure is tested.
 * A word or a list of words: it is one of them; the word `unknown` accepts a measure that is not known.
 * `atLeast`, `under`: the number surely is. `mayReach`: it is known within bounds that leave both open.
 */
const testSchema = z.union([wordsSchema, limitsSchema, reachSchema]);
export type Test = z.output<typeof testSchema>;

const groupSchema = z
  .record(z.string(), testSchema)
  .refine((tests) => Object.keys(tests).length > 0, 'a condition tests at least one measure');

/** Every test of a group must hold; of a list of groups, those of one. There is nothing else to write. */
export const conditionSchema = z.union([
  groupSchema.transform((group) => [group]),
  z.array(groupSchema).min(2),
]);
export type Condition = z.output<typeof conditionSchema>;

/** True, false, or undefined when it depends on what is not known. */
export type Truth = boolean | undefined;

/** Judges a condition in three-valued logic (Kleene's): what is not known makes a test neither true nor false. */
export function holds(condition: Condition, measures: Measures): Truth {
  const truths = condition.map((group) =>
    every(Object.entries(group).map(([name, test]) => passes(test, measures[name]))),
  );
  return truths.includes(true) ? true : truths.includes(undefined) ? undefined : false;
}

/** The numbers a test compares with; none for a test of words. */
export function boundsOf(test: Test): number[] {
  if (Array.isArray(test)) return [];
  const bounds = 'mayReach' in test ? [test.mayReach] : [test.atLeast, test.under];
  return bounds.filter((bound) => bound !== undefined);
}

function every(truths: Truth[]): Truth {
  return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
}

function passes(test: Test, value: MeasureValue): Truth {
  if (value === undefined) return Array.isArray(test) && test.includes('unknown') ? true : undefined;
  if (typeof value === 'string') return Array.isArray(test) && test.includes(value);
  if (Array.isArray(test)) return false;
  if ('mayReach' in test) return value.from < test.mayReach && test.mayReach <= value.to;
  return every([isAtLeast(value, test.atLeast), isUnder(value, test.under)]);
}

function isAtLeast({ from, to }: Quantity, bound = Number.NEGATIVE_INFINITY): Truth {
  return from >= bound ? true : to < bound ? false : undefined;
}

function isUnder({ from, to }: Quantity, bound = Number.POSITIVE_INFINITY): Truth {
  return to < bound ? true : from >= bound ? false : undefined;
}
