-- What happened, counted by day in UTC. Holds no person: names and labels are fixed words and ids of the interview.
CREATE TABLE counts (
  day TEXT NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (day, name, label)
) STRICT, WITHOUT ROWID;

-- What was counted of a conversation that counts only once, such as its first answer to a question.
CREATE TABLE counted (
  conversation_id TEXT NOT NULL,
  what TEXT NOT NULL,
  PRIMARY KEY (conversation_id, what)
) STRICT, WITHOUT ROWID;

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
) STRICT;

CREATE INDEX misread_by_moment ON misread (at);
