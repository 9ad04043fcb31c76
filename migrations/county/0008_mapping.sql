-- What a person decides of an import before it counts: which columns mean what, which sheets stay out, which cells are mended.
ALTER TABLE import ADD COLUMN choices TEXT; -- JSON array, shared/mapping.ts SheetChoice
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
ALTER TABLE import_issue ADD COLUMN mended INTEGER NOT NULL DEFAULT 0; -- a fix is kept, the workbook not read again yet
CREATE INDEX import_issue_cell ON import_issue (import_id, sheet, at, row);

-- A fix (更正): what a cell shall be read as. The workbook itself stays as it came.
CREATE TABLE import_fix (
  import_id INTEGER NOT NULL,
  sheet TEXT NOT NULL,
  at INTEGER NOT NULL, -- column from 0
  row INTEGER NOT NULL, -- the sheet's own number; 0 = every row of the column whose cell says `was`
  was TEXT NOT NULL, -- the cell as it came, sealed where it holds a number of somebody's: another workbook's other cell is not touched
  value TEXT NOT NULL, -- sealed like it
  fixed_by TEXT NOT NULL,
  fixed_at TEXT NOT NULL,
  PRIMARY KEY (import_id, sheet, at, row, was)
) STRICT, WITHOUT ROWID;
