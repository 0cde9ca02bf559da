import { z } from 'zod';
import { conversationSummary } from './conversations.ts';
import { id } from './values.ts';

/**
 * Every POST on a conversation answers `changed`, or an error: `handoff-taken` (409) when somebody else has it or
 * it has changed meanwhile, `not-found` (404) when it is gone or erased, `role-too-low` (403).
 */
export const changed = z.object({ conversation: conversationSummary, version: z.int() });

export type Changed = z.infer<typeof changed>;

/** POST /conversations/:id/claim, /release, /typing, /read, /erase (lead). */
export const nothing = z.strictObject({});

export const outcomes = ['helped', 'not-helped', 'follow-up'] as const;

/** POST /conversations/:id/close; also settles a message left. */
export const close = z.strictObject({ outcome: z.enum(outcomes).optional() });

/** POST /conversations/:id/transfer: to an agent. */
export const transfer = z.strictObject({ to: id });

/** `clientId` makes it safe to send again: the same words with the same id are said once. */
const clientId = z.string().min(1).max(100);

/** POST /conversations/:id/say. Markdown of the safe subset. */
export const say = z.strictObject({ text: z.string().trim().min(1).max(4000), clientId });

/** POST /conversations/:id/insert: says a sentence of the catalogue in the prospect's language. */
export const insert = z.strictObject({ key: z.string().min(1).max(200), clientId });

/** Answer to `say` and `insert`: the activity's id in the log. */
export const said = z.object({ activityId: id, watermark: z.int() });

/** POST /conversations/:id/note. */
export const writeNote = z.strictObject({ text: z.string().trim().min(1).max(4000) });

/** GET /conversations/:id/insertables. */
export const insertables = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      group: z.enum(['greeting', 'question', 'requirement']),
      /** In the agent's language, to choose by. */
      title: z.string(),
      text: z.string(),
      /** In the prospect's: what would be said. */
      prospectText: z.string(),
    }),
  ),
});
