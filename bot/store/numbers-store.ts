/** Something that happened, by its name and what of it: both fixed words, never what anybody said. */
export interface Count {
  name: string;
  label: string;
}

/** What a turn adds to the numbers of its day. */
export interface TurnCounts {
  each: Count[];
  /** Counted in a conversation only the first time that its key occurs there. */
  once: { key: string; counts: Count[] }[];
}

/** A message that was not understood. The text has its personal data masked already. */
export interface Misread {
  question: string;
  /** The kind of question, by which reader it needs. */
  reads: string;
  language: string;
  text: string;
}

export interface Total extends Count {
  count: number;
}

export interface DayCount extends Count {
  /** ISO, in UTC. */
  day: string;
  count: number;
}

export interface MisreadQuery {
  /** Days in UTC, both of them included. */
  from: string;
  to: string;
  question?: string | undefined;
  language?: string | undefined;
  limit: number;
}

/** Numbers of what happened; they grow with the turns that they tell of, in the same transaction. */
export interface NumbersStore {
  /** The sums of the days from one to another, both included. */
  readTotals(from: string, to: string): Promise<Total[]>;
  /** The numbers of some names on each of the days from one to another, both included; all names if absent. */
  readDays(from: string, to: string, names?: readonly string[]): Promise<DayCount[]>;
  /** The newest first. */
  readMisread(query: MisreadQuery): Promise<(Misread & { at: string })[]>;
}
