import { GuideError } from '../../dialogs/errors.ts';
import type { Answer, Route, RouteRequest } from '../http/route.ts';
import type { EventLog } from '../operations/log-events.ts';
import type { Account } from '../store/staff-store.ts';
import { stamp } from '../store/stamp.ts';
import type { Store } from '../store/store.ts';
import type { StaffGuard } from './guard.ts';
import type { Oidc } from './oidc.ts';
import { neededClaims, type OidcRules, oidcPerson } from './oidc-person.ts';
import type { SignIn } from './session-routes.ts';
import type { StaffCookie } from './staff-cookie.ts';

/** How long somebody may take at the issuer, in seconds. */
const tripSeconds = 600;
const callback = '/desk/api/oidc/callback';

export interface OidcRouteParts {
  guard: StaffGuard;
  oidc: Oidc;
  rules: OidcRules;
  /** Comes along when the issuer sends the person back. */
  tripCookie: StaffCookie;
  /** How the server is reached from outside. */
  publicOrigin: string;
  signIn: SignIn;
  store: Pick<Store, 'staff'>;
  clock(): Temporal.Instant;
  randomId(): string;
  log: Pick<EventLog, 'warn'>;
}

/** Signing in with the account of an organisation. What goes wrong is told on the sign-in page. */
export function oidcRoutes(parts: OidcRouteParts): Route[] {
  const { guard, oidc, rules, tripCookie, publicOrigin, signIn, store, clock, randomId, log } = parts;
  return [
    guard.openRoute({
      method: 'GET',
      path: '/desk/api/oidc/start',
      name: 'oidc-start',
      answer: (request) =>
        orSayWhy(async () => {
          const { address, trip } = await oidc.depart(publicOrigin + callback);
          return goTo(address, tripCookie.write(request, trip, tripSeconds));
        }),
    }),
    guard.openRoute({
      method: 'GET',
      path: callback,
      name: 'oidc-callback',
      answer: (request) =>
        orSayWhy(async () => {
          const address = new URL(`${publicOrigin}${callback}?${request.query}`);
          const claims = await oidc.arrive(address, tripCookie.read(request), neededClaims(rules));
          const account = await accountOf(oidcPerson(claims, rules));
          return comeIn(request, account);
        }),
    }),
  ];

  async function accountOf({ subject, name, role }: ReturnType<typeof oidcPerson>): Promise<Account> {
    const at = stamp(clock());
    const newcomer = { id: randomId(), name, subject, role: role ?? 'agent', createdAt: at };
    const account = await store.staff.welcomeSubject(
      newcomer,
      (known) => {
        const about = { at, agentId: known?.id ?? newcomer.id, accountId: known?.id ?? newcomer.id };
        if (!known) return [{ ...about, action: 'joined', detail: newcomer.role }];
        return role && role !== known.role ? [{ ...about, action: 'role-changed', detail: role }] : [];
      },
      role,
    );
    if (account.disabledAt !== undefined) throw new GuideError('oidc-refused', 'Wrong: disabled.');
    return account;
  }

  async function comeIn(request: RouteRequest, account: Account): Promise<Answer> {
    const { headers } = await signIn(request, account);
    return goTo('/console', headers?.['set-cookie'] ?? '');
  }

  async function orSayWhy(go: () => Promise<Answer>): Promise<Answer> {
    try {
      return await go();
    } catch (error) {
      if (!(error instanceof GuideError) || !error.code.startsWith('oidc-')) throw error;
      log.warn({ code: error.code, reason: error.detail }, 'oidc-failed');
      return { status: 303, headers: { location: `/console/sign-in#problem=${error.code}` } };
    }
  }
}

function goTo(address: string, cookie: string): Answer {
  return { status: 303, headers: { location: address, 'set-cookie': cookie } };
}
