-- The registry's own trail becomes a chain, as the counties' (migrations/county/0006_audit.sql).
DROP TABLE audit_event;
CREATE TABLE audit_event (
  id INTEGER PRIMARY KEY, -- 1, 2, 3 …: a missing number is a missing row
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL, -- account.create, session.start, …
  subject TEXT NOT NULL,
  detail TEXT NOT NULL, -- JSON; numbers of people masked
  mac TEXT NOT NULL -- hex; refused as NULL where another row came first
) STRICT;
CREATE INDEX audit_event_at ON audit_event (at);
CREATE INDEX audit_event_actor ON audit_event (actor, id);
CREATE INDEX audit_event_action ON audit_event (action, id);
CREATE INDEX audit_event_subject ON audit_event (subject, id);
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

-- How far each trail had come, kept outside the county's database: a trail that ends before its anchor was cut short.
CREATE TABLE audit_head (
  trail TEXT PRIMARY KEY, -- a county's code, or registry
  id INTEGER NOT NULL,
  row_mac TEXT NOT NULL, -- the mac of that row
  at TEXT NOT NULL,
  mac TEXT NOT NULL -- of this anchor: nobody moves it back without the key
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

-- The key of the registry's own trail, wrapped under the installation's as the counties' keys are (workers/db/registrykey.ts).
CREATE TABLE registry_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  wrapped_key TEXT NOT NULL
) STRICT;
