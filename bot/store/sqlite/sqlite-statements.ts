import type { DatabaseSync } from 'node:sqlite';

/** Every statement of the embedded engine, prepared once: preparing costs more than running most of them. */
export function sqliteStatements(database: DatabaseSync) {
  return {
    startTurn: database.prepare(`
      SELECT c.*, i.activity_id AS duplicate_of, e.at AS erased_at
      FROM (SELECT ?1 AS wanted)
      LEFT JOIN conversations c ON c.id = wanted
      LEFT JOIN inbox i ON i.conversation_id = wanted AND i.inbound_id = ?2
      LEFT JOIN erased e ON e.conversation_id = wanted`),

    // A tombstone keeps a late first turn from bringing an erased conversation back.
    addConversation: database.prepare(`
      INSERT INTO conversations (id, channel, user_id, version, state, last_sequence, created_at, updated_at)
      SELECT ?1, ?2, ?3, 1, ?4, ?5, ?6, ?6
      WHERE NOT EXISTS (SELECT 1 FROM erased WHERE conversation_id = ?1)
      ON CONFLICT DO NOTHING
      RETURNING last_sequence`),
    updateConversation: database.prepare(`
      UPDATE conversations
      SET version = version + 1, state = ?1, last_sequence = last_sequence + ?2, updated_at = ?3
      WHERE id = ?4 AND version = ?5
      RETURNING last_sequence`),

    readInbox: database.prepare('SELECT activity_id FROM inbox WHERE conversation_id = ? AND inbound_id = ?'),
    addInbox: database.prepare(
      'INSERT INTO inbox (conversation_id, inbound_id, activity_id, at) VALUES (?, ?, ?, ?)',
    ),
    addLogEntry: database.prepare(
      'INSERT INTO log (conversation_id, sequence, activity_id, activity, at) VALUES (?, ?, ?, ?, ?)',
    ),
    readLog: database.prepare(`
      SELECT sequence, activity_id, activity, at FROM log
      WHERE conversation_id = ? AND sequence > ? ORDER BY sequence LIMIT ?`),
    readLastSequences: database.prepare(
      'SELECT id, last_sequence FROM conversations WHERE id IN (SELECT value FROM json_each(?))',
    ),
    addEvent: database.prepare(
      'INSERT INTO events (conversation_id, version, position, kind, detail, at) VALUES (?, ?, ?, ?, ?, ?)',
    ),

    setReminder: database.prepare(`
      INSERT INTO reminders (conversation_id, kind, due_at) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET due_at = excluded.due_at, claimed_until = NULL`),
    dropReminder: database.prepare(
      'DELETE FROM reminders WHERE conversation_id = ?1 AND kind = ?2 AND due_at = coalesce(?3, due_at)',
    ),
    isReminderDue: database.prepare(
      'SELECT 1 FROM reminders WHERE due_at <= ?1 AND coalesce(claimed_until, ?1) <= ?1 LIMIT 1',
    ),
    claimReminders: database.prepare(`
      UPDATE reminders SET claimed_until = ?2
      WHERE (conversation_id, kind) IN (
        SELECT conversation_id, kind FROM reminders
        WHERE due_at <= ?1 AND coalesce(claimed_until, ?1) <= ?1
        ORDER BY due_at LIMIT ?3)
      RETURNING conversation_id, kind, due_at,
        (SELECT channel FROM conversations WHERE id = conversation_id) AS channel,
        (SELECT user_id FROM conversations WHERE id = conversation_id) AS user_id`),
    countReminders: database.prepare(`
      SELECT count(*) AS waiting, count(*) FILTER (WHERE due_at < ?) AS overdue, min(due_at) AS next
      FROM reminders`),
    addressAt: database.prepare('SELECT conversation_id, address, stopped_at FROM addresses WHERE place = ?'),
    addressOf: database.prepare(
      'SELECT address FROM addresses WHERE conversation_id = ? AND stopped_at IS NULL',
    ),
    newestAddressOf: database.prepare(
      'SELECT address FROM addresses WHERE person = ? ORDER BY updated_at DESC LIMIT 1',
    ),
    saveAddress: database.prepare(`
      INSERT INTO addresses (conversation_id, place, person, address, updated_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (conversation_id) DO UPDATE SET
        place = excluded.place, person = excluded.person, address = excluded.address,
        updated_at = excluded.updated_at, stopped_at = NULL`),
    stopAddress: database.prepare('UPDATE addresses SET stopped_at = ? WHERE conversation_id = ?'),
    resumeAddress: database.prepare('UPDATE addresses SET stopped_at = NULL WHERE conversation_id = ?'),

    addDelivery: database.prepare(`
      INSERT INTO outbox (conversation_id, sequence, due_at, leased_until, attempts)
      SELECT ?1, ?2, ?3, ?4, ?4 IS NOT NULL
      WHERE EXISTS (SELECT 1 FROM addresses WHERE conversation_id = ?1 AND stopped_at IS NULL)`),
    isDeliveryWaiting: database.prepare(
      'SELECT 1 FROM outbox WHERE conversation_id = ? AND dead_at IS NULL LIMIT 1',
    ),
    addFarewell: database.prepare(`
      INSERT INTO outbox (conversation_id, sequence, due_at, attempts, activity, address)
      VALUES (?, ?, ?, 0, ?, ?)`),
    dueDeliveries: database.prepare(`
      SELECT o.conversation_id, o.sequence, o.attempts, o.leased_until,
        coalesce(o.activity, l.activity) AS activity, coalesce(o.address, a.address) AS address
      FROM outbox o
      LEFT JOIN log l ON l.conversation_id = o.conversation_id AND l.sequence = o.sequence
      LEFT JOIN addresses a ON a.conversation_id = o.conversation_id
      WHERE o.dead_at IS NULL AND o.due_at <= ?1 AND (o.leased_until IS NULL OR o.leased_until <= ?1)
        AND NOT EXISTS (
          SELECT 1 FROM outbox e
          WHERE e.conversation_id = o.conversation_id AND e.sequence < o.sequence AND e.dead_at IS NULL)
      ORDER BY o.due_at LIMIT ?2`),
    leaseDelivery: database.prepare(
      'UPDATE outbox SET leased_until = ?, attempts = attempts + 1 WHERE conversation_id = ? AND sequence = ?',
    ),
    endDelivery: database.prepare('DELETE FROM outbox WHERE conversation_id = ? AND sequence = ?'),
    postponeDelivery: database.prepare(
      'UPDATE outbox SET due_at = ?, leased_until = NULL WHERE conversation_id = ? AND sequence = ?',
    ),
    // A farewell holds the last of an erased conversation and is not kept for anybody to look at.
    endFarewell: database.prepare(
      'DELETE FROM outbox WHERE conversation_id = ? AND sequence = ? AND address IS NOT NULL',
    ),
    killDelivery: database.prepare(
      'UPDATE outbox SET dead_at = ?, dead_reason = ?, leased_until = NULL WHERE conversation_id = ? AND sequence = ?',
    ),
    killDeliveries: database.prepare(
      'UPDATE outbox SET dead_at = ?, dead_reason = ?, leased_until = NULL WHERE conversation_id = ? AND dead_at IS NULL',
    ),
    endFarewells: database.prepare('DELETE FROM outbox WHERE conversation_id = ? AND address IS NOT NULL'),
    countDeliveries: database.prepare(`
      SELECT count(*) FILTER (WHERE dead_at IS NULL) AS waiting, count(dead_at) AS dead,
        min(due_at) FILTER (WHERE dead_at IS NULL) AS oldest
      FROM outbox`),

    leaveTombstone: database.prepare(
      'INSERT INTO erased (conversation_id, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ),

    addSetting: database.prepare('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING'),
    saveSetting: database.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)'),
    readSetting: database.prepare('SELECT value FROM settings WHERE name = ?'),
    // Has to reach the disk, and to need as much room there as a long turn, or it would say nothing about whether one could.
    touch: database.prepare(`
      INSERT OR REPLACE INTO settings (name, value) VALUES ('write-checks', hex(randomblob(32000)))`),
  };
}
