import type { DatabaseSync } from 'node:sqlite';

/** The statements of the embedded engine about staff, prepared once. */
export function staffStatements(database: DatabaseSync) {
  return {
    accountById: database.prepare('SELECT * FROM accounts WHERE id = ?'),
    accountByLogin: database.prepare('SELECT * FROM accounts WHERE login = ?'),
    accountBySubject: database.prepare('SELECT * FROM accounts WHERE subject = ?'),
    listAccounts: database.prepare('SELECT * FROM accounts ORDER BY name, id'),
    countAdministrators: database.prepare(`
      SELECT count(*) AS administrators FROM accounts
      WHERE role = 'administrator' AND disabled_at IS NULL`),
    saveAccount: database.prepare(`
      INSERT INTO accounts (id, name, login, password, subject, role, language, created_at, disabled_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, password = excluded.password, role = excluded.role,
        language = excluded.language, disabled_at = excluded.disabled_at`),

    addLink: database.prepare(
      'INSERT INTO account_links (hash, kind, role, account_id, expires_at) VALUES (?, ?, ?, ?, ?)',
    ),
    findLink: database.prepare('SELECT * FROM account_links WHERE hash = ? AND expires_at > ?'),
    dropLink: database.prepare('DELETE FROM account_links WHERE hash = ?'),
    dropLinksLike: database.prepare('DELETE FROM account_links WHERE kind = ? AND account_id IS ?'),
    forgetLinks: database.prepare('DELETE FROM account_links WHERE expires_at <= ?'),

    addSession: database.prepare(`
      INSERT INTO account_sessions (hash, id, account_id, browser, created_at, seen_at)
      VALUES (?, ?, ?, ?, ?, ?)`),
    findSession: database.prepare('SELECT * FROM account_sessions WHERE hash = ?'),
    touchSession: database.prepare('UPDATE account_sessions SET seen_at = ? WHERE hash = ?'),
    listSessions: database.prepare(
      'SELECT * FROM account_sessions WHERE account_id = ? ORDER BY created_at DESC, id',
    ),
    endSession: database.prepare('DELETE FROM account_sessions WHERE account_id = ? AND id = ?'),
    endSessions: database.prepare('DELETE FROM account_sessions WHERE account_id = ? AND id <> ?'),
    forgetSessions: database.prepare('DELETE FROM account_sessions WHERE seen_at < ? OR created_at < ?'),

    addAudit: database.prepare(`
      INSERT INTO audit (at, agent_id, action, conversation_id, account_id, detail)
      VALUES (?, ?, ?, ?, ?, ?)`),
    readAudit: database.prepare(`
      SELECT * FROM audit
      WHERE number < ?1 AND (?2 IS NULL OR conversation_id = ?2) AND (?3 IS NULL OR agent_id = ?3)
      ORDER BY number DESC LIMIT ?4`),
  };
}
