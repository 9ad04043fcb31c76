-- What a person decides of an import before it counts: which columns mean what, which sheets stay out, which cells are mended.
ALTER TABLE import ADD COLUMN choices TEXT; -- JSON array, shared/mapping.ts SheetChoice
ALTER TABLE import ADD COLUMN chosen_by TEXT;
ALTER TABLE import ADD COLUMN chosen_at TEXT;
ALTER TABLE import ADD COLUMN fixes_pending INTEGER NOT NULL DEFAULT 0; -- cells mended since the workbook was last read

-- The county's own choices, by the words of the header block they were made for: they win the next time.
CREATE TABLE header_memory (
  signature TEXT PRIMARY KEY, -- workers/import/recognise/choice.ts
  headers TEXT NOT NULL, -- JSON array, as written
  choice TEXT NOT NULL, -- JSON, shared/mapping.ts RememberedChoice
  chosen_by TEXT NOT NULL,
  chosen_at TEXT NOT NULL,
  used_at TEXT
) STRICT;

ALTER TABLE import_issue ADD COLUMN at INTEGER; -- the cell's column from 0; NULL: the whole row or sheet
ALTER TABLE import_issue ADD COLUMN who TEXT; -- whose row it is, in words: village and name
ALTER TABLE import_issue ADD COLUMN mended INTEGER NOT NULL DEFAULT 0; -- 1: a fix mends it, the workbook not read again yet
-- A page of a group or of what is held back, a cell, and the cells of a column that say the same: each found without reading the others.
DROP INDEX import_issue_code;
CREATE INDEX import_issue_group ON import_issue (import_id, code, header, n, mended);
CREATE INDEX import_issue_error ON import_issue (import_id, n, sheet, row) WHERE level = 'error';
CREATE INDEX import_issue_cell ON import_issue (import_id, sheet, at, row);
CREATE INDEX import_issue_same ON import_issue (import_id, sheet, at, value, code);

-- The issues of a reading counted once, by sheet, column and code.
CREATE TABLE issue_group (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  at INTEGER, -- NULL: rows and sheets
  header TEXT,
  field TEXT,
  code TEXT NOT NULL,
  level TEXT NOT NULL,
  total INTEGER NOT NULL,
  mended INTEGER NOT NULL DEFAULT 0,
  first INTEGER NOT NULL, -- import_issue.n of its first and last
  last INTEGER NOT NULL
) STRICT;
CREATE INDEX issue_group_import ON issue_group (import_id, code, header);

-- A fix (更正): what a cell shall be read as. The workbook itself stays as it came. Fixes work in the order of their ids, each on
-- what the ones before have left.
CREATE TABLE import_fix (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  at INTEGER NOT NULL, -- column from 0
  header TEXT, -- the column's, as written
  row INTEGER NOT NULL, -- the sheet's own number; 0 = every row of the column whose cell says `was`
  was TEXT NOT NULL, -- the cell as it came, sealed where it holds a number of somebody's: another workbook's other cell is not touched
  value TEXT NOT NULL, -- sealed like it
  cells INTEGER NOT NULL, -- how many it changes
  leaves TEXT, -- the code of the issue its value would still have; NULL: none
  state TEXT NOT NULL, -- new · changed (since it was read) · read · dropped (taken back, to be forgotten with the next reading)
  fixed_by TEXT NOT NULL,
  fixed_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX import_fix_cell ON import_fix (import_id, sheet, at, row, was);
