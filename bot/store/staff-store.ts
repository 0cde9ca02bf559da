/** What a member of staff may do; each may do what those before it may. */
export type StaffRole = 'agent' | 'lead' | 'administrator';

/** A member of staff. */
export interface Account {
  id: string;
  /** What prospects and colleagues read. */
  name: string;
  /** What is typed to sign in with a password, folded. Absent for who comes by OIDC alone. */
  login?: string;
  /** The hash of the password, with what it takes to check one. */
  password?: string;
  /** Issuer and subject of OIDC. Absent for who comes by password alone. */
  subject?: string;
  role: StaffRole;
  /** The language of the console for this person. */
  language?: string;
  createdAt: string;
  /** Since when nobody may sign in to it. */
  disabledAt?: string;
}

export interface StaffSession {
  /** The name under which it is listed and ended; opens nothing. */
  id: string;
  accountId: string;
  /** What the browser calls itself. */
  browser: string;
  createdAt: string;
  seenAt: string;
}

/**
 * What a one-time link is for: to make the first administrator, to join with a role, or to set a new password for an
 * account.
 */
export type LinkPurpose =
  | { kind: 'first' }
  | { kind: 'invitation'; role: StaffRole }
  | { kind: 'reset'; accountId: string };

/** One line of the audit log: who did what to whom. Ids and fixed words only, never what anybody said. */
export interface AuditEntry {
  at: string;
  /** Absent for the operator of the server. */
  agentId?: string;
  action: string;
  conversationId?: string;
  accountId?: string;
  detail?: string;
}

export interface AuditQuery {
  /** Only entries with a smaller number. */
  before?: number;
  conversationId?: string;
  agentId?: string;
  limit: number;
}

/** What may be changed of an account. */
export type AccountChange = Partial<Pick<Account, 'name' | 'password' | 'role' | 'language'>> & {
  /** When it was disabled; null lets it in again. */
  disabledAt?: string | null;
  /** Ends its sessions but this one; absent: lets them be, unless it is disabled. */
  endSessionsBut?: string;
};

/**
 * Staff, their sessions and what they did. A part of the store's port; every method that writes takes the entries of the
 * audit log about it and writes them in the same transaction.
 */
export interface StaffStore {
  findAccount(id: string): Promise<Account | undefined>;
  findLogin(login: string): Promise<Account | undefined>;
  /** By name. */
  listAccounts(): Promise<Account[]>;
  /** Whether anybody who may sign in is an administrator. */
  hasAdministrator(): Promise<boolean>;
  /** `last-administrator`: then nobody would be left who may let others in. */
  changeAccount(
    id: string,
    change: AccountChange,
    audit: AuditEntry[],
  ): Promise<'changed' | 'unknown' | 'last-administrator'>;
  /**
   * Adds who came by OIDC, or finds them by their subject and takes over name and, if given, role. `audit` tells what to
   * write down, of somebody new or of who was known before.
   */
  welcomeSubject(
    account: Omit<Account, 'subject'> & { subject: string },
    audit: (known: Account | undefined) => AuditEntry[],
    newRole?: StaffRole,
  ): Promise<Account>;

  /** Keeps a link; of the kinds `first` and `reset` it replaces the one before. */
  addLink(hash: string, purpose: LinkPurpose, expiresAt: string, audit: AuditEntry[]): Promise<void>;
  /** What a link that works at `now` is for. */
  findLink(hash: string, now: string): Promise<LinkPurpose | undefined>;
  /** Uses a link up and makes the account. Nothing happens unless the link still works and the login is free. */
  joinByLink(
    hash: string,
    now: string,
    account: Account,
    audit: AuditEntry[],
  ): Promise<'joined' | 'gone' | 'login-taken'>;
  /** Uses a link up, sets the password of its account and ends its sessions. */
  resetByLink(hash: string, now: string, password: string, audit: AuditEntry[]): Promise<Account | undefined>;

  /** Also forgets links and sessions that ended before the moments given. */
  addSession(
    hash: string,
    session: StaffSession,
    audit: AuditEntry[],
    forget: { seenBefore: string; createdBefore: string; now: string },
  ): Promise<void>;
  findSession(hash: string): Promise<{ session: StaffSession; account: Account } | undefined>;
  touchSession(hash: string, seenAt: string): Promise<void>;
  /** The newest first. */
  listSessions(accountId: string): Promise<StaffSession[]>;
  /** Ends one session of an account. False if there is none. */
  endSession(accountId: string, id: string, audit: AuditEntry[]): Promise<boolean>;

  record(entries: AuditEntry[]): Promise<void>;
  /** The newest first. */
  readAudit(query: AuditQuery): Promise<(AuditEntry & { number: number })[]>;
}
