import { z } from 'zod';
import type { Measures, MeasureValue } from './measure.ts';

const word = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a word in kebab-case');

const testSchema = z.union([
  word,
  z.array(word).min(1),
  z.strictObject({ atLeast: z.number() }),
  z.strictObject({ under: z.number() }),
  z.strictObject({ mayReach: z.number() }),
]);

/**
 * How one measure is tested.
 * A word or a list of words: it is one of them; the word `unknown` accepts a measure that is not known.
 * `atLeast`, `under`: the number surely is. `mayReach`: it is known within bounds that leave both open.
 */
export type Test = z.infer<typeof testSchema>;

const groupSchema = z
  .record(z.string(), testSchema)
  .refine((tests) => Object.keys(tests).length > 0, 'a condition tests at least one measure');
type Group = z.infer<typeof groupSchema>;

/** Every test of a group must hold; of a list of groups, those of one. There is nothing else to write. */
export const conditionSchema = z.union([groupSchema, z.array(groupSchema).min(2)]);
export type Condition = z.infer<typeof conditionSchema>;

/** True, false, or undefined when it depends on what is not known. */
export type Truth = boolean | undefined;

/** Judges a condition in three-valued logic (Kleene's): what is not known makes a test neither true nor false. */
export function holds(condition: Condition, measures: Measures): Truth {
  const groups = groupsOf(condition).map((group) => every(testsOf(group), measures));
  return groups.includes(true) ? true : groups.includes(undefined) ? undefined : false;
}

/** The alternatives of a condition. */
export function groupsOf(condition: Condition): Group[] {
  return Array.isArray(condition) ? condition : [condition];
}

/** The named tests of one alternative. */
export function testsOf(group: Group): [name: string, test: Test][] {
  return Object.entries(group);
}

/** The words a test names, `unknown` among them; empty for a test of a number. */
export function wordsOf(test: Test): string[] {
  if (typeof test === 'string') return [test];
  return Array.isArray(test) ? test : [];
}

/** The number a test compares with; undefined for a test of words. */
export function boundOf(test: Test): number | undefined {
  if (typeof test === 'string' || Array.isArray(test)) return undefined;
  if ('atLeast' in test) return test.atLeast;
  return 'under' in test ? test.under : test.mayReach;
}

function every(tests: [string, Test][], measures: Measures): Truth {
  const truths = tests.map(([name, test]) => passes(test, measures[name]));
  return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
}

function passes(test: Test, value: MeasureValue): Truth {
  const words = wordsOf(test);
  if (value === undefined) return words.includes('unknown') ? true : undefined;
  if (typeof value === 'string') return words.includes(value);
  const bound = boundOf(test);
  if (bound === undefined || typeof test === 'string' || Array.isArray(test)) return false;
  if ('mayReach' in test) return value.from < bound && bound <= value.to;
  const surely = 'atLeast' in test ? value.from >= bound : value.to < bound;
  const surelyNot = 'atLeast' in test ? value.to < bound : value.from >= bound;
  return surely ? true : surelyNot ? false : undefined;
}
