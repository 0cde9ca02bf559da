-- What conversations are to be woken for, at most once for each kind. Moments are ISO in UTC to the millisecond, so
-- that they can be compared as texts.
CREATE TABLE reminders (
  conversation_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  due_at TEXT NOT NULL,
  -- Until when an instance is at work on it; afterwards another may take it up.
  claimed_until TEXT,
  PRIMARY KEY (conversation_id, kind)
);

CREATE INDEX reminders_by_due ON reminders (due_at);
