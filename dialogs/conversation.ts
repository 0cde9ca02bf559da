import type { Desk, DeskChange, DeskWish } from './desk/desk.ts';
import type { ReminderKind } from './interview/state.ts';
import type { Knowledge } from './knowledge/find-entry.ts';
import type { Reply } from './replies/reply.ts';
import type { PackShelf } from './rules/pack-shelf.ts';
import type { Texts } from './texts.ts';
import type { LanguageDetector } from './understanding/detect-language.ts';
import type { CommandName, Reader, ReadingKind, Value } from './understanding/reading.ts';

/**
 * What reached the bot: an opened conversation, words, a tapped action with its form fields, a command, a moment
 * that was asked for with `reminder-set`, or what the desk did.
 */
export type Input =
  | { kind: 'open'; languages: string[]; timeZone?: string }
  | {
      kind: 'text';
      text: string;
      languages: string[];
      timeZone?: string;
      /** A reading by somebody else, looked at only when ours reads nothing, and confirmed by the person. */
      suggestion?: Value;
    }
  | { kind: 'action'; action: string; fields: Record<string, string>; timeZone?: string }
  | { kind: 'command'; command: CommandName; to?: string; timeZone?: string }
  | { kind: 'reminder'; reminder: string; dueAt: string; timeZone?: string }
  /** The desk did something. `agent` is the name of who did; empty for nobody. */
  | { kind: 'desk'; change: DeskChange; agent: string; timeZone?: string };

/** Everything the conversation may know besides its own state. */
export interface World {
  now: Temporal.Instant;
  packs: PackShelf;
  texts: Texts;
  reader: Reader;
  knowledge: Knowledge;
  detector: Pick<LanguageDetector, 'detect'>;
  /** The people behind the bot; absent when there are none here. */
  desk?: Desk;
  links: {
    /** Where a person is reached; absent when the operator has not set it. */
    contact?: string;
    /** Brings this conversation back, on any device. Absent on channels that keep it themselves. */
    resume?: string;
    /** Shows for a while all that is kept of this conversation. */
    myData(): string;
    /** A calendar file for a day on which something becomes true. */
    calendar(day: string, language: string): string;
  };
}

/** What happened, for the record and for the channel. None carries a word of what was said. */
export type DialogEvent =
  | { kind: 'started'; language: string; pack: string; packVersion: string }
  | { kind: 'answered'; question: string; part: string; sure: boolean }
  | { kind: 'not-understood'; question: string; part: string; attempt: number; reads: ReadingKind }
  | { kind: 'changed'; question: string }
  | {
      kind: 'assessed';
      pack: string;
      packVersion: string;
      verdict: string;
      met: number;
      total: number;
      requirements: Record<string, string>;
      reasons: { requirement: string; part: string; verdict: string; reason: string }[];
    }
  | { kind: 'language-changed'; language: string }
  | { kind: 'restarted' }
  | { kind: 'asked-for-person'; question?: string }
  | { kind: 'cancelled-person' }
  | { kind: 'left-message' }
  | { kind: 'left-person' }
  | { kind: 'rated'; about: string; face: string }
  /** Wake the conversation `at` this moment, ISO in UTC to the millisecond; it takes the place of one of its kind. */
  | { kind: 'reminder-set'; reminder: ReminderKind; at: string }
  | { kind: 'reminder-dropped'; reminder: ReminderKind }
  /** The person confirmed "delete my data": the conversation and everything about it must go. */
  | { kind: 'erase' };

/** `state` is JSON; only `converse` looks inside. */
export interface Outcome {
  state: unknown;
  replies: Reply[];
  events: DialogEvent[];
  /** What is asked of the desk, in order. None if absent. */
  wishes?: DeskWish[];
}
