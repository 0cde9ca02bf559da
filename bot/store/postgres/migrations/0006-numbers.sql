-- What happened, counted by day in UTC. Holds no person: names and labels are fixed words and ids of the interview.
CREATE TABLE counts (
  day TEXT NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (day, name, label)
);

-- What turns add to the counts. A turn writes rows of its own conversation only, where one row a day would be waited for
-- by all; they are added up later, and at the latest before the conversation is gone.
CREATE TABLE count_deltas (
  conversation_id TEXT NOT NULL,
  -- Of the conversation after the turn.
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  day TEXT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, version, name, label)
);

-- What was counted of a conversation that counts only once, such as its first answer to a question.
CREATE TABLE counted (
  conversation_id TEXT NOT NULL,
  what TEXT NOT NULL,
  PRIMARY KEY (conversation_id, what)
);

-- Messages that were not understood, with personal data masked. Moments are ISO in UTC to the millisecond.
CREATE TABLE misread (
  conversation_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  question TEXT NOT NULL,
  reads TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (conversation_id, version)
);

CREATE INDEX misread_by_moment ON misread (at);
