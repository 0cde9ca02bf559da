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
);

CREATE INDEX handoffs_open ON handoffs (state, asked_at, conversation_id)
  WHERE state IN ('waiting', 'with-agent', 'message-left');
CREATE INDEX handoffs_closed ON handoffs (ended_at, conversation_id) WHERE state = 'closed';

-- What staff write to each other about a conversation.
CREATE TABLE notes (
  conversation_id TEXT NOT NULL,
  id TEXT NOT NULL,
  agent_id TEXT NOT NULL,
  agent_name TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (conversation_id, id)
);

CREATE TABLE ratings (
  conversation_id TEXT NOT NULL,
  -- Of the conversation after the turn that gave it.
  version INTEGER NOT NULL,
  about TEXT NOT NULL,
  face TEXT NOT NULL,
  line TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (conversation_id, version)
);

-- Up to which entry of the log staff have read.
CREATE TABLE desk_reads (
  conversation_id TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL
);

-- Replies that staff need again and again, by language.
CREATE TABLE canned_replies (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  texts TEXT NOT NULL
);

-- Whether the person wrote an activity of the log. PostgreSQL reads no JSON with a NUL or half a character in it, which
-- people do send, always as \uXXXX: those are dropped first, and no other character of ours is written that way. The
-- pattern takes an escaped backslash as a whole, so that the u behind it is left alone.
CREATE FUNCTION said_by_person(activity TEXT) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(
    regexp_replace(activity, '(\\\\)|\\u[0-9a-fA-F]{4}', '\1', 'g')::json #>> '{from,role}' = 'user', false)
$$;
