-- A cap passed (超限说明): why a cadre may have more households than its post level's maximum.
CREATE TABLE cap_override (
  pairing_id INTEGER PRIMARY KEY,
  reason TEXT NOT NULL,
  load INTEGER NOT NULL, -- before this household
  cap INTEGER NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;
