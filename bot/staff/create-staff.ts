import type { Config } from '../config.ts';
import type { Route } from '../http/route.ts';
import type { EventLog } from '../operations/log-events.ts';
import type { Store } from '../store/store.ts';
import { accountRoutes } from './account-routes.ts';
import { createAccounts } from './accounts.ts';
import { auditRoutes } from './audit-routes.ts';
import { createStaffGuard, type StaffGuard } from './guard.ts';
import { linkPath } from './link-path.ts';
import { linkRoutes } from './link-routes.ts';
import { createOidc } from './oidc.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { createOwnSite } from './own-site.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { createSignIn, sessionRoutes } from './session-routes.ts';
import { createSessions } from './sessions.ts';
import { createStaffCookie } from './staff-cookie.ts';

export interface Staff {
  routes: Route[];
  guard: StaffGuard;
  /** The path of a new one-time link that makes the first administrator; undefined once there is one. */
  inviteFirst(): Promise<string | undefined>;
}

export interface StaffParts {
  config: Config;
  store: Pick<Store, 'staff'>;
  clock(): Temporal.Instant;
  randomId(): string;
  /** The tags of the languages there are. */
  languages: readonly string[];
  log: Pick<EventLog, 'warn'>;
  /** Cheaper ones for tests. */
  passwords?: Passwords | undefined;
}

/** Sign-in, roles and the audit log. Undefined unless the desk is switched on: then none of its addresses exists. */
export function createStaff(parts: StaffParts): Staff | undefined {
  const { config, store, clock, randomId, languages, log, passwords = createPasswords() } = parts;
  const options = { password: config.DESK === 'on', oidc: config.OIDC_ISSUER !== undefined };
  if (!options.password && !options.oidc) return undefined;
  const site = createOwnSite(config.PUBLIC_URL);
  const cookie = createStaffCookie(site, 'desk', 'Strict');
  const sessions = createSessions({ staff: store.staff, clock, randomId });
  const guard = createStaffGuard({ store, site, cookie, sessions, clock });
  const accounts = createAccounts({ store, passwords, clock, randomId });
  const signIn = createSignIn(sessions, cookie, clock);

  return {
    guard,
    routes: [
      ...sessionRoutes({ guard, accounts, signIn, store, cookie, options }),
      ...accountRoutes({ guard, accounts, store, clock, languages, withPasswords: options.password }),
      ...auditRoutes(guard, store),
      ...(options.password ? linkRoutes({ guard, accounts, signIn }) : []),
      ...oidc(),
    ],
    async inviteFirst() {
      const secret = options.password ? await accounts.inviteFirst() : undefined;
      return secret && linkPath('join', secret);
    },
  };

  function oidc(): Route[] {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, PUBLIC_URL: publicOrigin } = config;
    if (!issuer || !clientId || !publicOrigin) return [];
    const settings = {
      issuer,
      clientId,
      clientSecret: config.OIDC_CLIENT_SECRET,
      scopes: config.OIDC_SCOPES,
    };
    return oidcRoutes({
      guard,
      oidc: createOidc(settings, clock),
      rules: {
        domains: config.OIDC_DOMAINS,
        roleClaim: config.OIDC_ROLE_CLAIM,
        roles: {
          agent: config.OIDC_AGENTS,
          lead: config.OIDC_LEADS,
          administrator: config.OIDC_ADMINISTRATORS,
        },
      },
      tripCookie: createStaffCookie(site, 'desk-oidc', 'Lax'),
      publicOrigin,
      signIn,
      store,
      clock,
      randomId,
      log,
    });
  }
}
