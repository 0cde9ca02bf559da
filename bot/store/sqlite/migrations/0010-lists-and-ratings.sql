-- For the desk's list of all. Its columns never change, so it costs a conversation once and a turn nothing.
CREATE INDEX conversations_by_beginning ON conversations (created_at, id);

-- A rating is known by the version of its conversation after the turn that gave it, on every engine. Of the ratings so
-- far the order alone is known; later turns have greater versions in any case.
CREATE TABLE ratings_by_version (
  conversation_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  about TEXT NOT NULL,
  face TEXT NOT NULL,
  line TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (conversation_id, version)
) STRICT;

INSERT INTO ratings_by_version (conversation_id, version, about, face, line, at)
SELECT conversation_id, row_number() OVER (PARTITION BY conversation_id ORDER BY rowid), about, face, line, at FROM ratings;

DROP TABLE ratings;
ALTER TABLE ratings_by_version RENAME TO ratings;
CREATE INDEX ratings_by_age ON ratings (at);
