import { GuideError } from '../../dialogs/errors.ts';
import type { Route } from '../http/route.ts';
import type { StaffGuard } from '../staff/guard.ts';
import type { Store } from '../store/store.ts';
import { listQuery } from './contract/conversations.ts';
import type { Summaries } from './summaries.ts';

export interface ListRouteParts {
  guard: StaffGuard;
  store: Store;
  summaries: Summaries;
  /** Ids of the staff who have the console open. */
  online(): ReadonlySet<string>;
}

/** The list of conversations, and of who can take them over. */
export function listRoutes({ guard, store, summaries, online }: ListRouteParts): Route[] {
  return [
    guard.staffRoute({
      method: 'GET',
      path: '/desk/api/conversations',
      name: 'desk-conversations',
      role: 'agent',
      async answer({ query }, agent) {
        const parsed = listQuery.safeParse(Object.fromEntries(query));
        if (!parsed.success) throw new GuideError('body-invalid', 'The query.');
        const { state, search, cursor, limit } = parsed.data;
        const page = await store.desk.list({ filter: state, search, cursor, limit, agentId: agent.id });
        const items = await Promise.all(page.items.map(summaries.summarise));
        return { status: 200, json: { ...page, items } };
      },
    }),
    guard.staffRoute({
      method: 'GET',
      path: '/desk/api/agents',
      name: 'desk-agents',
      role: 'agent',
      async answer() {
        const [accounts, busy] = await Promise.all([store.staff.listAccounts(), store.desk.countByAgent()]);
        const present = online();
        const items = accounts
          .filter(({ disabledAt }) => disabledAt === undefined)
          .map(({ id, name, role }) => ({
            id,
            name,
            role,
            online: present.has(id),
            conversations: busy.get(id) ?? 0,
          }));
        return { status: 200, json: { items } };
      },
    }),
  ];
}
