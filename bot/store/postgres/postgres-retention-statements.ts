import type { Statement } from './connections.ts';

const isOpen = (id: string) => `EXISTS (SELECT FROM handoffs o
  WHERE o.conversation_id = ${id} AND o.state IN ('waiting', 'with-agent', 'message-left'))`;

/** Deletes at most $2 rows that are older than $1, and lets be what another has its hands on. */
const some = (table: string, key: string, where: string): Statement => ({
  name: `purge-${table}`,
  text: `
    WITH gone AS (
      DELETE FROM ${table} WHERE (${key}) IN (
        SELECT ${key} FROM ${table} WHERE ${where} LIMIT $2 FOR UPDATE SKIP LOCKED)
      RETURNING 1)
    SELECT count(*) AS removed FROM gone`,
});

/** The statements about what is past its time. */
export const retentionStatements = {
  isClaimable: {
    name: 'purge-is-claimable',
    text: `SELECT NOT EXISTS (SELECT FROM chores WHERE name = 'purge'
      AND NOT (coalesce(done_at, '') < $1 AND coalesce(claimed_until, '') <= $2)) AS is_claimable`,
    reads: true,
  },
  claim: {
    name: 'purge-claim',
    text: `INSERT INTO chores AS c (name, claimed_until) VALUES ('purge', $3)
      ON CONFLICT (name) DO UPDATE SET claimed_until = excluded.claimed_until
      WHERE coalesce(c.done_at, '') < $1 AND coalesce(c.claimed_until, '') <= $2
      RETURNING 1 AS claimed`,
  },
  hold: { name: 'purge-hold', text: `UPDATE chores SET claimed_until = $1 WHERE name = 'purge'` },
  end: {
    name: 'purge-end',
    text: `UPDATE chores SET done_at = $1, claimed_until = NULL WHERE name = 'purge'`,
  },

  // A conversation in which a turn is under way is let be until the next night.
  oldConversations: {
    name: 'purge-old-conversations',
    text: `
      SELECT c.id, c.created_at, c.updated_at < $1
          AND NOT EXISTS (SELECT FROM reminders r WHERE r.conversation_id = c.id)
          AND NOT ${isOpen('c.id')} AS past
      FROM conversations c WHERE c.created_at < $1 AND (c.created_at, c.id) > ($2, $3)
      ORDER BY c.created_at, c.id LIMIT $4`,
    reads: true,
  },
  endConversations: {
    name: 'purge-end-conversations',
    text: `
      WITH gone AS (
        DELETE FROM conversations WHERE id IN (
          SELECT id FROM conversations WHERE id = ANY ($1::text[]) AND updated_at < $2
          ORDER BY id FOR UPDATE SKIP LOCKED)
        RETURNING id),
      tombs AS (
        INSERT INTO erased (conversation_id, at) SELECT id, $3 FROM gone ON CONFLICT DO NOTHING)
      INSERT INTO emptying (conversation_id) SELECT id FROM gone ON CONFLICT DO NOTHING
      RETURNING conversation_id`,
  },
  nextToEmpty: {
    name: 'purge-next-to-empty',
    text: 'SELECT conversation_id FROM emptying LIMIT 1 FOR UPDATE SKIP LOCKED',
  },
  emptied: { name: 'purge-emptied', text: 'DELETE FROM emptying WHERE conversation_id = $1' },

  handoffs: some('handoffs', 'conversation_id, number', 'ended_at < $1'),
  notes: some('notes', 'conversation_id, id', `at < $1 AND NOT ${isOpen('notes.conversation_id')}`),
  ratings: some('ratings', 'conversation_id, version', 'at < $1'),
  misread: some('misread', 'conversation_id, version', 'at < $1'),
  inbox: {
    name: 'purge-inbox',
    text: `
      WITH page AS MATERIALIZED (
        SELECT conversation_id, inbound_id, at FROM inbox WHERE (conversation_id, inbound_id) > ($2, $3)
        ORDER BY conversation_id, inbound_id LIMIT $4),
      gone AS (
        DELETE FROM inbox i USING page p
        WHERE i.conversation_id = p.conversation_id AND i.inbound_id = p.inbound_id AND p.at < $1
        RETURNING 1)
      SELECT (SELECT count(*) FROM gone) AS removed, (SELECT count(*) FROM page) AS looked_at,
        l.conversation_id, l.inbound_id
      FROM (SELECT 1) one LEFT JOIN (
        SELECT conversation_id, inbound_id FROM page ORDER BY conversation_id DESC, inbound_id DESC LIMIT 1) l ON true`,
  },
  deliveries: some('outbox', 'conversation_id, sequence', 'dead_at < $1'),
  auditKeptSince: {
    name: 'purge-audit-kept-since',
    text: `INSERT INTO settings AS s (name, value) VALUES ('audit-kept-since', $1)
      ON CONFLICT (name) DO UPDATE SET value = greatest(s.value, excluded.value)`,
  },
  audit: some('audit', 'number', 'at < $1'),
  sessions: some('account_sessions', 'hash', 'created_at < $1'),
  links: some('account_links', 'hash', 'expires_at < $1'),
  erased: some(
    'erased',
    'conversation_id',
    'at < $1 AND NOT EXISTS (SELECT FROM emptying e WHERE e.conversation_id = erased.conversation_id)',
  ),
} as const;
