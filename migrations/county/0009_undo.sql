-- What was staged stays behind a commit for as long as it may be taken back: `before` is what the register said.
ALTER TABLE staged ADD COLUMN before TEXT; -- JSON {column: value} of the columns that changed, NULL where the record was new
ALTER TABLE staged ADD COLUMN undone TEXT; -- reversed · kept · failed; NULL: not taken back
ALTER TABLE import ADD COLUMN commit_no INTEGER; -- 1, 2, 3 … in the order commits began
ALTER TABLE import ADD COLUMN compared_at_deed INTEGER; -- the last audit_event that wrote the register when the difference was made
ALTER TABLE import ADD COLUMN undone_by TEXT;
ALTER TABLE import ADD COLUMN undone_at TEXT;
ALTER TABLE import ADD COLUMN undo_reason TEXT;
ALTER TABLE import ADD COLUMN rows_undone INTEGER NOT NULL DEFAULT 0;
