import { z } from 'zod';
import { agent } from './people.ts';
import { moment } from './values.ts';

/** GET /audit (administrator), newest first. */
export const auditQuery = z.object({
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const auditList = z.object({
  items: z.array(
    z.object({
      sequence: z.int(),
      at: moment,
      staff: agent.optional(),
      action: z.string(),
      conversation: z.string().optional(),
    }),
  ),
  next: z.int().optional(),
});
