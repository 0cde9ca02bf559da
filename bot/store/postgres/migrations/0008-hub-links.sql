-- What a conversation is called at a foreign hub, where staff answer in another program than ours.
CREATE TABLE hub_links (
  conversation_id TEXT PRIMARY KEY,
  remote TEXT NOT NULL,
  -- The newest handoff that the hub was told of.
  number INTEGER NOT NULL,
  -- Up to which entry of the log the hub has the prospect's words.
  forwarded INTEGER NOT NULL,
  -- Whether the hub was told that nobody is needed there any more.
  ended INTEGER NOT NULL
);

-- The hub sees to it that no two have one name; an index that did would have to span all conversations.
CREATE INDEX hub_links_by_remote ON hub_links (remote);
