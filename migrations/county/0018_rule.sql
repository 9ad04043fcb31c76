-- Rules (自定义规则): checks as data (shared/rule.ts), by pack, each version kept.
CREATE TABLE rule (
  id TEXT NOT NULL PRIMARY KEY, -- also the check's id
  pack TEXT NOT NULL,
  version INTEGER NOT NULL,
  enabled INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0, -- gone from the list; its findings still say what they were
  title TEXT NOT NULL GENERATED ALWAYS AS (document ->> '$.title') STORED,
  severity TEXT NOT NULL GENERATED ALWAYS AS (document ->> '$.severity') STORED,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL,
  document TEXT NOT NULL -- JSON, with what it takes from its pack (lists) inside
) STRICT;

CREATE TABLE rule_version (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  document TEXT, -- NULL: withdrawn
  enabled INTEGER NOT NULL,
  reason TEXT,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE rule_pack (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  version TEXT NOT NULL,
  source TEXT NOT NULL,
  installed_by TEXT NOT NULL,
  installed_at TEXT NOT NULL
) STRICT;
