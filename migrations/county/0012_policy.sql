-- Policy that people change: why each version was made, and the province's floors, which a county may tighten and not loosen.
ALTER TABLE policy ADD COLUMN reason TEXT;
CREATE TABLE policy_floor (
  version INTEGER PRIMARY KEY, -- as the registry numbers them
  document TEXT NOT NULL, -- JSON, part of shared/policy.ts
  source TEXT NOT NULL, -- the province's document
  effective_on TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;
