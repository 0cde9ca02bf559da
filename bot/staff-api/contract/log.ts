import { z } from 'zod';
import { id } from './values.ts';

/**
 * One activity of a log, as the prospect's client gets it. Of staff: `from.id` is `agent` and `channelData.agent` is
 * true. `text` is untrusted, whoever wrote it.
 */
export const activity = z.looseObject({
  id,
  type: z.string(),
  timestamp: z.string(),
  from: z.looseObject({ id: z.string(), role: z.string(), name: z.string().optional() }),
  text: z.string().optional(),
  locale: z.string().optional(),
  channelData: z.record(z.string(), z.unknown()).optional(),
});

export type Activity = z.infer<typeof activity>;

/** GET /conversations/:id/log?after=&limit= : entries after a watermark; `more` when there are further ones. */
export const logQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

export const logPage = z.object({ activities: z.array(activity), watermark: z.int(), more: z.boolean() });
