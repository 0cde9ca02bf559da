import { z } from 'zod';
import { id, language } from './values.ts';

/** As long as what staff may say at once. */
export const longestCanned = 4000;

export const longestCannedTitle = 100;

/** GET /canned, POST /canned (lead). Placeholders: {{agent}}, {{requirement}}, {{eligibleOn}}. */
export const cannedReply = z.object({
  id,
  title: z.string().trim().min(1).max(longestCannedTitle),
  /** By language, one at least; the prospect's is taken, else English. */
  texts: z
    .record(language, z.string().trim().min(1).max(longestCanned))
    .refine((texts) => Object.keys(texts).length > 0),
});

export type CannedReply = z.infer<typeof cannedReply>;

export const cannedReplies = z.object({ items: z.array(cannedReply) });

/** With `remove` the reply of this id goes; without `id` a new one is made. */
export const changeCanned = z.union([
  z.strictObject({ remove: id }),
  z.strictObject({ ...cannedReply.shape, id: id.optional() }),
]);
