-- The conversation id leads every key: all of one conversation lies together and is erased together.

CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  user_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  last_sequence INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- Append-only. With a rowid, new entries of all conversations share the last pages, which keeps commits small.
CREATE TABLE log (
  conversation_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  activity_id TEXT NOT NULL,
  activity TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (conversation_id, sequence)
) STRICT;

-- What was acted on already, and the activity id it was given.
CREATE TABLE inbox (
  conversation_id TEXT NOT NULL,
  inbound_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (conversation_id, inbound_id)
) STRICT, WITHOUT ROWID;

-- What the turn that led to this version brought about, in order.
CREATE TABLE events (
  conversation_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (conversation_id, version, position)
) STRICT, WITHOUT ROWID;

-- Ids of conversations that were erased and never come back.
CREATE TABLE erased (
  conversation_id TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
