-- The province's floors (省定底线) under every county's policy; each county's database has its copy (county/0012_policy.sql).
CREATE TABLE policy_floor (
  version INTEGER PRIMARY KEY, -- 1, 2, 3 …
  document TEXT NOT NULL, -- JSON, part of shared/policy.ts
  source TEXT NOT NULL, -- the province's document
  effective_on TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;
