-- Consistency between ledgers (账账相符): two ledgers that say different things of one field of one record.
CREATE TABLE disagreement (
  id INTEGER PRIMARY KEY,
  entity TEXT NOT NULL, -- the record both speak of
  key TEXT NOT NULL,
  field TEXT NOT NULL,
  household_no TEXT,
  value TEXT, -- what stands in the register, and where from
  import_id INTEGER,
  sheet TEXT,
  row INTEGER,
  other_value TEXT,
  other_import_id INTEGER,
  other_sheet TEXT,
  other_row INTEGER,
  since_at TEXT NOT NULL,
  UNIQUE (entity, key, field)
) STRICT;
CREATE INDEX disagreement_household ON disagreement (household_no);
