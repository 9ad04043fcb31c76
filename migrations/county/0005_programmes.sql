-- Projects and funds, benefits, loans and procedure cases as ledgers bring them. The same rules of NULL and '' as in 0001.

CREATE TABLE project (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- name
  name TEXT NOT NULL,
  kind TEXT, -- 项目类型
  township TEXT,
  village TEXT,
  content TEXT,
  benefit_level TEXT, -- 到户 到村 县级统筹
  approval_no TEXT,
  approved_on TEXT,
  approved_fen INTEGER,
  central_fen INTEGER,
  province_fen INTEGER,
  city_fen INTEGER,
  county_fen INTEGER,
  other_fen INTEGER,
  reward INTEGER, -- 以奖代补
  disclosed_before_on TEXT,
  first_paid_on TEXT,
  paid_fen INTEGER,
  due_on TEXT,
  accepted_on TEXT,
  disclosed_after_on TEXT,
  unit TEXT,
  note TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;

CREATE TABLE benefit (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- sealed number or household_no/name, programme, period; then /2 …
  household_no TEXT,
  township TEXT,
  village TEXT,
  head_name TEXT,
  name TEXT,
  id_number TEXT, id18 TEXT, id_state TEXT, id_length INTEGER, id_birth_on TEXT, id_sex TEXT, id_tail TEXT,
  programme TEXT,
  standard_fen INTEGER,
  period TEXT,
  amount_fen INTEGER,
  paid_on TEXT,
  bank_account TEXT,
  note TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX benefit_household ON benefit (household_no);
CREATE INDEX benefit_id18 ON benefit (id18, programme, period);

CREATE TABLE loan (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- household_no/lent_on, then /2 …
  household_no TEXT NOT NULL,
  head_name TEXT,
  id_number TEXT, id18 TEXT, id_state TEXT, id_length INTEGER, id_birth_on TEXT, id_sex TEXT, id_tail TEXT,
  bank TEXT,
  amount_fen INTEGER,
  lent_on TEXT,
  months INTEGER,
  interest_fen INTEGER,
  note TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX loan_household ON loan (household_no);

CREATE TABLE procedure_case (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- household_no/procedure, then /2 …
  household_no TEXT NOT NULL,
  procedure TEXT NOT NULL, -- 贫困户识别 · 监测对象识别 · 脱贫退出 · 返贫
  township TEXT,
  village TEXT,
  head_name TEXT,
  clue_source TEXT,
  clue_on TEXT,
  applied_on TEXT,
  surveyed_on TEXT,
  nominated_on TEXT,
  group_reviewed_on TEXT,
  reviewed_on TEXT,
  representatives INTEGER,
  publicity_from TEXT,
  publicity_to TEXT,
  agreed_on TEXT,
  township_reviewed_on TEXT,
  second_publicity_from TEXT,
  second_publicity_to TEXT,
  entered_on TEXT,
  county_decided_on TEXT,
  announced_on TEXT,
  exited_on TEXT,
  returned_on TEXT,
  return_cause TEXT,
  income_per_head_fen INTEGER,
  food INTEGER,
  clothing INTEGER,
  schooling INTEGER,
  medical INTEGER,
  housing INTEGER,
  water INTEGER,
  note TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX procedure_case_household ON procedure_case (household_no);
