import { z } from 'zod';

const json = z.json();

/** What the store held of a conversation at one moment, and what came of the next words. */
export const positionSchema = z.object({
  /** What the prospect or staff had just done. */
  after: z.string(),
  language: z.string(),
  /** Of the recorded conversation, whose log is recorded once. */
  conversationId: z.string(),
  lastSequence: z.int(),
  state: json,
  handoff: z
    .looseObject({ number: z.int(), version: z.int(), state: z.string(), askedAt: z.string(), topic: json })
    .optional(),
  /** What the prospect says next, and the answers that are then kept; absent at the end. */
  next: z.object({ says: z.string(), answers: json }).optional(),
});
export type Position = z.infer<typeof positionSchema>;

/** One line of a recording. */
export const recordedLine = z.union([
  positionSchema,
  z.object({
    conversationId: z.string(),
    log: z.array(z.object({ sequence: z.int(), activityId: z.string(), activity: json, at: z.string() })),
  }),
]);
export type RecordedLine = z.infer<typeof recordedLine>;

/** The answers in a stored state; undefined when there are none. */
export function answersOf(state: unknown): z.infer<typeof json> | undefined {
  return z
    .object({ dialog: z.object({ answers: json }) })
    .optional()
    .catch(undefined)
    .parse(state)?.dialog.answers;
}
