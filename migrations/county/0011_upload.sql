-- An upload under way: parts of a workbook that are already here. It goes on where it stopped, also tomorrow.
CREATE TABLE upload (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL, -- numbers of people in it sealed
  size_bytes INTEGER NOT NULL,
  mark TEXT NOT NULL, -- what the browser knows of the file before it is read: its day of change
  object_key TEXT NOT NULL,
  file_key TEXT NOT NULL, -- sealed
  received_bytes INTEGER NOT NULL DEFAULT 0,
  continues INTEGER, -- the import whose workbook this replaces
  started_by TEXT NOT NULL,
  started_at TEXT NOT NULL,
  moved_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX upload_of ON upload (started_by, file_name, size_bytes, mark);

-- Beside the workbook in LEDGERS: parts of so many bytes, object_key/0, /1 …; NULL: one object.
ALTER TABLE import ADD COLUMN part_bytes INTEGER;

-- Workbooks an import was read from before a corrected one took their place.
CREATE TABLE earlier_workbook (
  import_id INTEGER NOT NULL,
  n INTEGER NOT NULL, -- 1, 2 … as they came
  file_name TEXT NOT NULL,
  object_key TEXT NOT NULL,
  file_key TEXT NOT NULL,
  part_bytes INTEGER,
  sha256 TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  uploaded_by TEXT NOT NULL,
  uploaded_at TEXT NOT NULL,
  PRIMARY KEY (import_id, n)
) STRICT, WITHOUT ROWID;
