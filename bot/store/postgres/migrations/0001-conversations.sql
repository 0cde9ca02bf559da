-- The conversation id leads every key, and every statement of a turn names it: where the tables are spread over
-- several machines by that column, a turn is at work on one of them. No sequence, trigger or foreign key ties
-- conversations together. What is JSON is kept as text: it holds every character a person can send, jsonb does not.

-- Half of a page is left free, so that a turn's new state lands beside the old one and touches no index.
CREATE TABLE conversations (
  id TEXT PRIMARY KEY,
  channel TEXT NOT NULL,
  user_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  last_sequence INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE log (
  conversation_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  activity_id TEXT NOT NULL,
  activity TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (conversation_id, sequence)
);

-- What was acted on already, and the activity id it was given.
CREATE TABLE inbox (
  conversation_id TEXT NOT NULL,
  inbound_id TEXT NOT NULL,
  activity_id TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (conversation_id, inbound_id)
);

-- What the turn that led to this version brought about, in order.
CREATE TABLE events (
  conversation_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (conversation_id, version, position)
);

-- Ids of conversations that were erased and never come back.
CREATE TABLE erased (
  conversation_id TEXT PRIMARY KEY,
  at TEXT NOT NULL
);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
