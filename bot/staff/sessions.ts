import type { Account, AuditEntry, StaffSession, StaffStore } from '../store/staff-store.ts';
import { stamp } from '../store/stamp.ts';
import { newSecret, secretHash } from './secret.ts';

/** How long a session lasts that nobody uses, in seconds. */
const idleSeconds = 12 * 3600;
/** How long any session lasts, in seconds. */
export const longestSeconds = 7 * 86_400;
/** How exactly it is known when a session was last used, in seconds: each time is a write to disk. */
const touchSeconds = 60;

export interface Sessions {
  /** Signs an account in. Resolves with the value of the cookie. */
  begin(account: Account, browser: string, audit: AuditEntry[]): Promise<string>;
  /** Who a cookie is, unless the session ended or the account is disabled. */
  find(cookie: string): Promise<{ account: Account; session: StaffSession } | undefined>;
}

export interface SessionParts {
  staff: StaffStore;
  clock(): Temporal.Instant;
  randomId(): string;
}

/** Sessions kept in the store, so that each can be ended at once and all instances know the same. */
export function createSessions({ staff, clock, randomId }: SessionParts): Sessions {
  return {
    async begin(account, browser, audit) {
      const now = clock();
      const at = stamp(now);
      const cookie = newSecret();
      await staff.addSession(
        secretHash(cookie),
        {
          id: randomId(),
          accountId: account.id,
          browser: browser.slice(0, 200),
          createdAt: at,
          seenAt: at,
        },
        audit,
        { seenBefore: before(now, idleSeconds), createdBefore: before(now, longestSeconds), now: at },
      );
      return cookie;
    },

    async find(cookie) {
      const hash = secretHash(cookie);
      const found = await staff.findSession(hash);
      if (!found || found.account.disabledAt !== undefined) return undefined;
      const now = clock();
      const age = (at: string) => now.since(at).total('seconds');
      const { createdAt, seenAt } = found.session;
      if (age(seenAt) >= idleSeconds || age(createdAt) >= longestSeconds) return undefined;
      if (age(seenAt) >= touchSeconds) await staff.touchSession(hash, stamp(now));
      return found;
    },
  };
}

function before(now: Temporal.Instant, seconds: number): string {
  return stamp(now.subtract({ seconds }));
}
