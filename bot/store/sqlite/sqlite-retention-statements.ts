import type { DatabaseSync } from 'node:sqlite';

export type RetentionStatements = ReturnType<typeof retentionStatements>;

const isOpen = `SELECT 1 FROM handoffs o
  WHERE o.conversation_id = %id AND o.state IN ('waiting', 'with-agent', 'message-left')`;
const hasOpen = (id: string) => isOpen.replace('%id', id);

/** The statements of the embedded engine about what is past its time, prepared once. */
export function retentionStatements(database: DatabaseSync) {
  const some = (table: string, key: string, where: string) =>
    database.prepare(
      `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT ?2)`,
    );
  const claimable = `coalesce(done_at, '') < :due AND coalesce(claimed_until, '') <= :now`;

  return {
    isClaimable: database.prepare(`
      SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM chores WHERE name = 'purge' AND NOT (${claimable}))`),
    claim: database.prepare(`
      INSERT INTO chores (name, claimed_until) VALUES ('purge', :until)
      ON CONFLICT DO UPDATE SET claimed_until = excluded.claimed_until WHERE ${claimable}`),
    hold: database.prepare(`UPDATE chores SET claimed_until = ? WHERE name = 'purge'`),
    end: database.prepare(`UPDATE chores SET done_at = ?, claimed_until = NULL WHERE name = 'purge'`),

    oldConversations: database.prepare(`
      SELECT c.rowid, c.id, c.created_at < ?2 AS old, c.updated_at < ?2
          AND NOT EXISTS (SELECT 1 FROM reminders r WHERE r.conversation_id = c.id)
          AND NOT EXISTS (${hasOpen('c.id')}) AS past
      FROM conversations c WHERE c.rowid > ?1 ORDER BY c.rowid LIMIT ?3`),
    leaveTombstone: database.prepare(
      'INSERT INTO erased (conversation_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ),
    toBeEmptied: database.prepare('INSERT INTO emptying (conversation_id) VALUES (?) ON CONFLICT DO NOTHING'),
    endConversation: database.prepare('DELETE FROM conversations WHERE id = ?'),
    nextToEmpty: database.prepare('SELECT conversation_id FROM emptying LIMIT 1'),
    emptied: database.prepare('DELETE FROM emptying WHERE conversation_id = ?'),

    handoffs: some('handoffs', 'conversation_id, number', 'ended_at < ?1'),
    notes: some('notes', 'rowid', `at < ?1 AND NOT EXISTS (${hasOpen('notes.conversation_id')})`),
    ratings: some('ratings', 'rowid', 'at < ?1'),
    misread: some('misread', 'rowid', 'at < ?1'),
    inboxPage: database.prepare(`
      SELECT conversation_id, inbound_id, at FROM inbox WHERE (conversation_id, inbound_id) > (?, ?)
      ORDER BY conversation_id, inbound_id LIMIT ?`),
    dropInbox: database.prepare('DELETE FROM inbox WHERE conversation_id = ? AND inbound_id = ?'),
    deliveries: some('outbox', 'rowid', 'dead_at < ?1'),
    auditKeptSince: database.prepare(`
      INSERT INTO settings (name, value) VALUES ('audit-kept-since', ?)
      ON CONFLICT DO UPDATE SET value = max(value, excluded.value)`),
    // its numbers grow with its moments, so the oldest are those with the smallest
    audit: database.prepare(
      'DELETE FROM audit WHERE number IN (SELECT number FROM audit ORDER BY number LIMIT ?2) AND at < ?1',
    ),
    sessions: some('account_sessions', 'hash', 'created_at < ?1'),
    links: some('account_links', 'hash', 'expires_at < ?1'),
    erased: some(
      'erased',
      'conversation_id',
      `at < ?1 AND conversation_id NOT IN (SELECT conversation_id FROM emptying)`,
    ),
  };
}
