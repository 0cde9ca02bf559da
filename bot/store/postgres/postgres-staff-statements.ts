const accountColumns = 'id, name, login, password, subject, role, language, created_at, disabled_at';

/** Every statement about staff. */
export const staffStatements = {
  // Whoever changes accounts, or uses up what lets people in, does so one after the other: what is decided by counting
  // administrators or by finding a login still holds when it is written. People who read are not kept waiting.
  lockAccounts: { name: 'staff-lock', text: 'LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE' },
  accountById: { name: 'staff-account-by-id', text: 'SELECT * FROM accounts WHERE id = $1', reads: true },
  accountByLogin: {
    name: 'staff-account-by-login',
    text: 'SELECT * FROM accounts WHERE login = $1',
    reads: true,
  },
  accountBySubject: {
    name: 'staff-account-by-subject',
    text: 'SELECT * FROM accounts WHERE subject = $1',
    reads: true,
  },
  listAccounts: { name: 'staff-list', text: 'SELECT * FROM accounts ORDER BY name, id', reads: true },
  countAdministrators: {
    name: 'staff-count-administrators',
    text: `SELECT count(*) AS administrators FROM accounts WHERE role = 'administrator' AND disabled_at IS NULL`,
    reads: true,
  },
  saveAccount: {
    name: 'staff-save-account',
    text: `INSERT INTO accounts (${accountColumns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, password = excluded.password, role = excluded.role,
        language = excluded.language, disabled_at = excluded.disabled_at`,
  },

  addLink: {
    name: 'staff-add-link',
    text: 'INSERT INTO account_links (hash, kind, role, account_id, expires_at) VALUES ($1, $2, $3, $4, $5)',
  },
  findLink: {
    name: 'staff-find-link',
    text: 'SELECT * FROM account_links WHERE hash = $1 AND expires_at > $2',
    reads: true,
  },
  dropLink: { name: 'staff-drop-link', text: 'DELETE FROM account_links WHERE hash = $1' },
  dropLinksLike: {
    name: 'staff-drop-links-like',
    text: 'DELETE FROM account_links WHERE kind = $1 AND account_id IS NOT DISTINCT FROM $2',
  },
  forgetLinks: { name: 'staff-forget-links', text: 'DELETE FROM account_links WHERE expires_at <= $1' },

  addSession: {
    name: 'staff-add-session',
    text: `INSERT INTO account_sessions (hash, id, account_id, browser, created_at, seen_at)
      VALUES ($1, $2, $3, $4, $5, $6)`,
  },
  findSession: {
    name: 'staff-find-session',
    text: `SELECT s.id AS session_id, s.account_id, s.browser, s.created_at AS began_at, s.seen_at, a.*
      FROM account_sessions s JOIN accounts a ON a.id = s.account_id WHERE s.hash = $1`,
    reads: true,
  },
  touchSession: {
    name: 'staff-touch-session',
    text: 'UPDATE account_sessions SET seen_at = $2 WHERE hash = $1',
  },
  listSessions: {
    name: 'staff-list-sessions',
    text: 'SELECT * FROM account_sessions WHERE account_id = $1 ORDER BY created_at DESC, id',
    reads: true,
  },
  endSession: {
    name: 'staff-end-session',
    text: 'DELETE FROM account_sessions WHERE account_id = $1 AND id = $2 RETURNING 1 AS ended',
  },
  endSessions: {
    name: 'staff-end-sessions',
    text: 'DELETE FROM account_sessions WHERE account_id = $1 AND id <> $2',
  },
  forgetSessions: {
    name: 'staff-forget-sessions',
    text: 'DELETE FROM account_sessions WHERE seen_at < $1 OR created_at < $2',
  },

  addAudit: {
    name: 'staff-add-audit',
    text: `INSERT INTO audit (at, agent_id, action, conversation_id, account_id, detail)
      VALUES ($1, $2, $3, $4, $5, $6)`,
  },
} as const;
