/** A time that a message names, before it is known whether the company was established then. */
export type Mention = { from: number; to: number } & Moment;

export type Moment =
  | { kind: 'point'; year: number; month?: number; day?: number }
  | { kind: 'months-range'; year: number; firstMonth: number; lastMonth: number }
  | { kind: 'age'; months: number }
  | { kind: 'age-range'; min?: number; max?: number }
  | { kind: 'two-orders'; first: number; second: number; year: number }
  | { kind: 'impossible' }
  | { kind: 'unsure-year' };
