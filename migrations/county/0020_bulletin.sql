-- Pictures over time (走势): how the county stood at the end of each day something was looked at, by township; '' = lies in none.
CREATE TABLE day_figure (
  day TEXT NOT NULL,
  township TEXT NOT NULL,
  due INTEGER NOT NULL, -- households that need a cadre
  paired INTEGER NOT NULL,
  blocker INTEGER NOT NULL, -- open findings by severity
  serious INTEGER NOT NULL,
  notice INTEGER NOT NULL,
  overdue INTEGER NOT NULL,
  PRIMARY KEY (day, township)
) STRICT;

-- A bulletin (月分析、季通报) as it was issued: figures frozen.
CREATE TABLE bulletin (
  id INTEGER PRIMARY KEY,
  period TEXT NOT NULL UNIQUE, -- 2026-10 · 2026-Q3
  figures TEXT NOT NULL, -- JSON, shared/bulletin.ts
  remark TEXT,
  issued_by TEXT NOT NULL,
  issued_at TEXT NOT NULL
) STRICT;

-- A finding that was over and is open again: told from these, what was open on a day that is past stays what it was.
CREATE TABLE finding_again (
  finding_id INTEGER NOT NULL,
  ended_at TEXT NOT NULL,
  again_at TEXT NOT NULL,
  PRIMARY KEY (finding_id, again_at)
) STRICT;
CREATE TRIGGER finding_again_of AFTER UPDATE OF status, handling ON finding
WHEN (old.status = 'resolved' OR old.handling = 'closed') AND new.status <> 'resolved' AND new.handling <> 'closed'
BEGIN
  INSERT OR REPLACE INTO finding_again (finding_id, ended_at, again_at)
  VALUES (new.id,
    min(coalesce(CASE old.handling WHEN 'closed' THEN old.closed_at END, old.resolved_at, new.first_found_at),
      coalesce(CASE old.status WHEN 'resolved' THEN old.resolved_at END, old.closed_at, new.first_found_at)),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
END;
