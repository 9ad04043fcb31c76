-- An import: a file on its way into the register. Its rows are staged first and count only when committed.
CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  object_key TEXT NOT NULL, -- the raw workbook in LEDGERS
  sha256 TEXT,
  size_bytes INTEGER NOT NULL,
  state TEXT NOT NULL, -- uploaded · reading · ready · refused · committing · committed · cancelled · failed
  refused TEXT, -- JSON {code, message}
  rows_read INTEGER NOT NULL DEFAULT 0,
  rows_staged INTEGER NOT NULL DEFAULT 0,
  rows_committed INTEGER NOT NULL DEFAULT 0,
  summary TEXT, -- JSON, shared/import.ts ImportSummary
  layouts TEXT, -- JSON [{entity, columns}]
  dropped_indexes TEXT, -- JSON array of CREATE INDEX: dropped for a first load, to be made again
  uploaded_by TEXT NOT NULL,
  uploaded_at TEXT NOT NULL,
  committed_by TEXT,
  committed_at TEXT,
  run_no INTEGER NOT NULL DEFAULT 0, -- which driver run holds it
  beat_at TEXT -- when that run last moved
) STRICT;

CREATE TABLE staged (
  import_id INTEGER NOT NULL,
  n INTEGER NOT NULL,
  layout INTEGER NOT NULL, -- index into import.layouts
  entity TEXT NOT NULL, -- the table it will land in
  key TEXT, -- NULL: cannot be identified, will not be committed
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  data TEXT NOT NULL, -- JSON array in the order of its layout's columns: only what the ledger delivers
  state TEXT, -- new · changed · same · kept (edited since) · NULL before the difference is known
  PRIMARY KEY (import_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX staged_key ON staged (import_id, entity, key);

CREATE TABLE import_issue (
  import_id INTEGER NOT NULL,
  n INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER, -- NULL: the whole column or sheet
  header TEXT, -- the column's header as written
  field TEXT,
  code TEXT NOT NULL,
  value TEXT,
  level TEXT NOT NULL, -- error: the row is held back · notice: imported, look at it
  PRIMARY KEY (import_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_issue_code ON import_issue (import_id, code);
