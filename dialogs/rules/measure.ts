/** A number that may be known only within bounds, both inclusive. */
export interface Quantity {
  from: number;
  to: number;
}

/** What a condition looks at: one of a fixed set of words, or a number. Absent means unknown. */
export type MeasureValue = string | Quantity | undefined;
export type Measures = Record<string, MeasureValue>;

/**
 * Everything a measure can be; `verify` walks through all of it. It can be unknown as well unless `alwaysKnown`,
 * and a number that is known can be known within bounds unless `exact`.
 */
export type Domain =
  | { kind: 'choice'; values: readonly string[]; alwaysKnown?: true }
  | { kind: 'number'; exact?: true };

/** The shape of a calculator's answers, declared so that a pack can be checked without running it. */
export interface MeasureDomains {
  domains: Record<string, Domain>;
  /** Names of numbers, each at most as large as the next: what `verify` need not look at. */
  ascending?: readonly string[];
  /** Names that are known or unknown together. */
  knownTogether?: readonly string[];
}
