CREATE TABLE policy (
  version INTEGER PRIMARY KEY,
  document TEXT NOT NULL, -- JSON, shared/policy.ts
  effective_on TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at TEXT NOT NULL
) STRICT;

CREATE TABLE check_run (
  id INTEGER PRIMARY KEY,
  as_of TEXT NOT NULL,
  policy_version INTEGER NOT NULL,
  cause TEXT NOT NULL, -- import:12 · pairing:34 · asked
  checks TEXT NOT NULL, -- JSON {checkId: {found, milliseconds}}
  started_at TEXT NOT NULL,
  finished_at TEXT NOT NULL
) STRICT;

-- A finding keeps its identity (check, subject) from run to run.
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  check_id TEXT NOT NULL,
  subject TEXT NOT NULL, -- subject key as truth.json writes it, numbers sealed
  household_no TEXT,
  township TEXT,
  village TEXT,
  figures TEXT NOT NULL, -- JSON object
  status TEXT NOT NULL, -- new · persisting · resolved · reopened
  first_run INTEGER NOT NULL,
  last_run INTEGER NOT NULL, -- the last run that found it
  first_found_at TEXT NOT NULL,
  resolved_at TEXT,
  UNIQUE (check_id, subject)
) STRICT;
CREATE INDEX finding_status ON finding (check_id, status);
CREATE INDEX finding_household ON finding (household_no, status);
CREATE INDEX finding_township ON finding (township, check_id, status);

-- Who did what. Every write puts its row here in the same batch; nobody changes or drops one.
CREATE TABLE audit_event (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL, -- import.commit, pairing.assign, …
  subject TEXT NOT NULL,
  detail TEXT NOT NULL -- JSON
) STRICT;
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
