-- Before an import counts: what to do with records the file does not name, a second person's yes, and what read it.
ALTER TABLE import ADD COLUMN submitted_by TEXT;
ALTER TABLE import ADD COLUMN submitted_at TEXT;
ALTER TABLE import ADD COLUMN returned TEXT; -- JSON {by, at, reason}: sent back by the second person
ALTER TABLE import ADD COLUMN versions TEXT; -- JSON {product, schema, policy} that read and committed it, for the receipt

CREATE TABLE gone_decision (
  import_id INTEGER NOT NULL,
  entity TEXT NOT NULL,
  key TEXT NOT NULL, -- '' = every other gone record of the entity
  decision TEXT NOT NULL, -- keep · left · ask
  reason TEXT,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  PRIMARY KEY (import_id, entity, key)
) STRICT, WITHOUT ROWID;

-- A record that left the register (去册), whole, so that it can come back.
CREATE TABLE departed (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  record TEXT NOT NULL, -- JSON {column: value}
  reason TEXT NOT NULL,
  import_id INTEGER,
  left_by TEXT NOT NULL,
  left_at TEXT NOT NULL,
  back_at TEXT -- when it came back
) STRICT;
CREATE INDEX departed_key ON departed (entity, key);

-- Asked of the village (待村核实): is this record, missing from a ledger, really gone?
CREATE TABLE village_question (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  entity TEXT NOT NULL,
  key TEXT NOT NULL,
  township TEXT,
  village TEXT,
  title TEXT NOT NULL, -- the record in words
  asked_by TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  answer TEXT, -- keep · left
  answer_note TEXT,
  answered_by TEXT,
  answered_at TEXT,
  UNIQUE (import_id, entity, key)
) STRICT;
CREATE INDEX village_question_open ON village_question (township, village) WHERE answer IS NULL;
