-- A cap passed (超限说明): why a cadre may have more households than its post level's maximum.
CREATE TABLE cap_override (
  pairing_id INTEGER PRIMARY KEY,
  reason TEXT NOT NULL,
  load INTEGER NOT NULL, -- before this household
  cap INTEGER NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;
-- Ids are given again: what was said of a pairing goes with it.
CREATE TRIGGER cap_override_of_pairing AFTER DELETE ON pairing BEGIN DELETE FROM cap_override WHERE pairing_id = old.id; END;
