-- The trail becomes a chain: every row carries the HMAC of the row before it and of itself (workers/db/chain.ts). Rows
-- written before there was a chain cannot be given a place in it: this comes before the first release.
DROP TABLE audit_event;
CREATE TABLE audit_event (
  id INTEGER PRIMARY KEY, -- 1, 2, 3 …: a missing number is a missing row
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL, -- import.commit, pairing.assign, …
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
