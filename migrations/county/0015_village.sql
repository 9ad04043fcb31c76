-- A term (任期) in a village's post: who held it, from when, until when. The holder of today stands in `village` too.
CREATE TABLE village_term (
  id INTEGER PRIMARY KEY,
  village_key TEXT NOT NULL,
  post TEXT NOT NULL, -- unit · leader · team · secretary
  holder TEXT NOT NULL, -- the unit's or the person's name
  members TEXT, -- a team's members beside its leader
  cadre_key TEXT, -- where the person is on the roster
  since_on TEXT,
  until_on TEXT, -- NULL: holds it
  end_reason TEXT,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL,
  ended_by TEXT,
  ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX village_term_current ON village_term (village_key, post) WHERE until_on IS NULL;
CREATE INDEX village_term_village ON village_term (village_key, post, since_on);
CREATE INDEX village_unit ON village (unit, township, name);

-- The next visit (下次走访) to a household, the last of the six things a pairing needs (六定).
CREATE TABLE next_visit (
  household_no TEXT NOT NULL PRIMARY KEY,
  visit_on TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;
