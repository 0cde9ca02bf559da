/** A time that a message names, before it is known whether the company was established then. */
export type Mention = { from: number; to: number } & Moment;

export type Moment =
  | { kind: 'point'; year: number; month?: number; day?: number }
  /** From the first day to the last, ISO dates. */
  | { kind: 'days'; first: string; last: string; exact?: true }
  /** `exact`: what stands around it bounds it no more, as in "two years less a month". */
  | { kind: 'age'; months: number; exact?: true }
  | { kind: 'age-range'; min: number; max: number }
  /** Two numbers of which either may be the month; `dotted` as in 3.4.2024. */
  | { kind: 'two-orders'; first: number; second: number; year: number; dotted?: true }
  | { kind: 'impossible' };
