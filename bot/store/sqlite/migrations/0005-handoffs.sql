-- Requests for a person. A conversation has one at a time; the newest, by its number, is the one that counts.
-- Moments are ISO in UTC to the millisecond, so that they can be compared as texts.
CREATE TABLE handoffs (
  conversation_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  -- Grows by one with every change.
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  -- Its place in the queue, which it keeps when an agent is lost.
  asked_at TEXT NOT NULL,
  topic TEXT NOT NULL,
  line TEXT,
  agent_id TEXT,
  agent_name TEXT,
  -- Until when it is the agent's without a sign of life.
  lease_until TEXT,
  claimed_at TEXT,
  -- Since when it has been known to wait too long.
  overdue_at TEXT,
  ended_at TEXT,
  outcome TEXT,
  left_text TEXT,
  left_reach TEXT,
  PRIMARY KEY (conversation_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX handoffs_open ON handoffs (state, asked_at) WHERE state IN ('waiting', 'with-agent', 'message-left');
CREATE INDEX handoffs_ended ON handoffs (ended_at) WHERE state = 'closed';

-- What staff write to each other about a conversation.
CREATE TABLE notes (
  conversation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  agent_id TEXT NOT NULL,
  agent_name TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (conversation_id, id)
) STRICT;

CREATE TABLE ratings (
  conversation_id TEXT NOT NULL,
  about TEXT NOT NULL,
  face TEXT NOT NULL,
  line TEXT,
  at TEXT NOT NULL
) STRICT;

CREATE INDEX ratings_of_conversation ON ratings (conversation_id);

-- Up to which entry of the log staff have read.
CREATE TABLE desk_reads (
  conversation_id TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Replies that staff need again and again, by language.
CREATE TABLE canned_replies (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  texts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
