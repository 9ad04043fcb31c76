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
) STRICT, WITHOUT ROWID;

-- A bulletin (月分析、季通报) as it was issued: figures frozen.
CREATE TABLE bulletin (
  id INTEGER PRIMARY KEY,
  period TEXT NOT NULL UNIQUE, -- 2026-10 · 2026-Q3
  figures TEXT NOT NULL, -- JSON, shared/bulletin.ts
  remark TEXT,
  issued_by TEXT NOT NULL,
  issued_at TEXT NOT NULL
) STRICT;
