-- What was staged stays behind a commit for as long as it may be taken back: `before` is what the register said.
ALTER TABLE staged ADD COLUMN before TEXT; -- JSON {column: value} of the columns that changed, NULL where the record was new
ALTER TABLE staged ADD COLUMN undone TEXT; -- reversed · nothing · kept · failed; NULL: not taken back
ALTER TABLE staged ADD COLUMN undone_why TEXT; -- shared/undo.ts, where it was kept or failed
ALTER TABLE import ADD COLUMN commit_no INTEGER; -- 1, 2, 3 … in the order commits began; NULL: nothing of it is in the register
ALTER TABLE import ADD COLUMN compared_at_deed INTEGER; -- the last audit_event that wrote the register when the difference was made
ALTER TABLE import ADD COLUMN confirmed TEXT; -- JSON, the counts by entity somebody said yes to
ALTER TABLE import ADD COLUMN undone_by TEXT;
ALTER TABLE import ADD COLUMN undone_at TEXT;
ALTER TABLE import ADD COLUMN undo_reason TEXT;
ALTER TABLE import ADD COLUMN undo_from TEXT; -- JSON [entity, key]: how far the undoing is; NULL: not begun
ALTER TABLE import ADD COLUMN rows_undone INTEGER NOT NULL DEFAULT 0;
CREATE INDEX staged_undone ON staged (import_id, undone, entity) WHERE undone IS NOT NULL;

-- What no ledger says but the register itself let be found (workers/import/commit/link.ts): found anew when its ground goes.
ALTER TABLE village ADD COLUMN linked INTEGER; -- 1: from households
ALTER TABLE cadre ADD COLUMN linked INTEGER; -- 1: from pairings
ALTER TABLE household ADD COLUMN linked INTEGER; -- head_name, which ledgers left NULL (1) or blank (2)
ALTER TABLE visit ADD COLUMN linked INTEGER; -- household_no, likewise
UPDATE village SET linked = 1 WHERE import_id IS NULL AND edited_at IS NULL;
