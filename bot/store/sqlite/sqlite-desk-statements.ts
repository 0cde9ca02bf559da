import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DeskFilter } from '../desk-store.ts';

const handoffColumns = `h.number, h.version AS handoff_version, h.state AS handoff_state, h.asked_at, h.topic, h.line,
  h.agent_id, h.agent_name, h.lease_until, h.claimed_at, h.overdue_at, h.ended_at, h.outcome, h.left_text, h.left_reach`;

const isNewest = `h.number = (SELECT max(n.number) FROM handoffs n WHERE n.conversation_id = h.conversation_id)`;
const open = `handoffs h JOIN conversations c ON c.id = h.conversation_id`;
const oldestFirst = { from: open, key: 'asked_at', later: '>', order: 'ASC' } as const;

/** Whether a link that is saved is of what the stored one is of. */
const isSameLink = 'number = excluded.number AND remote = excluded.remote';

/** How each list is found and ordered; `key` is the column that, with the conversation's id, a cursor names. */
export const deskLists = {
  waiting: { ...oldestFirst, where: `h.state = 'waiting'` },
  mine: { ...oldestFirst, where: `h.state = 'with-agent' AND h.agent_id = :agent` },
  'with-agent': { ...oldestFirst, where: `h.state = 'with-agent'` },
  'message-left': { ...oldestFirst, where: `h.state = 'message-left'` },
  open: { ...oldestFirst, where: `h.state IN ('waiting', 'with-agent', 'message-left')` },
  closed: {
    from: open,
    where: `h.state = 'closed' AND ${isNewest}`,
    key: 'ended_at',
    later: '<',
    order: 'DESC',
  },
  // by the beginning, as an index by the last change would cost every turn
  all: {
    from: `conversations c LEFT JOIN handoffs h ON h.conversation_id = c.id AND ${isNewest}`,
    where: 'true',
    key: 'created_at',
    later: '<',
    order: 'DESC',
  },
} as const;

