-- How a finding is handled (办理), beside what the data say of it (`status`): who has it and until when, what was answered, who verified.
ALTER TABLE finding ADD COLUMN severity INTEGER NOT NULL DEFAULT 2; -- 0 blocker · 1 serious · 2 notice: the order of lists
ALTER TABLE finding ADD COLUMN changed_run INTEGER; -- the last run whose figures said something else (days that pass aside)
ALTER TABLE finding ADD COLUMN handling TEXT NOT NULL DEFAULT 'unassigned'; -- shared/handling.ts
ALTER TABLE finding ADD COLUMN assignee TEXT; -- username
ALTER TABLE finding ADD COLUMN due_on TEXT;
ALTER TABLE finding ADD COLUMN answer TEXT; -- rectify · explain · mistaken
ALTER TABLE finding ADD COLUMN answered_by TEXT;
ALTER TABLE finding ADD COLUMN answered_at TEXT;
ALTER TABLE finding ADD COLUMN answered_run INTEGER; -- the last run when it was answered: what came later is news
ALTER TABLE finding ADD COLUMN exempt_until TEXT; -- explained or mistaken: the last day it counts as closed
ALTER TABLE finding ADD COLUMN closed_at TEXT;
ALTER TABLE finding ADD COLUMN assignee_reach TEXT; -- how far the assignee reaches (shared/access.ts): what is overdue rises from there
ALTER TABLE finding ADD COLUMN steps INTEGER NOT NULL DEFAULT 0; -- how many it has: an order is written only where nobody came between

-- Open is told by both: every index that counted open findings has both.
DROP INDEX finding_status;
DROP INDEX finding_household;
DROP INDEX finding_township;
CREATE INDEX finding_status ON finding (check_id, severity, id, status, handling, due_on);
CREATE INDEX finding_household ON finding (household_no, status, handling);
CREATE INDEX finding_township ON finding (township, check_id, status, handling);
CREATE INDEX finding_number ON finding (check_id) WHERE subject GLOB 'enc:*' AND instr(subject, '/') = 0;
-- The orders of lists, with all that their filters ask.
CREATE INDEX finding_open ON finding (severity, check_id, id, status, handling, due_on) WHERE status <> 'resolved' AND handling <> 'closed';
CREATE INDEX finding_handling ON finding (handling, severity, check_id, id, status, due_on);
CREATE INDEX finding_due ON finding (due_on, severity, check_id, id, status, handling) WHERE handling IN ('assigned', 'waiting');
CREATE INDEX finding_hand ON finding (handling, assignee, assignee_reach, due_on, answered_by, status) WHERE handling IN ('assigned', 'answered');
-- What every run asks of those explained: do they still hold.
CREATE INDEX finding_exempt ON finding (exempt_until, answered_run, changed_run, status, handling) WHERE handling = 'closed' AND status <> 'resolved';
CREATE INDEX finding_assignee ON finding (assignee, handling, due_on) WHERE assignee IS NOT NULL;

-- A step (办理记录): what somebody, or the data, did with a finding. Never changed.
CREATE TABLE finding_step (
  id INTEGER PRIMARY KEY,
  finding_id INTEGER NOT NULL,
  step TEXT NOT NULL, -- shared/handling.ts
  by TEXT, -- username; NULL: the data, or a day that came
  at TEXT NOT NULL,
  assignee TEXT,
  due_on TEXT,
  answer TEXT,
  reason TEXT,
  until_on TEXT,
  run_id INTEGER
) STRICT;
CREATE INDEX finding_step_finding ON finding_step (finding_id, id);
CREATE INDEX finding_step_at ON finding_step (at, step);

-- Evidence (佐证材料): a file in LEDGERS, encrypted like a workbook; one file may stand behind many findings.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  object_key TEXT NOT NULL,
  file_key TEXT NOT NULL, -- sealed
  uploaded_by TEXT NOT NULL,
  uploaded_at TEXT NOT NULL
) STRICT;
CREATE TABLE step_evidence (
  step_id INTEGER NOT NULL,
  evidence_id INTEGER NOT NULL,
  PRIMARY KEY (step_id, evidence_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_evidence_evidence ON step_evidence (evidence_id);
