import { parseBody } from '../channels/parse-body.ts';
import type { Answer, Route, RouteRequest } from '../http/route.ts';
import { signIn as credentials, type SignInOptions } from '../staff-api/contract/people.ts';
import type { Account } from '../store/staff-store.ts';
import { stamp } from '../store/stamp.ts';
import type { Store } from '../store/store.ts';
import type { Accounts } from './accounts.ts';
import type { SignedIn, StaffGuard } from './guard.ts';
import { longestSeconds, type Sessions } from './sessions.ts';
import type { StaffCookie } from './staff-cookie.ts';

export interface SessionRouteParts {
  guard: StaffGuard;
  accounts: Accounts;
  signIn: SignIn;
  store: Pick<Store, 'staff'>;
  cookie: StaffCookie;
  options: SignInOptions;
}

/** Signing in with a password, signing out, and who one is. */
export function sessionRoutes({
  guard,
  accounts,
  signIn,
  store,
  cookie,
  options,
}: SessionRouteParts): Route[] {
  const { staffRoute, openRoute } = guard;
  return [
    openRoute({
      method: 'GET',
      path: '/desk/api/sign-in-options',
      name: 'sign-in-options',
      answer: () => ({ status: 200, json: options }),
    }),
    ...(options.password
      ? [
          openRoute({
            method: 'POST',
            path: '/desk/api/session',
            name: 'session-begin',
            async answer(request) {
              const { name, password } = parseBody(credentials, request.body);
              return signIn(request, await accounts.check(name, password, request.address));
            },
          }),
        ]
      : []),
    staffRoute({
      method: 'POST',
      path: '/desk/api/session/end',
      name: 'session-end',
      role: 'agent',
      async answer(request, agent) {
        await store.staff.endSession(agent.id, agent.sessionId, [agent.entry('signed-out')]);
        return { status: 204, headers: { 'set-cookie': cookie.write(request, '', 0) } };
      },
    }),
    staffRoute({
      method: 'GET',
      path: '/desk/api/me',
      name: 'me',
      role: 'agent',
      answer: (_request, agent) => ({ status: 200, json: { ...describe(agent), canOidc: options.oidc } }),
    }),
  ];
}

/** Answers with a session of an account that has proved itself. */
export type SignIn = (request: RouteRequest, account: Account) => Promise<Answer>;

export function createSignIn(sessions: Sessions, cookie: StaffCookie, clock: () => Temporal.Instant): SignIn {
  return async (request, account) => {
    const entry = { at: stamp(clock()), agentId: account.id, action: 'signed-in' };
    const value = await sessions.begin(account, request.header('user-agent') ?? '', [entry]);
    return {
      status: 200,
      headers: { 'set-cookie': cookie.write(request, value, longestSeconds) },
      json: describe(account),
    };
  };
}

function describe({
  id,
  name,
  role,
  language,
}: Pick<SignedIn, 'id' | 'name' | 'role'> & { language?: string | undefined }) {
  return { id, name, role, language };
}
