import { GuideError } from '../../dialogs/errors.ts';
import type { Route } from '../http/route.ts';
import { type AuditList, auditQuery } from '../staff-api/contract/audit.ts';
import type { Store } from '../store/store.ts';
import type { StaffGuard } from './guard.ts';

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
        const parsed = auditQuery.safeParse(Object.fromEntries(query));
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
        const list: AuditList = { items, next };
        return { status: 200, json: list };
      },
    }),
  ];
}
