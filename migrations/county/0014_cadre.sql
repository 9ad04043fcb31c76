-- Kinship (亲属关系备案) between a cadre and a household on the register, as somebody declared it.
CREATE TABLE kinship (
  id INTEGER PRIMARY KEY,
  cadre_key TEXT NOT NULL,
  household_no TEXT NOT NULL,
  relation TEXT NOT NULL, -- what the cadre is to the household: 兄弟 岳父 …
  note TEXT,
  declared_by TEXT NOT NULL,
  declared_at TEXT NOT NULL,
  withdrawn_by TEXT, -- NULL: it stands
  withdrawn_at TEXT,
  withdrawn_reason TEXT
) STRICT;
CREATE UNIQUE INDEX kinship_standing ON kinship (cadre_key, household_no) WHERE withdrawn_at IS NULL;
CREATE INDEX kinship_household ON kinship (household_no) WHERE withdrawn_at IS NULL;

-- Acceptance (接收确认): a household handed over is its new cadre's from the day on; whether the cadre has taken note is said here.
CREATE TABLE acceptance (
  pairing_id INTEGER PRIMARY KEY,
  cadre_key TEXT NOT NULL,
  household_no TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  answer TEXT, -- accepted · declined; NULL: waits
  note TEXT,
  answered_by TEXT,
  answered_at TEXT
) STRICT;
CREATE INDEX acceptance_open ON acceptance (cadre_key) WHERE answer IS NULL;
-- Ids are given again: what was asked of a pairing goes with it.
CREATE TRIGGER acceptance_of_pairing AFTER DELETE ON pairing BEGIN DELETE FROM acceptance WHERE pairing_id = old.id; END;

-- A cadre who moved (调动) to another unit of the county: the person's record before, and the one since.
CREATE TABLE cadre_move (
  old_key TEXT PRIMARY KEY,
  new_key TEXT NOT NULL,
  moved_by TEXT NOT NULL,
  moved_at TEXT NOT NULL
) STRICT;
CREATE INDEX cadre_move_new ON cadre_move (new_key);
