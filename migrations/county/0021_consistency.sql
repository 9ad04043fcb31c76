-- Consistency between ledgers (账账相符): two ledgers that say different things of one field of one household or person. Found anew
-- whenever the register changes (workers/consistency/refresh.ts), as far as the change reaches; what still stands keeps its day.
CREATE TABLE disagreement (
  id INTEGER PRIMARY KEY,
  field TEXT NOT NULL, -- shared/consistency.ts
  ledger TEXT NOT NULL,
  other_ledger TEXT NOT NULL,
  entity TEXT NOT NULL, -- the record both speak of
  key TEXT NOT NULL,
  household_no TEXT,
  who TEXT, -- whom of the household; NULL: itself
  value TEXT NOT NULL, -- as people read it, numbers of people sealed
  import_id INTEGER,
  source_sheet TEXT,
  source_row INTEGER,
  edited_at TEXT,
  other_value TEXT NOT NULL,
  other_import_id INTEGER,
  other_sheet TEXT,
  other_row INTEGER,
  other_edited_at TEXT,
  gap_fen INTEGER, -- how far amounts lie apart; NULL: no amount
  told INTEGER NOT NULL, -- 1: two files about the same record · 0: two tables that speak of one thing
  since_at TEXT NOT NULL,
  seen INTEGER NOT NULL, -- 0 while it is looked for anew
  UNIQUE (field, ledger, other_ledger, entity, key)
) STRICT;
CREATE INDEX disagreement_household ON disagreement (household_no);
