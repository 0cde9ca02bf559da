import { GuideError } from '../../dialogs/errors.ts';
import type { Account, AuditEntry, LinkPurpose, StaffRole } from '../store/staff-store.ts';
import { stamp } from '../store/stamp.ts';
import type { Store } from '../store/store.ts';
import type { AuditAction } from './audit-action.ts';
import { createBackOff } from './back-off.ts';
import type { AuditSubject, SignedIn } from './guard.ts';
import { foldedLogin } from './login.ts';
import type { Passwords } from './passwords.ts';
import { newSecret, secretHash } from './secret.ts';

/** How long links work, in hours. */
const linkHours = { first: 24, reset: 24, invitation: 7 * 24 };

/** Who joins, as typed. */
export interface Newcomer {
  name: string;
  login: string;
  password: string;
}

export interface Accounts {
  /**
   * The account of a login and password. Rejects with `sign-in-refused`, whatever is wrong about them, and with a
   * RateLimitedError after too many tries from an address, for a login, or both.
   */
  check(login: string, password: string, address: string): Promise<Account>;
  /** What is in a new link that makes the first administrator; undefined once there is one. */
  inviteFirst(): Promise<string | undefined>;
  /** What is in a new link with which somebody joins. `by` absent: the operator. */
  invite(role: StaffRole, by?: SignedIn): Promise<string>;
  /** What is in a new link that sets a new password. Rejects with `account-unknown`. */
  offerReset(accountId: string, by?: SignedIn): Promise<string>;
  /** What a link is for. Rejects with `link-invalid`. */
  look(secret: string): Promise<LinkPurpose & { login?: string }>;
  /** Uses up a link to join. Rejects with `link-invalid`, `login-taken` or `password-weak`. */
  join(secret: string, newcomer: Newcomer): Promise<Account>;
  /** Uses up a link to set a new password. Rejects with `link-invalid` or `password-weak`. */
  reset(secret: string, password: string): Promise<Account>;
  /** Sets another password and ends the person's other sessions. Rejects with `sign-in-refused` for a wrong old one. */
  changePassword(agent: SignedIn, old: string, password: string, address: string): Promise<void>;
}

export interface AccountParts {
  store: Pick<Store, 'staff'>;
  passwords: Passwords;
  clock(): Temporal.Instant;
  randomId(): string;
}

/** Accounts with a password, and the links by which they come about. */
export function createAccounts({ store, passwords, clock, randomId }: AccountParts): Accounts {
  const { staff } = store;
  // somebody who tries many passwords from one place is slowed down long; from many places, an account's own person
  // must still get in, and an office behind one address too
  const byBoth = createBackOff({ free: 5, longest: 900, clock });
  const byAddress = createBackOff({ free: 30, longest: 300, clock });
  const byLogin = createBackOff({ free: 30, longest: 30, clock });

  return {
    async check(typed, password, address) {
      const login = foldedLogin(typed);
      const both = `${address} ${login}`;
      byBoth.begin(both);
      byAddress.begin(address);
      byLogin.begin(login);
      const account = await staff.findLogin(login);
      const isRight = await passwords.matches(password, account?.password);
      if (!account || !isRight || account.disabledAt !== undefined) {
        throw new GuideError('sign-in-refused', '');
      }
      byBoth.forgive(both);
      byLogin.forgive(login);
      return account;
    },

    async inviteFirst() {
      return (await staff.hasAdministrator()) ? undefined : makeLink({ kind: 'first' }, []);
    },
    invite: (role, by) =>
      makeLink({ kind: 'invitation', role }, [entry('invited', { detail: role }, by?.id)]),
    async offerReset(accountId, by) {
      const account = await staff.findAccount(accountId);
      if (account?.login === undefined) throw new GuideError('account-unknown', '');
      return makeLink({ kind: 'reset', accountId }, [entry('reset-offered', { accountId }, by?.id)]);
    },

    async look(secret) {
      const purpose = await staff.findLink(secretHash(secret), stamp(clock()));
      if (!purpose) throw new GuideError('link-invalid', '');
      if (purpose.kind !== 'reset') return purpose;
      const account = await staff.findAccount(purpose.accountId);
      if (account?.login === undefined || account.disabledAt !== undefined) {
        throw new GuideError('link-invalid', '');
      }
      return { ...purpose, login: account.login };
    },

    async join(secret, { name, login: typed, password }) {
      const hash = secretHash(secret);
      const now = stamp(clock());
      const purpose = await staff.findLink(hash, now);
      if (!purpose || purpose.kind === 'reset') throw new GuideError('link-invalid', '');
      const login = foldedLogin(typed);
      refuseWeak(password, login);
      const account: Account = {
        id: randomId(),
        name,
        login,
        password: await passwords.hash(password),
        role: purpose.kind === 'first' ? 'administrator' : purpose.role,
        createdAt: now,
      };
      const joined = entry('joined', { accountId: account.id, detail: account.role }, account.id);
      const outcome = await staff.joinByLink(hash, now, account, [joined]);
      if (outcome === 'login-taken') throw new GuideError('login-taken', '');
      if (outcome === 'gone') throw new GuideError('link-invalid', '');
      return account;
    },

    async reset(secret, password) {
      const hash = secretHash(secret);
      const now = stamp(clock());
      const purpose = await staff.findLink(hash, now);
      if (purpose?.kind !== 'reset') throw new GuideError('link-invalid', '');
      const { accountId } = purpose;
      refuseWeak(password, (await staff.findAccount(accountId))?.login ?? '');
      const kept = await passwords.hash(password);
      const account = await staff.resetByLink(hash, now, kept, [
        entry('password-changed', { accountId, detail: 'by-link' }, accountId),
      ]);
      if (!account) throw new GuideError('link-invalid', '');
      return account;
    },

    async changePassword(agent, old, password, address) {
      const account = await staff.findAccount(agent.id);
      const both = `${address} ${agent.id}`;
      byBoth.begin(both);
      const isRight = await passwords.matches(old, account?.password);
      if (account?.login === undefined || !isRight) throw new GuideError('sign-in-refused', '');
      byBoth.forgive(both);
      refuseWeak(password, account.login);
      const kept = await passwords.hash(password);
      await staff.changeAccount(agent.id, { password: kept, endSessionsBut: agent.sessionId }, [
        agent.entry('password-changed', { accountId: agent.id }),
      ]);
    },
  };

  async function makeLink(purpose: LinkPurpose, audit: AuditEntry[]): Promise<string> {
    const secret = newSecret();
    const expiresAt = stamp(clock().add({ hours: linkHours[purpose.kind] }));
    await staff.addLink(secretHash(secret), purpose, expiresAt, audit);
    return secret;
  }

  function entry(action: AuditAction, about: AuditSubject, agentId?: string): AuditEntry {
    return { ...about, at: stamp(clock()), ...(agentId !== undefined && { agentId }), action };
  }
}

/** Long is what makes a password hard; what remains to refuse is the name itself and one key held down. */
function refuseWeak(password: string, login: string): void {
  const letters = password.normalize('NFKC').toLowerCase();
  const isRepetitive = new Set(letters).size < 5;
  if ([...letters].length < 12 || isRepetitive || letters.replaceAll(login, '').length < 8) {
    throw new GuideError('password-weak', '');
  }
}
