import { GuideError } from '../../dialogs/errors.ts';
import type { Answer, Route, RouteRequest } from '../http/route.ts';
import type { AuditEntry, StaffRole } from '../store/staff-store.ts';
import { stamp } from '../store/stamp.ts';
import type { Store } from '../store/store.ts';
import type { AuditAction } from './audit-action.ts';
import type { OwnSite } from './own-site.ts';
import type { Sessions } from './sessions.ts';
import type { StaffCookie } from './staff-cookie.ts';
import { mayAct } from './staff-role.ts';

/** Who makes a request to the desk. */
export interface SignedIn {
  id: string;
  name: string;
  role: StaffRole;
  language: string | undefined;
  sessionId: string;
  /** A line of the audit log about this person, to be written in the transaction of what it tells of. */
  entry(action: AuditAction, about?: AuditSubject): AuditEntry;
}

/** Whom or what an audit entry is about. `detail` is a fixed word such as a role, never what anybody said. */
export type AuditSubject = Pick<AuditEntry, 'conversationId' | 'accountId' | 'detail'>;

interface RouteShape {
  method: 'GET' | 'POST';
  path: string;
  /** Appears in the log in place of the address. */
  name: string;
}

/** One address of the desk and who may call it. */
export interface StaffRouteOptions extends RouteShape {
  /** The least role that may. */
  role: StaffRole;
  /**
   * What the audit log is told each time, before the answer leaves. Only for what has no transaction to be told in,
   * such as looking at something.
   */
  audit?: { action: AuditAction; about?(request: RouteRequest): AuditSubject };
  answer(request: RouteRequest, agent: SignedIn): Answer | Promise<Answer>;
}

export interface StaffGuard {
  /** A route for staff. Every POST takes JSON and must come from a page of ours. */
  staffRoute(options: StaffRouteOptions): Route;
  /** A route of the desk that is called before anybody signed in; guarded against other sites all the same. */
  openRoute(options: RouteShape & Pick<Route, 'answer'>): Route;
  /**
   * Who makes a request, such as the handshake of a WebSocket: `changes` must come from a page of ours. Called again
   * with the same handshake later, it tells whether the person is still signed in. Rejects with `origin-not-allowed`,
   * `sign-in-needed` or `role-too-low`.
   */
  admit(request: Pick<RouteRequest, 'header'>, role: StaffRole, changes: boolean): Promise<SignedIn>;
}

export interface GuardParts {
  store: Pick<Store, 'staff'>;
  site: OwnSite;
  cookie: StaffCookie;
  sessions: Sessions;
  clock(): Temporal.Instant;
}

/** Puts a lock in front of each address of the desk; what opens it is in the route table. */
export function createStaffGuard({ store, site, cookie, sessions, clock }: GuardParts): StaffGuard {
  return {
    staffRoute: ({ role, audit, answer, ...shape }) => ({
      ...shape,
      takesJson: shape.method === 'POST',
      staff: role,
      async answer(request) {
        const agent = await admit(request, role, shape.method === 'POST');
        const answered = await answer(request, agent);
        if (audit) await store.staff.record([agent.entry(audit.action, audit.about?.(request))]);
        return answered;
      },
    }),
    openRoute: ({ answer, ...shape }) => ({
      ...shape,
      takesJson: shape.method === 'POST',
      staff: 'anybody',
      async answer(request) {
        if (shape.method === 'POST') site.check(request, true);
        return answer(request);
      },
    }),
    admit,
  };

  async function admit(
    request: Pick<RouteRequest, 'header'>,
    role: StaffRole,
    changes: boolean,
  ): Promise<SignedIn> {
    site.check(request, changes);
    const value = cookie.read(request);
    const found = value && (await sessions.find(value));
    if (!found) throw new GuideError('sign-in-needed', '');
    const { account, session } = found;
    if (!mayAct(account.role, role)) throw new GuideError('role-too-low', `It needs ${role}.`);
    return {
      id: account.id,
      name: account.name,
      role: account.role,
      language: account.language,
      sessionId: session.id,
      entry: (action, about) => ({ ...about, at: stamp(clock()), agentId: account.id, action }),
    };
  }
}
