import { z } from 'zod';
import { GuideError } from '../../dialogs/errors.ts';
import { parseBody } from '../channels/parse-body.ts';
import type { Answer, Route, RouteRequest } from '../http/route.ts';
import type { Account, AccountChange, AuditEntry } from '../store/staff-store.ts';
import { stamp } from '../store/stamp.ts';
import type { Store } from '../store/store.ts';
import type { Accounts } from './accounts.ts';
import type { SignedIn, StaffGuard } from './guard.ts';
import { linkPath } from './link-path.ts';
import { typedPassword } from './login.ts';
import { staffRole } from './staff-role.ts';

const invitation = z.object({ role: staffRole });
const newRole = z.object({ role: staffRole });
const passwords = z.object({ old: typedPassword, password: typedPassword });

export interface AccountRouteParts {
  guard: StaffGuard;
  accounts: Accounts;
  store: Pick<Store, 'staff'>;
  clock(): Temporal.Instant;
  /** The tags of the languages there are. */
  languages: readonly string[];
  /** Whether anybody signs in with a password. */
  withPasswords: boolean;
}

/** What people do about their own account, and administrators about everybody's. */
export function accountRoutes(parts: AccountRouteParts): Route[] {
  const { guard, accounts, store, clock, languages, withPasswords } = parts;
  const { staff } = store;
  const { staffRoute } = guard;
  const language = z.object({ language: z.string().refine((tag) => languages.includes(tag)) });

  const own: Route[] = [
    staffRoute({
      method: 'POST',
      path: '/desk/api/me/language',
      name: 'me-language',
      role: 'agent',
      answer: (request, agent) =>
        change(agent, agent.id, parseBody(language, request.body), 'language-changed'),
    }),
    staffRoute({
      method: 'GET',
      path: '/desk/api/me/sessions',
      name: 'me-sessions',
      role: 'agent',
      answer: async (_request, agent) => sessionList(agent.id, agent),
    }),
    staffRoute({
      method: 'POST',
      path: '/desk/api/me/sessions/:session/end',
      name: 'me-session-end',
      role: 'agent',
      answer: (request, agent) => endSession(agent, agent.id, request),
    }),
  ];
  const everybodys: Route[] = [
    staffRoute({
      method: 'GET',
      path: '/desk/api/accounts',
      name: 'accounts',
      role: 'administrator',
      answer: async () => ({ status: 200, json: { accounts: (await staff.listAccounts()).map(listed) } }),
    }),
    staffRoute({
      method: 'POST',
      path: '/desk/api/accounts/:id/role',
      name: 'account-role',
      role: 'administrator',
      answer(request, agent) {
        const { role } = parseBody(newRole, request.body);
        return change(agent, request.params.id, { role }, 'role-changed', role);
      },
    }),
    staffRoute({
      method: 'POST',
      path: '/desk/api/accounts/:id/disable',
      name: 'account-disable',
      role: 'administrator',
      answer: (request, agent) =>
        change(agent, request.params.id, { disabledAt: stamp(clock()) }, 'disabled'),
    }),
    staffRoute({
      method: 'POST',
      path: '/desk/api/accounts/:id/let-in',
      name: 'account-let-in',
      role: 'administrator',
      answer: (request, agent) => change(agent, request.params.id, { disabledAt: null }, 'let-in-again'),
    }),
    staffRoute({
      method: 'GET',
      path: '/desk/api/accounts/:id/sessions',
      name: 'account-sessions',
      role: 'administrator',
      answer: async (request, agent) => sessionList(request.params.id ?? '', agent),
    }),
    staffRoute({
      method: 'POST',
      path: '/desk/api/accounts/:id/sessions/:session/end',
      name: 'account-session-end',
      role: 'administrator',
      answer: (request, agent) => endSession(agent, request.params.id ?? '', request),
    }),
  ];
  const aboutPasswords: Route[] = [
    staffRoute({
      method: 'POST',
      path: '/desk/api/me/password',
      name: 'me-password',
      role: 'agent',
      async answer(request, agent) {
        const { old, password } = parseBody(passwords, request.body);
        await accounts.changePassword(agent, old, password, request.address);
        return done;
      },
    }),
    staffRoute({
      method: 'POST',
      path: '/desk/api/invitations',
      name: 'invitation',
      role: 'administrator',
      async answer(request, agent) {
        const { role } = parseBody(invitation, request.body);
        return { status: 201, json: { path: linkPath('join', await accounts.invite(role, agent)) } };
      },
    }),
    staffRoute({
      method: 'POST',
      path: '/desk/api/accounts/:id/reset',
      name: 'account-reset',
      role: 'administrator',
      async answer({ params }, agent) {
        const secret = await accounts.offerReset(params.id ?? '', agent);
        return { status: 201, json: { path: linkPath('reset', secret) } };
      },
    }),
  ];
  return [...own, ...everybodys, ...(withPasswords ? aboutPasswords : [])];

  async function change(
    agent: SignedIn,
    accountId: string | undefined,
    changes: AccountChange,
    action: Parameters<SignedIn['entry']>[0],
    detail?: string,
  ): Promise<Answer> {
    const id = accountId ?? '';
    const entry: AuditEntry = agent.entry(action, {
      accountId: id,
      ...(detail !== undefined && { detail }),
    });
    const outcome = await staff.changeAccount(id, changes, [entry]);
    if (outcome === 'unknown') throw new GuideError('account-unknown', '');
    if (outcome === 'last-administrator') throw new GuideError('last-administrator', '');
    return done;
  }

  async function sessionList(accountId: string, agent: SignedIn): Promise<Answer> {
    const sessions = (await staff.listSessions(accountId)).map(({ id, browser, createdAt, seenAt }) => ({
      id,
      browser,
      createdAt,
      seenAt,
      isThis: id === agent.sessionId,
    }));
    return { status: 200, json: { sessions } };
  }

  async function endSession(agent: SignedIn, accountId: string, { params }: RouteRequest): Promise<Answer> {
    const entry = agent.entry('session-ended', { accountId });
    if (!(await staff.endSession(accountId, params.session ?? '', [entry]))) {
      throw new GuideError('not-found', '');
    }
    return done;
  }
}

const done: Answer = { status: 204 };

/** An account as administrators see it: without what proves it. */
function listed({ id, name, login, role, language, createdAt, disabledAt, password, subject }: Account) {
  const ways = { password: password !== undefined, oidc: subject !== undefined };
  return { id, name, login, role, language, createdAt, disabledAt, ways };
}
