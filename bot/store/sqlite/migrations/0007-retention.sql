-- What is done again and again by one instance at a time.
CREATE TABLE chores (
  name TEXT PRIMARY KEY,
  -- Until when an instance is at work on it; afterwards another may go on.
  claimed_until TEXT,
  done_at TEXT
) STRICT, WITHOUT ROWID;

-- Conversations past their time that are gone already, and of which other tables still hold rows.
CREATE TABLE emptying (
  conversation_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Only of tables with few rows: an index on what every turn writes would cost every turn.
CREATE INDEX handoffs_over ON handoffs (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX notes_by_age ON notes (at);
CREATE INDEX ratings_by_age ON ratings (at);
CREATE INDEX erased_by_age ON erased (at);

-- Still only added to, until its time is over.
DROP TRIGGER audit_keeps_all;
CREATE TRIGGER audit_keeps_what_is_not_past BEFORE DELETE ON audit
WHEN OLD.at >= coalesce((SELECT value FROM settings WHERE name = 'audit-kept-since'), '')
BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
