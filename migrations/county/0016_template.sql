-- A template (表格模板): somebody else's empty form, to be filled from the register as often as it is asked for.
CREATE TABLE template (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  object_key TEXT NOT NULL, -- the empty form in LEDGERS, encrypted as raw workbooks are
  file_key TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  layout TEXT NOT NULL, -- JSON: what was recognised in it, and what somebody chose otherwise
  uploaded_by TEXT NOT NULL,
  uploaded_at TEXT NOT NULL,
  dropped_by TEXT, -- NULL: in use
  dropped_at TEXT
) STRICT;
