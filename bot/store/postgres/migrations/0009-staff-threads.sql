-- The threads of the staff channel in Teams in which staff work on requests for a person.
CREATE TABLE staff_threads (
  conversation_id TEXT NOT NULL,
  -- Of the handoff.
  number INTEGER NOT NULL,
  -- Its name in Teams; absent until it is there.
  remote TEXT,
  -- Up to which entry of the log the thread tells what was said.
  forwarded INTEGER NOT NULL,
  -- Which version of the handoff the thread was told of, and what it was told.
  told_version INTEGER NOT NULL,
  told TEXT NOT NULL,
  -- Set while something is sent there: if the process dies meanwhile, it may have arrived.
  posting INTEGER NOT NULL,
  -- Whether all has been told and no more will be.
  ended INTEGER NOT NULL,
  -- The agent who has the conversation by way of Teams.
  held_by TEXT,
  -- Since when words of the prospect wait for theirs.
  unanswered_since TEXT,
  PRIMARY KEY (conversation_id, number)
);

CREATE INDEX staff_threads_by_remote ON staff_threads (remote);
CREATE INDEX staff_threads_open ON staff_threads (conversation_id) WHERE ended = 0;
