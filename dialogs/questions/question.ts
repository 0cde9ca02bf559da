import type { Field } from '../replies/reply.ts';
import type { Facts } from '../rules/facts.ts';
import type { Pack } from '../rules/pack.ts';
import type { Texts } from '../texts.ts';
import type { ReadingKind, Value } from '../understanding/reading.ts';

export const questionIds = [
  'established',
  'legal-standing',
  'support-hours',
  'markets',
  'support-teams',
  'staffing',
  'agreement',
  'regulations',
] as const;
export type QuestionId = (typeof questionIds)[number];

/** What a part may look at besides the facts: the person's day, zone and language. */
export interface PartContext {
  today: Temporal.PlainDate;
  timeZone: string;
  language: string;
  texts: Texts;
  /** The rules the conversation began with: some follow-ups are asked only if they decide something. */
  pack: Pack;
}

/** A ready answer to tap. Its title is the text `questions.<part>.choices.<id>`. */
export interface ChoiceAnswer {
  id: string;
  /** What it says; a function when it completes what an earlier part said. */
  facts: Facts | ((before: Facts) => Facts);
  /** The choice that its denial means: "no lawsuits". Without, a denial only says what is not so. */
  denied?: string;
  /** The choices that words behind it only complete: "the branch of a company". */
  covers?: readonly string[];
}

/** What a filled form or a read value comes to: facts, or the key of a text that says what is wrong with it. */
export type Taken = { facts: Facts } | { problem: string };

/**
 * One thing that is asked. Every part can also be answered "not sure".
 * Its texts are `questions.<id>.ask`, `.example` and `.choices.*`.
 */
export interface Part {
  id: string;
  /** Which reader understands what is typed here. */
  reads: ReadingKind;
  /** For readers of the flow picture, of a part that is not always asked: when it is. */
  askedWhen?: string;
  /** Whether there is anything to ask, given the answers before it. */
  applies(facts: Facts, context: PartContext): boolean;
  choices: readonly ChoiceAnswer[];
  /**
   * Which choice a plain yes or no means, or which it may mean and must be asked back. A yes under a condition is "not
   * sure".
   */
  consent?: { yes?: string; no?: string | readonly string[] };
  /** The choice that "the same" means, after what was answered before. */
  same?(before: Facts): string | undefined;
  /** Words that name several choices and none of them, by how they are tagged: "lunch" is a break, "no lunch" is none. */
  vague?: Record<string, { said: readonly string[]; denied: string }>;
  /** Asks what is so, not what somebody will do: the words for an answer decide before a yes or a no does. */
  factual?: true;
  form?: {
    fields(context: PartContext): Field[];
    take(fields: Record<string, string>, facts: Facts, context: PartContext): Taken;
  };
  /** What a read value means here; undefined when it does not answer this part. */
  take?(value: Value, facts: Facts, context: PartContext): Taken | undefined;
  /** The facts that "not sure" stands for; none by default. */
  unsure?: Facts;
}

/** One numbered question. Its follow-ups are its later parts. Its texts are `questions.<id>.title` and `.why`. */
export interface Question {
  id: QuestionId;
  /** The requirement of the pack that is quoted as the reason for asking. */
  requirement: string;
  parts: readonly Part[];
}
