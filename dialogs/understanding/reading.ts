import type { Market, StaffMember, SupportWindow, Weekday } from '../rules/facts.ts';
import type { ChoicesReading } from './choices/read-choices.ts';

/** What the pending question wants to hear. */
export type ReadingKind = 'established' | 'coverage' | 'staffing' | 'consent';

/** Offsets into the message as it was received, in UTF-16 units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/**
 * When a company was established, as it was said: a date of day, month or year precision, a range of days,
 * an age, or bounds of an age (in months). Bounds stay bounds, and "about" stays approximate.
 */
export type EstablishedValue =
  | { kind: 'established'; on: string; precision: 'day' | 'month' | 'year'; approximate?: true }
  | { kind: 'established'; from: string; to: string; approximate?: true }
  | { kind: 'established'; ageMonths: number; approximate?: true }
  | { kind: 'established'; ageMonthsMin?: number; ageMonthsMax?: number; approximate?: true };

/** Support hours and markets, each part only if it was said. `zone` is an IANA name or an offset such as +08:00. */
export interface CoverageValue {
  kind: 'coverage';
  windows?: SupportWindow[];
  /** Clock times of which the days were not said; `hoursPerDay` is then their sum. */
  hours?: { from: string; to: string }[];
  /** Days of which the hours were not said; `daysPerWeek` is then their number. */
  days?: Weekday[];
  /** Totals, when no clock times were said. */
  hoursPerDay?: number;
  daysPerWeek?: number;
  zone?: string;
  breakMinutes?: number;
  answeredBy?: 'people' | 'automatic';
  markets?: Market[];
  /** The only thing said is a city: it tells a zone where one is asked for, and a market where those are. */
  city?: { zone?: string; country: string };
}

/** The people by role, only how many there are, or only how many one role has: the other was not spoken of. */
export type StaffingValue =
  | { kind: 'staffing'; staff: StaffMember[] }
  | { kind: 'staffing'; total: number }
  | { kind: 'staffing'; role: StaffMember['roles'][number]; count: number };

export interface ConsentValue {
  kind: 'consent';
  consent: 'yes' | 'no' | 'unsure' | 'conditional';
}

export type Value = EstablishedValue | CoverageValue | StaffingValue | ConsentValue;

/** One way to understand a message, with the words it rests on. */
export interface Candidate {
  value: Value;
  span: Span;
}

/** Why nothing was read although something was said; a `region` stands for countries that were not named. */
export type NothingReason = 'future' | 'impossible' | 'vague' | 'region' | 'unknown';

/**
 * What a message says about one kind of question: one value, several to choose from, or nothing.
 * A value may be partial (hours without a zone): the question asks for the rest.
 */
export type Reading =
  | { outcome: 'value'; candidate: Candidate }
  | { outcome: 'choose'; candidates: Candidate[] }
  | { outcome: 'nothing'; reason: NothingReason };

export const commands = [
  'back',
  'restart',
  'change',
  'help',
  'human',
  'language',
  'why',
  'review',
  'result',
  'what-if',
  'delete',
  'export',
  'remind',
  'reminders',
  'no-reminder',
  'no-person',
] as const;
export type CommandName = (typeof commands)[number];

/** A command in words. `target` is the question to change, `to` the language to switch to. */
export interface SpokenCommand {
  command: CommandName;
  target?: string;
  to?: string;
}

export interface ReadingContext {
  pending: ReadingKind;
  /** Tags of the languages to read with, the most likely first. English is always read too. */
  languages: string[];
  /** Today in the person's time zone. */
  today: Temporal.PlainDate;
}

/** Everything one message does: it may answer, ask about a topic and give a command at once. */
export interface Interpretation {
  reading: Reading;
  command?: SpokenCommand;
  /** The id of the knowledge entry that is asked about. */
  topic?: string;
  /** The entry that is likely asked about, unless another known question is more alike. */
  likelyTopic?: string;
  /** It asks about something that has nothing to do with this marketplace. */
  elsewhere?: true;
  /** It asks something back that is no known question. */
  asks?: true;
}

/** Turns words into readings. Knows nothing of what was asked before and decides nothing. */
export interface Reader {
  read(message: string, context: ReadingContext): Reading;
  /** `alone`: only if the message says nothing else, and says it: the mere name of a language may answer somebody. */
  readCommand(message: string, languages: string[], options?: { alone?: boolean }): SpokenCommand | undefined;
  /** What a message says of the ready answers to a part of a question; undefined if it names none. */
  readChoices(message: string, part: string, languages: string[]): ChoicesReading | undefined;
  /** All that a message does, its sentences told apart: "2019. By the way, is there a deposit?" */
  interpret(message: string, context: ReadingContext): Interpretation;
}
