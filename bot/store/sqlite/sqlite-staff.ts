import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { numberOf, textOf } from '../columns.ts';
import type {
  Account,
  AccountChange,
  AuditEntry,
  LinkPurpose,
  StaffRole,
  StaffSession,
  StaffStore,
} from '../staff-store.ts';
import { staffStatements } from './sqlite-staff-statements.ts';

/** How the engine runs what reads and what writes. */
export interface Engine {
  read<Result>(work: () => Result): Promise<Result>;
  written<Result>(work: () => Result): Promise<Result>;
}

export interface SqliteStaff extends StaffStore {
  /** Adds to the audit log within a transaction of another part of the store. */
  recordNow(entries: readonly AuditEntry[]): void;
}

/** Staff in the embedded engine. */
export function sqliteStaff(database: DatabaseSync, { read, written }: Engine): SqliteStaff {
  const sql = staffStatements(database);

  return {
    recordNow,
    findAccount: (id) => read(() => accountById(id)),
    findLogin: (login) => read(() => optionalAccount(sql.accountByLogin.get(login))),
    listAccounts: () => read(() => sql.listAccounts.all().map(accountOf)),
    hasAdministrator: () => read(() => countAdministrators() > 0),
    changeAccount: (id, change, audit) =>
      written(() => {
        const account = accountById(id);
        if (!account) return 'unknown';
        const changed = applied(account, change);
        if (isActiveAdministrator(account) && !isActiveAdministrator(changed) && countAdministrators() < 2) {
          return 'last-administrator';
        }
        saveAccount(changed);
        if (changed.disabledAt !== undefined) sql.endSessions.run(id, '');
        else if (change.endSessionsBut !== undefined) sql.endSessions.run(id, change.endSessionsBut);
        recordNow(audit);
        return 'changed';
      }),
    welcomeSubject: (account, audit, newRole) =>
      written(() => {
        const known = optionalAccount(sql.accountBySubject.get(account.subject));
        const welcomed = known ? { ...known, name: account.name, role: newRole ?? known.role } : account;
        saveAccount(welcomed);
        recordNow(audit(known));
        return welcomed;
      }),

    addLink: (hash, purpose, expiresAt, audit) =>
      written(() => {
        const role = purpose.kind === 'invitation' ? purpose.role : null;
        const accountId = purpose.kind === 'reset' ? purpose.accountId : null;
        if (purpose.kind !== 'invitation') sql.dropLinksLike.run(purpose.kind, accountId);
        sql.addLink.run(hash, purpose.kind, role, accountId, expiresAt);
        recordNow(audit);
      }),
    findLink: (hash, now) => read(() => linkAt(hash, now)),
    joinByLink: (hash, now, account, audit) =>
      written(() => {
        const purpose = linkAt(hash, now);
        if (!purpose || purpose.kind === 'reset') return 'gone';
        if (purpose.kind === 'first' && countAdministrators() > 0) return 'gone';
        if (sql.accountByLogin.get(account.login ?? '')) return 'login-taken';
        sql.dropLink.run(hash);
        saveAccount(account);
        recordNow(audit);
        return 'joined';
      }),
    resetByLink: (hash, now, password, audit) =>
      written(() => {
        const purpose = linkAt(hash, now);
        const account = purpose?.kind === 'reset' ? accountById(purpose.accountId) : undefined;
        if (!account || account.disabledAt !== undefined) return undefined;
        const changed = { ...account, password };
        sql.dropLink.run(hash);
        saveAccount(changed);
        sql.endSessions.run(account.id, '');
        recordNow(audit);
        return changed;
      }),

    addSession: (hash, { id, accountId, browser, createdAt, seenAt }, audit, forget) =>
      written(() => {
        sql.forgetSessions.run(forget.seenBefore, forget.createdBefore);
        sql.forgetLinks.run(forget.now);
        sql.addSession.run(hash, id, accountId, browser, createdAt, seenAt);
        recordNow(audit);
      }),
    findSession: (hash) =>
      read(() => {
        const row = sql.findSession.get(hash);
        const account = row && accountById(textOf(row.account_id));
        return row && account && { session: sessionOf(row), account };
      }),
    touchSession: (hash, seenAt) => written(() => void sql.touchSession.run(seenAt, hash)),
    listSessions: (accountId) => read(() => sql.listSessions.all(accountId).map(sessionOf)),
    endSession: (accountId, id, audit) =>
      written(() => {
        if (sql.endSession.run(accountId, id).changes === 0) return false;
        recordNow(audit);
        return true;
      }),

    record: (entries) => written(() => recordNow(entries)),
    readAudit: ({ before, conversationId, agentId, limit }) =>
      read(() =>
        sql.readAudit
          .all(before ?? Number.MAX_SAFE_INTEGER, conversationId ?? null, agentId ?? null, limit)
          .map(auditEntryOf),
      ),
  };

  function recordNow(entries: readonly AuditEntry[]): void {
    for (const { at, agentId, action, conversationId, accountId, detail } of entries) {
      sql.addAudit.run(
        at,
        agentId ?? null,
        action,
        conversationId ?? null,
        accountId ?? null,
        detail ?? null,
      );
    }
  }

  function accountById(id: string): Account | undefined {
    return optionalAccount(sql.accountById.get(id));
  }

  function countAdministrators(): number {
    return numberOf(sql.countAdministrators.get()?.administrators);
  }

  function saveAccount(account: Account): void {
    sql.saveAccount.run(
      account.id,
      account.name,
      account.login ?? null,
      account.password ?? null,
      account.subject ?? null,
      account.role,
      account.language ?? null,
      account.createdAt,
      account.disabledAt ?? null,
    );
  }

  function linkAt(hash: string, now: string): LinkPurpose | undefined {
    const row = sql.findLink.get(hash, now);
    if (!row) return undefined;
    if (row.kind === 'reset') return { kind: 'reset', accountId: textOf(row.account_id) };
    return row.kind === 'first' ? { kind: 'first' } : { kind: 'invitation', role: roleOf(row.role) };
  }
}

