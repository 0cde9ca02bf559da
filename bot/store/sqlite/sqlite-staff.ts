import type { DatabaseSync } from 'node:sqlite';
import { numberOf, textOf } from '../columns.ts';
import {
  accountOf,
  accountValues,
  applied,
  auditEntryOf,
  auditValues,
  isActiveAdministrator,
  optionalAccount,
  purposeOf,
  sessionOf,
} from '../staff-rows.ts';
import type { Account, AuditEntry, LinkPurpose, StaffStore } from '../staff-store.ts';
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
    for (const entry of entries) sql.addAudit.run(...auditValues(entry));
  }

  function accountById(id: string): Account | undefined {
    return optionalAccount(sql.accountById.get(id));
  }

  function countAdministrators(): number {
    return numberOf(sql.countAdministrators.get()?.administrators);
  }

  function saveAccount(account: Account): void {
    sql.saveAccount.run(...accountValues(account));
  }

  function linkAt(hash: string, now: string): LinkPurpose | undefined {
    const row = sql.findLink.get(hash, now);
    return row && purposeOf(row);
  }
}
