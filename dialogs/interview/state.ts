import { z } from 'zod';
import { faces } from '../desk/desk.ts';
import { questionIds } from '../questions/question.ts';
import { factsSchema, isoDate } from '../rules/facts.ts';
import { commands } from '../understanding/reading.ts';
import { heardSchema } from './heard.ts';

/**
 * Raised whenever stored answers would mean something else; `parseState` then carries over or restarts. A release that
 * only adds what may be absent leaves it: docs/decisions/two-releases-side-by-side.md.
 */
export const flowVersion = 1;

const partAnswer = z.strictObject({
  /** The choice that was taken, so that the answer can be said again in any language. */
  choice: z.string().optional(),
  facts: factsSchema,
  /** False for "not sure". */
  sure: z.boolean(),
});
export type PartAnswer = z.infer<typeof partAnswer>;

/** Answers by question and part. Position, progress and result are derived from them and stored nowhere. */
const answers = z.partialRecord(z.enum(questionIds), z.record(z.string(), partAnswer));
export type Answers = z.infer<typeof answers>;

const partRef = { question: z.enum(questionIds), part: z.string() };

/** What can be reminded of: the day from which a date makes it true, and a licence that was promised. */
export const reminderKinds = ['eligible', 'licence'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** What an offered button means. */
const action = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('choose'), ...partRef, choice: z.string() }),
  z.strictObject({ do: z.literal('unsure'), ...partRef }),
  z.strictObject({ do: z.literal('form'), ...partRef }),
  z.strictObject({ do: z.literal('take'), ...partRef, answer: partAnswer }),
  z.strictObject({ do: z.literal('command'), command: z.enum(commands) }),
  z.strictObject({ do: z.literal('change'), question: z.enum(questionIds) }),
  z.strictObject({ do: z.literal('try'), question: z.union([z.enum(questionIds), z.literal('as-of')]) }),
  z.strictObject({ do: z.literal('try-date') }),
  z.strictObject({ do: z.literal('keep-trial') }),
  z.strictObject({ do: z.literal('drop-trial') }),
  z.strictObject({ do: z.literal('language'), to: z.string() }),
  z.strictObject({ do: z.literal('tell'), entry: z.string() }),
  z.strictObject({ do: z.literal('show-result') }),
  z.strictObject({ do: z.literal('remind'), reminder: z.enum(reminderKinds) }),
  z.strictObject({ do: z.literal('remind-on'), day: isoDate }),
  z.strictObject({ do: z.literal('remind-form') }),
  z.strictObject({ do: z.literal('forget'), reminder: z.enum(reminderKinds) }),
  z.strictObject({ do: z.literal('renewed') }),
  z.strictObject({ do: z.literal('ask-person') }),
  z.strictObject({ do: z.literal('stop-waiting') }),
  z.strictObject({ do: z.literal('leave-message') }),
  z.strictObject({ do: z.literal('send-message') }),
  z.strictObject({ do: z.literal('rate'), about: z.enum(['person', 'result']), face: z.enum(faces) }),
  z.strictObject({ do: z.literal('return') }),
  z.strictObject({ do: z.literal('restart') }),
  z.strictObject({ do: z.literal('delete') }),
  z.strictObject({ do: z.literal('continue') }),
]);
export type Action = z.infer<typeof action>;

/** A try-out beside the real answers: one question answered differently, or another day of applying. */
const trial = z.strictObject({ answers, asOf: isoDate.optional() });

/** Where words are for people, not for the bot. */
const peopleAsides = [
  'asking-line',
  'leaving-text',
  'leaving-reach',
  'leaving-consent',
  'rating-line',
] as const;
export type PeopleAside = (typeof peopleAsides)[number];

/** Something asked in between, over the interview; it goes with the next answer. */
const aside = z.enum([
  'choosing-change',
  'choosing-trial',
  'choosing-trial-date',
  'choosing-language',
  'choosing-reminder',
  'choosing-licence-day',
  'asking-licence',
  ...peopleAsides,
  'confirming-restart',
  'confirming-delete',
  'confirming-return',
]);
export type Aside = z.infer<typeof aside>;

