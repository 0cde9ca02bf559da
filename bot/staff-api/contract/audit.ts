import { z } from 'zod';
import { id } from './values.ts';

/** GET /audit (administrator), newest first. */
export const auditQuery = z.object({
  before: z.coerce.number().int().positive().optional(),
  conversation: z.string().max(200).optional(),
  agent: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** Lines without an agent are of the operator of the server. Names are those of accounts that still exist. */
export const auditList = z.object({
  items: z.array(
    z.object({
      number: z.int(),
      at: z.iso.datetime(),
      agentId: id.optional(),
      agentName: z.string().optional(),
      action: z.string(),
      conversationId: id.optional(),
      accountId: id.optional(),
      accountName: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
  /** `before` of the following page. */
  next: z.int().optional(),
});
export type AuditList = z.infer<typeof auditList>;
