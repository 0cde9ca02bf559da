-- What is done again and again by one instance at a time.
CREATE TABLE chores (
  name TEXT PRIMARY KEY,
  -- Until when an instance is at work on it; afterwards another may go on.
  claimed_until TEXT,
  done_at TEXT
);

-- Conversations past their time that are gone already, and of which other tables still hold rows.
CREATE TABLE emptying (
  conversation_id TEXT PRIMARY KEY
);

-- For the purge and for the desk's list of all. Its columns never change, so it costs a conversation once and a turn
-- nothing.
CREATE INDEX conversations_by_beginning ON conversations (created_at, id);

-- Only of tables with few rows: an index on what every turn writes would cost every turn.
CREATE INDEX handoffs_over ON handoffs (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX notes_by_age ON notes (at);
CREATE INDEX ratings_by_age ON ratings (at);
CREATE INDEX erased_by_age ON erased (at);
