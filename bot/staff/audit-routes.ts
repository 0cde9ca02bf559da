import { z } from 'zod';
import { GuideError } from '../../dialogs/errors.ts';
import type { Route } from '../http/route.ts';
import type { Store } from '../store/store.ts';
import type { StaffGuard } from './guard.ts';

const asked = z.object({
  before: z.coerce.number().int().positive().optional(),
  conversation: z.string().max(200).optional(),
  agent: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** The audit log for administrators, the newest first; who reads it is written down too. */
export function auditRoutes({ staffRoute }: StaffGuard, { staff }: Pick<Store, 'staff'>): Route[] {
  return [
    staffRoute({
      method: 'GET',
      path: '/desk/api/audit',
      name: 'audit',
      role: 'administrator',
      audit: { action: 'audit-read' },
      async answer({ query }) {
        const parsed = asked.safeParse(Object.fromEntries(query));
        if (!parsed.success) throw new GuideError('body-invalid', 'The query.');
        const { before, conversation, agent, limit } = parsed.data;
        const entries = await staff.readAudit({
          limit,
          ...(before !== undefined && { before }),
          ...(conversation !== undefined && { conversationId: conversation }),
          ...(agent !== undefined && { agentId: agent }),
        });
        const names = new Map((await staff.listAccounts()).map(({ id, name }) => [id, name]));
        const items = entries.map((entry) => ({
          ...entry,
          agentName: names.get(entry.agentId ?? ''),
          accountName: names.get(entry.accountId ?? ''),
        }));
        const next = entries.length === limit ? entries.at(-1)?.number : undefined;
        return { status: 200, json: { items, next } };
      },
    }),
  ];
}
