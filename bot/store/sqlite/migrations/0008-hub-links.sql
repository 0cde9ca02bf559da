-- What a conversation is called at a foreign hub, where staff answer in another program than ours.
CREATE TABLE hub_links (
  conversation_id TEXT PRIMARY KEY,
  remote TEXT NOT NULL UNIQUE,
  -- The newest handoff that the hub was told of.
  number INTEGER NOT NULL,
  -- Up to which entry of the log the hub has the prospect's words.
  forwarded INTEGER NOT NULL,
  -- Whether the hub was told that nobody is needed there any more.
  ended INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
