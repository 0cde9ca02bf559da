-- People who take conversations over. Nobody is deleted, only disabled: the audit log names them.
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  -- What prospects and colleagues read.
  name TEXT NOT NULL,
  -- What is typed to sign in with a password, folded; null for who comes by OIDC alone.
  login TEXT UNIQUE,
  password TEXT,
  -- Issuer and subject of OIDC; null for who comes by password alone.
  subject TEXT UNIQUE,
  role TEXT NOT NULL,
  language TEXT,
  created_at TEXT NOT NULL,
  disabled_at TEXT
) STRICT, WITHOUT ROWID;

-- One-time links, by the hash of what is in them.
CREATE TABLE account_links (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  role TEXT,
  account_id TEXT,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- By the hash of the cookie, so that who reads the file cannot sign in by it.
CREATE TABLE account_sessions (
  hash TEXT PRIMARY KEY,
  -- The name under which it is listed and ended.
  id TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL,
  browser TEXT NOT NULL,
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_of_account ON account_sessions (account_id);

-- Who did what. Holds ids, never what anybody said, and so outlives the conversations it names.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  -- Null is the operator of the server.
  agent_id TEXT,
  action TEXT NOT NULL,
  conversation_id TEXT,
  account_id TEXT,
  detail TEXT
) STRICT;

CREATE INDEX audit_of_conversation ON audit (conversation_id, number) WHERE conversation_id IS NOT NULL;
CREATE INDEX audit_of_agent ON audit (agent_id, number);

CREATE TRIGGER audit_keeps_what_it_says BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER audit_keeps_all BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
