import { z } from 'zod';
import { GuideError } from '../../dialogs/errors.ts';
import type { StaffRole } from '../store/staff-store.ts';
import { typedName } from './login.ts';
import type { OidcClaims } from './oidc.ts';

/** Who may sign in by OIDC, and as what. */
export interface OidcRules {
  /** Mail domains; none is all. */
  domains: readonly string[];
  /** The claim that tells the role, a dot for each step into it. */
  roleClaim: string | undefined;
  /** Values of that claim by the role they give; no agents: everybody is at least one. */
  roles: Record<StaffRole, readonly string[]>;
}

export interface OidcPerson {
  /** Issuer and subject, which never change. Not the mail address: that can pass to somebody else. */
  subject: string;
  name: string;
  /** Undefined: as it is, or an agent. */
  role: StaffRole | undefined;
}

const about = z.object({
  name: typedName.optional().catch(undefined),
  preferred_username: typedName.optional().catch(undefined),
  email: z.string().optional().catch(undefined),
  // some issuers write it as a text
  email_verified: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .optional(),
});

/** Reads a person from claims. Throws `oidc-refused` for who may not come in. */
export function oidcPerson(claims: OidcClaims, { domains, roleClaim, roles }: OidcRules): OidcPerson {
  const read = about.safeParse(claims);
  if (!read.success) throw new GuideError('oidc-refused', 'Wrong: claims.');
  const { name, preferred_username, email, email_verified } = read.data;
  const domain = email?.split('@').at(-1)?.toLowerCase() ?? '';
  if (domains.length > 0 && !domains.includes(domain)) throw new GuideError('oidc-refused', 'Wrong: domain.');
  if (domains.length > 0 && email_verified === false) {
    throw new GuideError('oidc-refused', 'Wrong: address not verified.');
  }
  return {
    subject: `${claims.iss} ${claims.sub}`,
    name: name ?? preferred_username ?? typedName.catch('?').parse(email ?? ''),
    role: roleClaim === undefined ? undefined : roleIn(valuesAt(claims, roleClaim), roles),
  };
}

/** Claims that must be known of a person, to be asked for where the token lacks them. */
export function neededClaims({ domains, roleClaim }: OidcRules): string[] {
  const role = roleClaim === undefined ? [] : roleClaim.split('.').slice(0, 1);
  return ['name', ...(domains.length > 0 ? ['email'] : []), ...role];
}

function roleIn(values: readonly string[], roles: OidcRules['roles']): StaffRole {
  const gives = (role: StaffRole) => roles[role].some((value) => values.includes(value));
  if (gives('administrator')) return 'administrator';
  if (gives('lead')) return 'lead';
  if (roles.agent.length === 0 || gives('agent')) return 'agent';
  throw new GuideError('oidc-refused', 'Wrong: role.');
}

function valuesAt(claims: OidcClaims, path: string): string[] {
  // a claim may be named by an address with dots in it
  const found =
    claims[path] ??
    path.split('.').reduce<unknown>((value, name) => {
      return typeof value === 'object' && value !== null
        ? Object.entries(value).find(([key]) => key === name)?.[1]
        : undefined;
    }, claims);
  return z
    .union([z.array(z.string()), z.string().transform((value) => [value])])
    .catch([])
    .parse(found);
}
