-- For channels whose messages are delivered instead of fetched.

-- Where a conversation's messages go, as last heard of.
CREATE TABLE addresses (
  conversation_id TEXT PRIMARY KEY,
  place TEXT NOT NULL,
  person TEXT NOT NULL,
  address TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  -- Set while the person has blocked or removed the bot.
  stopped_at TEXT
);

CREATE INDEX addresses_of_person ON addresses (person, updated_at);

-- Which conversation is at a place of a channel: one at most. By the place, as no other table could tell it apart
-- from those of conversations on other machines.
CREATE TABLE places (
  place TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL
);

CREATE INDEX places_of_conversation ON places (conversation_id);

-- What is still to be delivered: entries of the log and, of an erased conversation, the farewell with its address.
CREATE TABLE outbox (
  conversation_id TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  due_at TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  leased_until TEXT,
  dead_at TEXT,
  dead_reason TEXT,
  activity TEXT,
  address TEXT,
  PRIMARY KEY (conversation_id, sequence)
);

CREATE INDEX outbox_due ON outbox (due_at) WHERE dead_at IS NULL;
