import { z } from 'zod';
import { conversationSummary, partVerdict, verdict } from './conversations.ts';
import { agent } from './people.ts';
import { day, id, moment } from './values.ts';

/** A note among staff. It is in no conversation, but a prospect who asks for their data gets it, without its author. */
export const note = z.object({ id, agent, text: z.string(), at: moment });

export type Note = z.infer<typeof note>;

export const faces = ['good', 'fair', 'poor'] as const;

export const rating = z.object({
  about: z.enum(['person', 'result']),
  face: z.enum(faces),
  line: z.string().optional(),
  at: moment,
});

export type Rating = z.infer<typeof rating>;

/** What was left out of hours, with a way to be reached. */
export const leftMessage = z.object({ text: z.string(), reach: z.string(), at: moment });

export type LeftMessage = z.infer<typeof leftMessage>;

/** One market's working day: 24 numbers from 0 to 1, the share of each local hour that support covers. */
export const coverageRow = z.object({
  label: z.string(),
  verdict: partVerdict,
  hours: z.array(z.number()),
  words: z.string(),
});

/** The support hours as a picture; `band` is the part of the day that counts. Words in the agent's language. */
export const coverage = z.object({
  title: z.string(),
  alt: z.string(),
  band: z.tuple([z.number(), z.number()]),
  rows: z.array(coverageRow),
});

export type Coverage = z.infer<typeof coverage>;

/** GET /conversations/:id. Every word of it but the prospect's own is in the agent's language. */
export const conversationDetail = conversationSummary.extend({
  timeZone: z.string(),
  startedAt: moment,
  /** As many as there are questions; `sure` is false where the prospect is not, `answer` absent where none is given. */
  answers: z.array(
    z.object({
      question: z.string(),
      title: z.string(),
      answer: z.string().optional(),
      sure: z.boolean(),
    }),
  ),
  /** Judged by today; absent while questions are open. */
  assessment: z
    .object({
      verdict,
      headline: z.string(),
      met: z.int(),
      total: z.int(),
      asOf: day,
      requirements: z.array(z.object({ id: z.string(), title: z.string(), verdict: partVerdict })),
    })
    .optional(),
  reasons: z.array(
    z.object({
      requirement: z.string(),
      part: z.string(),
      verdict: partVerdict,
      text: z.string(),
      /** What to do about it. */
      remedy: z.string().optional(),
    }),
  ),
  coverage: coverage.optional(),
  notes: z.array(note),
  ratings: z.array(rating),
  left: leftMessage.optional(),
  /** Until when the conversation is the agent's without a sign of life. */
  leaseUntil: moment.optional(),
  /** Grows with every change of the handoff; 0 when there never was one. */
  version: z.int(),
});

export type ConversationDetail = z.infer<typeof conversationDetail>;
