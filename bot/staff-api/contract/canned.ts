import { z } from 'zod';
import { id, language } from './values.ts';

/** As long as what staff may say at once. */
export const longestCanned = 4000;

export const longestCannedTitle = 100;

/** GET /canned, POST /canned (lead). Placeholders: {{agent}}, {{requirement}}, {{eligibleOn}}. */
export const cannedReply = z.object({
  id,
  /** Of what it says now: a change names the one that it is of. */
  revision: z.string(),
  title: z.string().trim().min(1).max(longestCannedTitle),
  /** By language, one at least; the prospect's is taken, else English. */
  texts: z
    .record(language, z.string().trim().min(1).max(longestCanned))
    .refine((texts) => Object.keys(texts).length > 0),
});

export type CannedReply = z.infer<typeof cannedReply>;

export const cannedReplies = z.object({ items: z.array(cannedReply) });

/**
 * With `remove` the reply of this id goes; without `revision` a new one is made. `canned-changed` (409) when what is kept
 * is no longer what the revision is of.
 */
export const changeCanned = z.union([
  z.strictObject({ remove: id, revision: z.string() }),
  z.strictObject({ ...cannedReply.shape, id: id.optional(), revision: z.string().optional() }),
]);
