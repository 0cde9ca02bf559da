import { numberOf } from '../columns.ts';
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
import type { Account, AuditEntry, AuditQuery, LinkPurpose, StaffStore } from '../staff-store.ts';
import type { Connections, Rows, Statement } from './connections.ts';
import { staffStatements as sql } from './postgres-staff-statements.ts';

/** Staff in PostgreSQL. */
export function postgresStaff({ rows, transaction }: Connections): StaffStore {
  let last: Promise<unknown> = Promise.resolve();

  return {
    findAccount: (id) => accountBy(rows, sql.accountById, id),
    findLogin: (login) => accountBy(rows, sql.accountByLogin, login),
    listAccounts: async () => (await rows(sql.listAccounts)).map(accountOf),
    hasAdministrator: async () => (await countAdministrators(rows)) > 0,
    changeAccount: (id, change, audit) =>
      inOrder(async (rows) => {
        const account = await accountBy(rows, sql.accountById, id);
        if (!account) return 'unknown';
        const changed = applied(account, change);
        const stepsDown = isActiveAdministrator(account) && !isActiveAdministrator(changed);
        if (stepsDown && (await countAdministrators(rows)) < 2) return 'last-administrator';
        await rows(sql.saveAccount, accountValues(changed));
        if (changed.disabledAt !== undefined) await rows(sql.endSessions, [id, '']);
        else if (change.endSessionsBut !== undefined)
          await rows(sql.endSessions, [id, change.endSessionsBut]);
        await recordAudit(rows, audit);
        return 'changed';
      }),
    welcomeSubject: (account, audit, newRole) =>
      inOrder(async (rows) => {
        const known = await accountBy(rows, sql.accountBySubject, account.subject);
        const welcomed = known ? { ...known, name: account.name, role: newRole ?? known.role } : account;
        await rows(sql.saveAccount, accountValues(welcomed));
        await recordAudit(rows, audit(known));
        return welcomed;
      }),

    addLink: (hash, purpose, expiresAt, audit) =>
      inOrder(async (rows) => {
        const role = purpose.kind === 'invitation' ? purpose.role : null;
        const accountId = purpose.kind === 'reset' ? purpose.accountId : null;
        if (purpose.kind !== 'invitation') await rows(sql.dropLinksLike, [purpose.kind, accountId]);
        await rows(sql.addLink, [hash, purpose.kind, role, accountId, expiresAt]);
        await recordAudit(rows, audit);
      }),
    findLink: (hash, now) => linkAt(rows, hash, now),
    joinByLink: (hash, now, account, audit) =>
      inOrder(async (rows) => {
        const purpose = await linkAt(rows, hash, now);
        if (!purpose || purpose.kind === 'reset') return 'gone';
        if (purpose.kind === 'first' && (await countAdministrators(rows)) > 0) return 'gone';
        if (await accountBy(rows, sql.accountByLogin, account.login ?? '')) return 'login-taken';
        await rows(sql.dropLink, [hash]);
        await rows(sql.saveAccount, accountValues(account));
        await recordAudit(rows, audit);
        return 'joined';
      }),
    resetByLink: (hash, now, password, audit) =>
      inOrder(async (rows) => {
        const purpose = await linkAt(rows, hash, now);
        if (purpose?.kind !== 'reset') return undefined;
        const account = await accountBy(rows, sql.accountById, purpose.accountId);
        if (!account || account.disabledAt !== undefined) return undefined;
        const changed = { ...account, password };
        await rows(sql.dropLink, [hash]);
        await rows(sql.saveAccount, accountValues(changed));
        await rows(sql.endSessions, [account.id, '']);
        await recordAudit(rows, audit);
        return changed;
      }),

    addSession: (hash, { id, accountId, browser, createdAt, seenAt }, audit, forget) =>
      transaction(async (rows) => {
        await rows(sql.forgetSessions, [forget.seenBefore, forget.createdBefore]);
        await rows(sql.forgetLinks, [forget.now]);
        await rows(sql.addSession, [hash, id, accountId, browser, createdAt, seenAt]);
        await recordAudit(rows, audit);
      }),
    async findSession(hash) {
      const [row] = await rows(sql.findSession, [hash]);
      if (!row) return undefined;
      const session = sessionOf({ ...row, id: row.session_id, created_at: row.began_at });
      return { session, account: accountOf(row) };
    },
    touchSession: async (hash, seenAt) => void (await rows(sql.touchSession, [hash, seenAt])),
    listSessions: async (accountId) => (await rows(sql.listSessions, [accountId])).map(sessionOf),
    endSession: (accountId, id, audit) =>
      transaction(async (rows) => {
        if ((await rows(sql.endSession, [accountId, id])).length === 0) return false;
        await recordAudit(rows, audit);
        return true;
      }),

    record: (entries) => transaction((rows) => recordAudit(rows, entries)),
    async readAudit(query) {
      const { statement, values } = auditQuery(query);
      return (await rows(statement, values)).map(auditEntryOf);
    },
  };

  /**
   * One change of accounts after the other: those of other instances by the lock, those of this one in the order in
   * which they were asked for, which two connections would not keep.
   */
  function inOrder<Result>(work: (rows: Rows) => Promise<Result>): Promise<Result> {
    const done = last.then(() =>
      transaction(async (rows) => {
        await rows(sql.lockAccounts);
        return work(rows);
      }),
    );
    last = done.catch(() => undefined);
    return done;
  }
}

/** Adds to the audit log within the transaction that `rows` is of. */
export async function recordAudit(rows: Rows, entries: readonly AuditEntry[]): Promise<void> {
  for (const entry of entries) await rows(sql.addAudit, auditValues(entry));
}

async function accountBy(rows: Rows, statement: Statement, value: string): Promise<Account | undefined> {
  const [row] = await rows(statement, [value]);
  return optionalAccount(row);
}

async function countAdministrators(rows: Rows): Promise<number> {
  const [row] = await rows(sql.countAdministrators);
  return numberOf(row?.administrators);
}

async function linkAt(rows: Rows, hash: string, now: string): Promise<LinkPurpose | undefined> {
  const [row] = await rows(sql.findLink, [hash, now]);
  return row && purposeOf(row);
}

/** What is not asked for is not in the text, so that each question finds its own index. */
function auditQuery({ before, conversationId, agentId, limit }: AuditQuery) {
  const values: (string | number)[] = [];
  const place = (value: string | number) => `$${values.push(value)}`;
  const wishes = [
    ...(before === undefined ? [] : [`number < ${place(before)}`]),
    ...(conversationId === undefined ? [] : [`conversation_id = ${place(conversationId)}`]),
    ...(agentId === undefined ? [] : [`agent_id = ${place(agentId)}`]),
  ];
  const name = [
    'staff-audit',
    before !== undefined && 'before',
    conversationId !== undefined && 'conversation',
  ]
    .concat(agentId !== undefined && 'agent')
    .filter((part) => part !== false)
    .join('-');
  const where = wishes.length > 0 ? `WHERE ${wishes.join(' AND ')}` : '';
  const text = `SELECT * FROM audit ${where} ORDER BY number DESC LIMIT ${place(limit)}`;
  return { statement: { name, text, reads: true }, values };
}
