-- Before an import counts: what to do with records the file does not name, a second person's yes, and what read it.
ALTER TABLE import ADD COLUMN submitted_by TEXT;
ALTER TABLE import ADD COLUMN submitted_at TEXT;
ALTER TABLE import ADD COLUMN returned TEXT; -- JSON {by, at, reason}: sent back by the second person
ALTER TABLE import ADD COLUMN versions TEXT; -- JSON {product, schema, policy} that read and committed it, for the receipt

-- Gone (本次未出现): what the register has, the file is about and does not name, and what to do with it.
CREATE TABLE gone (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT, -- what it is looked for by
  household_no TEXT, -- the household it is or belongs to
  township TEXT, -- where that lies: who is asked
  village TEXT,
  decision TEXT NOT NULL DEFAULT 'keep', -- keep · left · ask
  reason TEXT,
  decided_by TEXT, -- NULL: nobody said anything, it stays
  decided_at TEXT,
  stale INTEGER NOT NULL DEFAULT 0, -- while the difference is made anew: not found again yet
  carried INTEGER NOT NULL DEFAULT 0, -- carried out
  UNIQUE (import_id, entity, key)
) STRICT;
CREATE INDEX gone_page ON gone (import_id, entity, decision);

-- A duplicate (重复): a row of the file that may be somebody the file or the register has already.
CREATE TABLE duplicate (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  place TEXT NOT NULL, -- file · county
  why TEXT NOT NULL, -- shared/difference.ts
  mark TEXT NOT NULL, -- rows of the same mark belong together
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  other_key TEXT, -- whom the register has
  other_name TEXT,
  other_household_no TEXT
) STRICT;
CREATE INDEX duplicate_page ON duplicate (import_id, place, mark);

-- A record that left the register (去册), whole, so that it can come back.
-- A cadre and a pairing stay where they are, with their last day: `record` says what they were.
CREATE TABLE departed (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  name TEXT,
  household_no TEXT,
  township TEXT,
  village TEXT,
  record TEXT NOT NULL, -- JSON {column: value}
  with_household TEXT, -- it left with this household; NULL: by itself
  reason TEXT NOT NULL,
  import_id INTEGER,
  left_by TEXT NOT NULL,
  left_at TEXT NOT NULL,
  left_on TEXT NOT NULL,
  back_at TEXT, -- when it came back
  back_import_id INTEGER -- the import that named it again
) STRICT;
CREATE INDEX departed_key ON departed (entity, key);
CREATE INDEX departed_import ON departed (import_id);

-- Asked of the village (待村核实): is this record, missing from a ledger, really gone?
CREATE TABLE village_question (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  township TEXT,
  village TEXT,
  household_no TEXT,
  title TEXT NOT NULL, -- the record in words
  asked_at TEXT NOT NULL,
  answer TEXT, -- keep · left
  answer_note TEXT,
  answered_by TEXT,
  answered_at TEXT,
  answer_import_id INTEGER, -- nobody had to: a later import names it
  UNIQUE (import_id, entity, key)
) STRICT;
CREATE INDEX village_question_open ON village_question (township, village) WHERE answer IS NULL;
