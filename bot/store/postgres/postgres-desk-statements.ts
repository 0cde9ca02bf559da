import { glance, handoffColumns, withNewest } from './postgres-desk-lists.ts';

const threadColumns =
  'conversation_id, number, remote, forwarded, told_version, told, posting, ended, unanswered_since';
/** Whether a link that is saved is of what the stored one is of. */
const isSameLink = '(hub_links.number, hub_links.remote) = (excluded.number, excluded.remote)';
/** Held against its erasure until what hangs on it is written: afterwards there is nothing to hang it on. */
const conversation = 'FROM conversations WHERE id = $1 FOR KEY SHARE';

/** Every statement of the desk but its lists. */
export const deskStatements = {
  find: {
    name: 'desk-find',
    text: `SELECT ${handoffColumns} FROM handoffs h WHERE h.conversation_id = $1 ORDER BY h.number DESC LIMIT 1`,
    reads: true,
  },
  entry: {
    name: 'desk-entry',
    text: `SELECT e.*, ${glance} FROM (SELECT c.*, ${handoffColumns} FROM ${withNewest} WHERE c.id = $1) e`,
    reads: true,
  },
  countWaiting: {
    name: 'desk-count-waiting',
    text: `SELECT count(*) AS count FROM handoffs WHERE state = 'waiting' AND ($1::text IS NULL OR asked_at < $1)`,
    reads: true,
  },
  countLeft: {
    name: 'desk-count-left',
    text: `SELECT count(*) AS count FROM handoffs WHERE state = 'message-left'`,
    reads: true,
  },
  countByAgent: {
    name: 'desk-count-by-agent',
    text: `SELECT agent_id, count(*) AS count FROM handoffs WHERE state = 'with-agent' GROUP BY agent_id`,
    reads: true,
  },
  renewLeases: {
    name: 'desk-renew-leases',
    text: `UPDATE handoffs SET lease_until = $3 WHERE state = 'with-agent' AND agent_id = $1 AND lease_until > $2`,
  },
  findLost: {
    name: 'desk-find-lost',
    text: `SELECT conversation_id FROM handoffs WHERE state = 'with-agent' AND lease_until <= $1 LIMIT $2`,
    reads: true,
  },
  findOverdue: {
    name: 'desk-find-overdue',
    text: `SELECT conversation_id FROM handoffs
      WHERE state = 'waiting' AND asked_at <= $1 AND overdue_at IS NULL ORDER BY asked_at LIMIT $2`,
    reads: true,
  },
  findInVain: {
    name: 'desk-find-in-vain',
    text: `SELECT conversation_id FROM handoffs
      WHERE state = 'waiting' AND asked_at <= $1 AND overdue_at IS NOT NULL ORDER BY asked_at LIMIT $2`,
    reads: true,
  },
  addNote: {
    name: 'desk-add-note',
    text: `INSERT INTO notes (conversation_id, id, agent_id, agent_name, text, at)
      SELECT $1, $2, $3, $4, $5, $6 ${conversation} RETURNING 1 AS saved`,
  },
  readNotes: {
    name: 'desk-read-notes',
    text: 'SELECT * FROM notes WHERE conversation_id = $1 ORDER BY at, id',
    reads: true,
  },
  readRatings: {
    name: 'desk-read-ratings',
    text: 'SELECT * FROM ratings WHERE conversation_id = $1 ORDER BY version',
    reads: true,
  },
  markRead: {
    name: 'desk-mark-read',
    text: `INSERT INTO desk_reads AS r (conversation_id, sequence) SELECT $1, $2::integer ${conversation}
      ON CONFLICT (conversation_id) DO UPDATE SET sequence = greatest(r.sequence, excluded.sequence)`,
  },
  findLink: {
    name: 'desk-find-link',
    text: 'SELECT * FROM hub_links WHERE conversation_id = $1',
    reads: true,
  },
  findLinkAt: { name: 'desk-find-link-at', text: 'SELECT * FROM hub_links WHERE remote = $1', reads: true },
  saveLink: {
    name: 'desk-save-link',
    text: `INSERT INTO hub_links (conversation_id, remote, number, forwarded, ended)
      SELECT $1, $2, $3::integer, $4::integer, $5::integer ${conversation}
      ON CONFLICT (conversation_id) DO UPDATE SET
        remote = excluded.remote, number = excluded.number,
        forwarded = CASE WHEN ${isSameLink} THEN greatest(hub_links.forwarded, excluded.forwarded)
          ELSE excluded.forwarded END,
        ended = CASE WHEN ${isSameLink} THEN greatest(hub_links.ended, excluded.ended) ELSE excluded.ended END`,
  },
  readThreads: {
    name: 'desk-read-threads',
    text: 'SELECT * FROM staff_threads WHERE conversation_id = $1 ORDER BY number',
    reads: true,
  },
  findThreadAt: {
    name: 'desk-find-thread-at',
    text: 'SELECT * FROM staff_threads WHERE remote = $1',
    reads: true,
  },
  saveThread: {
    name: 'desk-save-thread',
    text: `INSERT INTO staff_threads (${threadColumns})
      SELECT $1, $2::integer, $3, $4::integer, $5::integer, $6, $7::integer, $8::integer, $9 ${conversation}
      ON CONFLICT (conversation_id, number) DO UPDATE SET
        remote = excluded.remote, forwarded = excluded.forwarded, told_version = excluded.told_version,
        told = excluded.told, posting = excluded.posting, ended = excluded.ended,
        unanswered_since = excluded.unanswered_since
      RETURNING 1 AS saved`,
  },
  holdThread: {
    name: 'desk-hold-thread',
    text: 'UPDATE staff_threads SET held_by = $3, held_at = $4 WHERE conversation_id = $1 AND number = $2::integer',
  },
  findUntold: {
    name: 'desk-find-untold',
    text: `
      SELECT h.conversation_id FROM handoffs h
        JOIN conversations c ON c.id = h.conversation_id
        JOIN staff_threads t ON t.conversation_id = h.conversation_id AND t.number = h.number
      WHERE t.ended = 0 AND (t.remote IS NULL OR t.forwarded < c.last_sequence OR t.told_version <> h.version)
      UNION
      SELECT h.conversation_id FROM handoffs h
        LEFT JOIN staff_threads t ON t.conversation_id = h.conversation_id AND t.number = h.number
      WHERE h.state IN ('waiting', 'message-left') AND t.number IS NULL
      LIMIT $1`,
    reads: true,
  },
  renewThreadLeases: {
    name: 'desk-renew-thread-leases',
    text: `
      UPDATE handoffs h SET lease_until = $2
      WHERE h.state = 'with-agent' AND h.lease_until > $1 AND EXISTS (
        SELECT 1 FROM staff_threads t
        WHERE t.conversation_id = h.conversation_id AND t.number = h.number AND t.held_by = h.agent_id
          AND (t.unanswered_since IS NULL OR greatest(t.unanswered_since, t.held_at) > $3))`,
  },
  readCanned: {
    name: 'desk-read-canned',
    text: 'SELECT * FROM canned_replies ORDER BY title, id',
    reads: true,
  },
  addCanned: {
    name: 'desk-add-canned',
    text: `INSERT INTO canned_replies (id, title, texts) VALUES ($1, $2, $3)
      ON CONFLICT DO NOTHING RETURNING 1 AS saved`,
  },
  changeCanned: {
    name: 'desk-change-canned',
    text: `UPDATE canned_replies SET title = $1, texts = $2
      WHERE id = $3 AND title = $4 AND texts = $5 RETURNING 1 AS saved`,
  },
  removeCanned: {
    name: 'desk-remove-canned',
    text: 'DELETE FROM canned_replies WHERE id = $1 AND title = $2 AND texts = $3 RETURNING 1 AS removed',
  },
} as const;
