import { numberOf, textOf } from './columns.ts';
import type {
  Account,
  AccountChange,
  AuditEntry,
  LinkPurpose,
  StaffRole,
  StaffSession,
} from './staff-store.ts';

/** As both engines hand it over. */
type Row = Record<string, unknown>;

/** The account after a change. */
export function applied(account: Account, change: AccountChange): Account {
  const { disabledAt = account.disabledAt ?? null, endSessionsBut: _, ...rest } = change;
  const { disabledAt: __, ...kept } = { ...account, ...rest };
  return disabledAt === null ? kept : { ...kept, disabledAt };
}

export function isActiveAdministrator({ role, disabledAt }: Account): boolean {
  return role === 'administrator' && disabledAt === undefined;
}

export function optionalAccount(row: Row | undefined): Account | undefined {
  return row && accountOf(row);
}

export function accountOf(row: Row): Account {
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
function roleOf(value: unknown): StaffRole {
  return value === 'lead' || value === 'administrator' ? value : 'agent';
}

export function sessionOf(row: Row): StaffSession {
  return {
    id: textOf(row.id),
    accountId: textOf(row.account_id),
    browser: textOf(row.browser),
    createdAt: textOf(row.created_at),
    seenAt: textOf(row.seen_at),
  };
}

export function auditEntryOf(row: Row): AuditEntry & { number: number } {
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

/** In the order of the columns of the table. */
export function accountValues(account: Account): (string | null)[] {
  const { id, name, login, password, subject, role, language, createdAt, disabledAt } = account;
  return [
    id,
    name,
    login ?? null,
    password ?? null,
    subject ?? null,
    role,
    language ?? null,
    createdAt,
    disabledAt ?? null,
  ];
}

/** In the order of the columns of the table, without the number. */
export function auditValues(entry: AuditEntry): (string | null)[] {
  const { at, agentId, action, conversationId, accountId, detail } = entry;
  return [at, agentId ?? null, action, conversationId ?? null, accountId ?? null, detail ?? null];
}

export function purposeOf(row: Row): LinkPurpose {
  if (row.kind === 'reset') return { kind: 'reset', accountId: textOf(row.account_id) };
  return row.kind === 'first' ? { kind: 'first' } : { kind: 'invitation', role: roleOf(row.role) };
}
