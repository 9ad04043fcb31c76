-- An upload under way: parts of a workbook that are already here. It goes on where it stopped, also tomorrow.
CREATE TABLE upload (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  mark TEXT NOT NULL, -- what the browser knows of the file before reading it: name, size, day of change
  object_key TEXT NOT NULL,
  file_key TEXT NOT NULL, -- sealed
  received_bytes INTEGER NOT NULL,
  continues INTEGER, -- the import whose workbook this replaces
  started_by TEXT NOT NULL,
  started_at TEXT NOT NULL,
  moved_at TEXT NOT NULL
) STRICT;
ALTER TABLE import ADD COLUMN part_bytes INTEGER; -- NULL: one object; else `object_key`/0, /1 … of so many bytes each