type Row = Record<string, SQLOutputValue>;

function applied(account: Account, change: AccountChange): Account {
  const { disabledAt = account.disabledAt ?? null, endSessionsBut: _, ...rest } = change;
  const { disabledAt: __, ...kept } = { ...account, ...rest };
  return disabledAt === null ? kept : { ...kept, disabledAt };
}

function isActiveAdministrator({ role, disabledAt }: Account): boolean {
  return role === 'administrator' && disabledAt === undefined;
}

function optionalAccount(row: Row | undefined): Account | undefined {
  return row && accountOf(row);
}

function accountOf(row: Row): Account {
  return {
    id: textOf(row.id),
    name: textOf(row.name),
    role: roleOf(row.role),
    createdAt: textOf(row.created_at),
    ...(row.login !== null && { login: textOf(row.login) }),
    ...(row.password !== null && { password: textOf(row.password) }),
    ...(row.subject !== null && { subject: textOf(row.subject) }),
    ...(row.language !== null && { language: textOf(row.language) }),
    ...(row.disabled_at !== null && { disabledAt: textOf(row.disabled_at) }),
  };
}

/** What the file holds and is no role may do the least. */
function roleOf(value: SQLOutputValue | undefined): StaffRole {
  return value === 'lead' || value === 'administrator' ? value : 'agent';
}

function sessionOf(row: Row): StaffSession {
  return {
    id: textOf(row.id),
    accountId: textOf(row.account_id),
    browser: textOf(row.browser),
    createdAt: textOf(row.created_at),
    seenAt: textOf(row.seen_at),
  };
}

function auditEntryOf(row: Row): AuditEntry & { number: number } {
  return {
    number: numberOf(row.number),
    at: textOf(row.at),
    action: textOf(row.action),
    ...(row.agent_id !== null && { agentId: textOf(row.agent_id) }),
    ...(row.conversation_id !== null && { conversationId: textOf(row.conversation_id) }),
    ...(row.account_id !== null && { accountId: textOf(row.account_id) }),
    ...(row.detail !== null && { detail: textOf(row.detail) }),
  };
}