/** Every statement of the desk, prepared once. */
export function sqliteDeskStatements(database: DatabaseSync) {
  const prepared = new Map<string, StatementSync>();
  const once = (text: string) => {
    const statement = prepared.get(text) ?? database.prepare(text);
    // not every list looks at whose it is
    statement.setAllowUnknownNamedParameters(true);
    prepared.set(text, statement);
    return statement;
  };
  const foundBy = (filter: DeskFilter, isSearched: boolean) =>
    isSearched
      ? `${deskLists[filter].where} AND (h.line LIKE :search ESCAPE '\\'
          OR h.agent_name LIKE :search ESCAPE '\\' OR c.id LIKE :search ESCAPE '\\')`
      : deskLists[filter].where;

  return {
    /** What is not asked for is not in the text, so that each finds its own index. */
    page(
      filter: DeskFilter,
      { isSearched, goesOn }: { isSearched: boolean; goesOn: boolean },
    ): StatementSync {
      const { from, key, later, order } = deskLists[filter];
      return once(`SELECT c.*, ${handoffColumns} FROM ${from}
        WHERE ${foundBy(filter, isSearched)} ${goesOn ? `AND (${key}, c.id) ${later} (:key, :id)` : ''}
        ORDER BY ${key} ${order}, c.id ${order} LIMIT :limit`);
    },
    count(filter: DeskFilter, isSearched: boolean): StatementSync {
      // each conversation is in the list of all once, whatever its handoffs are
      if (filter === 'all' && !isSearched) return once('SELECT count(*) AS count FROM conversations');
      return once(
        `SELECT count(*) AS count FROM ${deskLists[filter].from} WHERE ${foundBy(filter, isSearched)}`,
      );
    },
    find: database.prepare(
      `SELECT ${handoffColumns} FROM handoffs h WHERE h.conversation_id = ? ORDER BY h.number DESC LIMIT 1`,
    ),
    entry: database.prepare(`SELECT c.*, ${handoffColumns} FROM ${deskLists.all.from} WHERE c.id = ?`),
    glance: database.prepare(`
      SELECT
        (SELECT substr(json_extract(activity, '$.text'), 1, 200) FROM log
          WHERE conversation_id = ?1 ORDER BY sequence DESC LIMIT 1) AS last_text,
        (SELECT count(*) FROM log
          WHERE conversation_id = ?1 AND json_extract(activity, '$.from.role') = 'user'
            AND sequence > coalesce((SELECT sequence FROM desk_reads WHERE conversation_id = ?1), 0)) AS unread`),
    save: database.prepare(`
      INSERT OR REPLACE INTO handoffs (conversation_id, number, version, state, asked_at, topic, line, agent_id,
        agent_name, lease_until, claimed_at, overdue_at, ended_at, outcome, left_text, left_reach)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    countWaiting: database.prepare(
      `SELECT count(*) AS count FROM handoffs WHERE state = 'waiting' AND (?1 IS NULL OR asked_at < ?1)`,
    ),
    countLeft: database.prepare(`SELECT count(*) AS count FROM handoffs WHERE state = 'message-left'`),
    countByAgent: database.prepare(
      `SELECT agent_id, count(*) AS count FROM handoffs WHERE state = 'with-agent' GROUP BY agent_id`,
    ),
    renewLeases: database.prepare(
      `UPDATE handoffs SET lease_until = ? WHERE state = 'with-agent' AND agent_id = ? AND lease_until > ?`,
    ),
    findLost: database.prepare(
      `SELECT conversation_id FROM handoffs WHERE state = 'with-agent' AND lease_until <= ? LIMIT ?`,
    ),
    findOverdue: database.prepare(
      `SELECT conversation_id FROM handoffs
       WHERE state = 'waiting' AND asked_at <= ? AND overdue_at IS NULL ORDER BY asked_at LIMIT ?`,
    ),
    findInVain: database.prepare(
      `SELECT conversation_id FROM handoffs
       WHERE state = 'waiting' AND asked_at <= ? AND overdue_at IS NOT NULL ORDER BY asked_at LIMIT ?`,
    ),
    addNote: database.prepare(`
      INSERT INTO notes (conversation_id, id, agent_id, agent_name, text, at)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM conversations WHERE id = ?1)`),
    readNotes: database.prepare('SELECT * FROM notes WHERE conversation_id = ? ORDER BY at, rowid'),
    addRating: database.prepare(
      'INSERT INTO ratings (conversation_id, version, about, face, line, at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    explainRating: database.prepare(`
      UPDATE ratings SET line = ?1 WHERE conversation_id = ?2
        AND version = (SELECT max(version) FROM ratings WHERE conversation_id = ?2)`),
    readRatings: database.prepare('SELECT * FROM ratings WHERE conversation_id = ? ORDER BY version'),
    markRead: database.prepare(`
      INSERT INTO desk_reads (conversation_id, sequence)
      SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM conversations WHERE id = ?1)
      ON CONFLICT DO UPDATE SET sequence = max(sequence, excluded.sequence)`),
    findLink: database.prepare('SELECT * FROM hub_links WHERE conversation_id = ?'),
    findLinkAt: database.prepare('SELECT * FROM hub_links WHERE remote = ?'),
    saveLink: database.prepare(`
      INSERT INTO hub_links (conversation_id, remote, number, forwarded, ended)
      SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM conversations WHERE id = ?1)
      ON CONFLICT (conversation_id) DO UPDATE SET
        remote = excluded.remote, number = excluded.number,
        forwarded = iif(${isSameLink}, max(forwarded, excluded.forwarded), excluded.forwarded),
        ended = iif(${isSameLink}, max(ended, excluded.ended), excluded.ended)`),
    readThreads: database.prepare('SELECT * FROM staff_threads WHERE conversation_id = ? ORDER BY number'),
    findThreadAt: database.prepare('SELECT * FROM staff_threads WHERE remote = ?'),
    saveThread: database.prepare(`
      INSERT INTO staff_threads (conversation_id, number, remote, forwarded, told_version, told, posting, ended,
        unanswered_since)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE EXISTS (SELECT 1 FROM conversations WHERE id = ?1)
      ON CONFLICT (conversation_id, number) DO UPDATE SET
        remote = excluded.remote, forwarded = excluded.forwarded, told_version = excluded.told_version,
        told = excluded.told, posting = excluded.posting, ended = excluded.ended,
        unanswered_since = excluded.unanswered_since`),
    holdThread: database.prepare(
      'UPDATE staff_threads SET held_by = ?3, held_at = ?4 WHERE conversation_id = ?1 AND number = ?2',
    ),
    findUntold: database.prepare(`
      SELECT h.conversation_id FROM handoffs h
        JOIN conversations c ON c.id = h.conversation_id
        JOIN staff_threads t ON t.conversation_id = h.conversation_id AND t.number = h.number
      WHERE t.ended = 0 AND (t.remote IS NULL OR t.forwarded < c.last_sequence OR t.told_version <> h.version)
      UNION
      SELECT h.conversation_id FROM handoffs h
        LEFT JOIN staff_threads t ON t.conversation_id = h.conversation_id AND t.number = h.number
      WHERE h.state IN ('waiting', 'message-left') AND t.number IS NULL
      LIMIT ?`),
    renewThreadLeases: database.prepare(`
      UPDATE handoffs SET lease_until = ?2
      WHERE state = 'with-agent' AND lease_until > ?1 AND EXISTS (
        SELECT 1 FROM staff_threads t
        WHERE t.conversation_id = handoffs.conversation_id AND t.number = handoffs.number
          AND t.held_by = handoffs.agent_id AND (t.unanswered_since IS NULL OR max(t.unanswered_since, coalesce(t.held_at, '')) > ?3))`),
    readCanned: database.prepare('SELECT * FROM canned_replies ORDER BY title, id'),
    addCanned: database.prepare(
      'INSERT INTO canned_replies (id, title, texts) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    changeCanned: database.prepare(
      'UPDATE canned_replies SET title = ?, texts = ? WHERE id = ? AND title = ? AND texts = ?',
    ),
    removeCanned: database.prepare('DELETE FROM canned_replies WHERE id = ? AND title = ? AND texts = ?'),
  };
}