const stateSchema = z.object({
  flowVersion: z.literal(flowVersion),
  language: z.string(),
  /** Whether the person chose it, so that it is never left by itself. */
  languageChosen: z.boolean(),
  /** Another language that the last message was in; it is offered, and taken when the next one is in it too. */
  heardLanguage: z.string().optional(),
  timeZone: z.string(),
  pack: z.strictObject({ id: z.string(), version: z.string() }),
  answers,
  /** The answer being replaced, kept until the new one is complete. */
  replacing: z
    .strictObject({ question: z.enum(questionIds), answer: z.record(z.string(), partAnswer) })
    .optional(),
  trial: trial.optional(),
  /** Whether the review was confirmed, so that the result is shown whenever the answers are complete. */
  reviewed: z.boolean(),
  /** The days on which the person asked to be reminded; what is then said follows from the answers of that day. */
  reminders: z.partialRecord(z.enum(reminderKinds), isoDate).optional(),
  aside: aside.optional(),
  /** A message for the people of the desk while it is being written; it goes when it is sent or dropped. */
  message: z.strictObject({ text: z.string(), reach: z.string().optional() }).optional(),
  resultRated: z.boolean().optional(),
  heard: heardSchema.optional(),
  /** Messages in a row that fitted nothing. */
  misses: z.number().int(),
  /** Grows with every turn; buttons of earlier revisions are old. */
  revision: z.number().int(),
  offered: z.record(z.string(), z.strictObject({ action, title: z.string() })),
});
export type State = z.infer<typeof stateSchema>;

/** Whether what is asked in between is about people. */
export function isPeopleAside(aside: Aside | undefined): aside is PeopleAside {
  return peopleAsides.some((each) => each === aside);
}

/** The state of a conversation in which nothing was said yet. */
export function newState(language: string, timeZone: string, pack: { id: string; version: string }): State {
  return {
    flowVersion,
    language,
    languageChosen: false,
    timeZone,
    pack: { id: pack.id, version: pack.version },
    answers: {},
    reviewed: false,
    misses: 0,
    revision: 0,
    offered: {},
  };
}

/** What of a stored state can still be trusted when it is not of this flow version. */
const remains = z.object({
  language: z.string().catch('en'),
  timeZone: z.string().catch('UTC'),
  revision: z.number().int().catch(0),
});

export type ParsedState =
  | { kind: 'current'; state: State }
  | { kind: 'none' }
  /** Of a release after this one, which runs beside it: only that one knows what it means. */
  | { kind: 'newer'; flowVersion: number }
  /** Of an older flow: its answers are dropped rather than filed under the wrong question. */
  | { kind: 'outdated'; language: string; timeZone: string; revision: number };

/** States that this process made: as long as they have not left it there is nothing to check. */
const made = new WeakMap<object, State>();

/** Marks a state as made here, for `parseState` of this very object. */
export function madeHere(state: State): State {
  made.set(state, state);
  return state;
}

const numbered = z.looseObject({ flowVersion: z.int() });

/** Reads a stored state. Never throws: whatever does not fit this flow and is no newer one is outdated. */
export function parseState(stored: unknown): ParsedState {
  if (stored === undefined || stored === null) return { kind: 'none' };
  const own = typeof stored === 'object' && made.get(stored);
  if (own) return { kind: 'current', state: own };
  const { data: found } = numbered.safeParse(stored);
  if (found && found.flowVersion > flowVersion) return { kind: 'newer', flowVersion: found.flowVersion };
  const state = stateSchema.safeParse(stored);
  // what the next release has added to it stays, for that release to find
  if (state.success) return { kind: 'current', state: { ...found, ...state.data } };
  return {
    kind: 'outdated',
    ...remains.catch({ language: 'en', timeZone: 'UTC', revision: 0 }).parse(stored),
  };
}
