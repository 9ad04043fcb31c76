-- One county's register. There is no tenant column: a database holds one county and nothing else.
-- TEXT columns that come from ledgers: NULL = no ledger has delivered this column (unknown), '' = delivered and left blank.
-- Integers: NULL = unknown or blank. Money is fen. Days are YYYY-MM-DD, or YYYY-MM / YYYY where the ledger says no more.
-- Numbers of people (ID, phone, account) are sealed: enc:<base64url of AES-SIV>; (workers/db/seal.ts), equal where the number is equal.
-- `written` keeps a cell's own words where a column holds the code list's word; `extra` keeps unmapped columns by their header.

CREATE TABLE village (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- township/name
  township TEXT NOT NULL,
  name TEXT NOT NULL,
  code TEXT, -- 12 digits, national statistics bureau
  key_village INTEGER,
  total_households INTEGER,
  total_population INTEGER,
  unit TEXT,
  county_leader TEXT,
  team_leader TEXT,
  team_members TEXT,
  first_secretary TEXT,
  first_secretary_since TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX village_code ON village (code);

CREATE TABLE household (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- 户编号, as text
  head_name TEXT,
  township TEXT,
  village TEXT,
  village_group TEXT,
  address TEXT,
  phone TEXT,
  phone_state TEXT, -- valid · missing · invalid
  population INTEGER,
  kind TEXT, -- 户类型
  attribute TEXT, -- 贫困户属性: 一般贫困户 低保贫困户 特困供养贫困户
  standard TEXT, -- 识别标准
  status TEXT, -- 未脱贫 预脱贫 已脱贫 返贫; '' where it never was poor
  exit_year INTEGER,
  planned_exit_year INTEGER,
  monitor_kind TEXT, -- 脱贫不稳定户 边缘易致贫户 突发严重困难户; '' = not monitored
  risk_cleared INTEGER,
  risk_identified_on TEXT,
  risk_cleared_on TEXT,
  cause TEXT,
  other_causes TEXT, -- JSON array
  unsafe_house INTEGER,
  safe_water INTEGER,
  income_per_head_fen INTEGER, -- as the register says; by year in `income`
  identified_on TEXT,
  helper_name TEXT, -- as the register says; pairings are in `pairing`
  helper_unit TEXT,
  bank_account TEXT,
  note TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX household_area ON household (township, village, head_name);
CREATE INDEX household_phone ON household (phone);
CREATE INDEX household_head ON household (head_name, key);
CREATE INDEX household_status ON household (status, township, village, head_name);
CREATE INDEX household_monitored ON household (township, village, head_name) WHERE monitor_kind <> '';

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- household_no/name, then /2 for a second of the same name
  household_no TEXT NOT NULL,
  name TEXT NOT NULL,
  person_no TEXT,
  relation TEXT, -- 户主 配偶 之子 …
  sex TEXT, -- 男 女
  birth_on TEXT,
  id_number TEXT, -- sealed, normalised, 15/18/20/22 characters or what was written
  id18 TEXT, -- sealed first 18 characters where it has them: what people are matched by
  id_state TEXT, -- valid · missing · length · checksum · refused (came from a number cell)
  id_length INTEGER,
  id_birth_on TEXT,
  id_sex TEXT,
  id_tail TEXT, -- last four
  disability_cert TEXT,
  ethnic TEXT,
  education TEXT,
  school TEXT, -- 在校生状况; '' = not in school
  dropout_reason TEXT,
  health TEXT,
  labour TEXT, -- 普通劳动力 技能劳动力 弱劳动力或半劳动力 丧失劳动力 无劳动力
  work_place TEXT,
  work_months INTEGER,
  insured_resident INTEGER,
  insured_employee INTEGER,
  insured_critical INTEGER,
  pension INTEGER,
  political TEXT,
  phone TEXT,
  phone_state TEXT,
  identified_on TEXT,
  note TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX person_household ON person (household_no);
CREATE INDEX person_id18 ON person (id18);
CREATE INDEX person_id_number ON person (id_number);
CREATE INDEX person_name ON person (name, household_no);
CREATE INDEX person_id_tail ON person (id_tail);
CREATE INDEX person_phone ON person (phone) WHERE phone <> '';

CREATE TABLE cadre (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- name/unit, then /2 for a second of the same name in the unit
  name TEXT NOT NULL,
  unit TEXT NOT NULL, -- '' where no ledger names one
  unit_kind TEXT,
  unit_level TEXT,
  sex TEXT,
  post TEXT,
  post_level TEXT, -- 县级领导 乡科级 一般干部 村干部 党员
  id_number TEXT, id18 TEXT, id_state TEXT, id_length INTEGER, id_birth_on TEXT, id_sex TEXT, id_tail TEXT,
  phone TEXT,
  phone_state TEXT,
  first_secretary INTEGER,
  team_leader INTEGER,
  team_member INTEGER,
  employed_from TEXT,
  left_on TEXT,
  left_reason TEXT,
  note TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX cadre_name ON cadre (name, unit);
CREATE INDEX cadre_unit ON cadre (unit, name, key);
CREATE INDEX cadre_phone ON cadre (phone);
CREATE INDEX cadre_id18 ON cadre (id18);

CREATE TABLE pairing (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- household_no/cadre name/cadre unit
  household_no TEXT NOT NULL,
  cadre_key TEXT NOT NULL DEFAULT '', -- cadre.key, found by name, unit and phone when the import is committed
  cadre_name TEXT NOT NULL,
  cadre_unit TEXT,
  cadre_phone TEXT,
  cadre_phone_state TEXT,
  role TEXT, -- 帮扶责任人 · 第二帮扶责任人
  since_on TEXT,
  until_on TEXT, -- NULL or '' = current
  end_reason TEXT, -- why it ended, in words
  successor_key TEXT, -- cadre.key of the one who took over
  planned_exit_year INTEGER,
  help_kind TEXT,
  measures_note TEXT,
  note TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX pairing_household ON pairing (household_no, until_on);
CREATE INDEX pairing_cadre ON pairing (cadre_key, until_on, household_no);

CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- household_no/cadre_name/visited_on/arrived_at, then /2 …
  household_no TEXT, -- NULL where neither number nor village and head's name tell
  township TEXT,
  village TEXT,
  head_name TEXT,
  cadre_key TEXT, -- cadre.key, NULL where the name does not tell
  cadre_name TEXT NOT NULL,
  cadre_unit TEXT,
  visited_on TEXT NOT NULL,
  arrived_at TEXT, -- HH:MM
  way TEXT, -- 入户 电话 微信
  found TEXT,
  promised TEXT,
  entered_at TEXT, -- YYYY-MM-DD HH:MM:SS
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX visit_household ON visit (household_no, visited_on);
CREATE INDEX visit_cadre ON visit (cadre_key, visited_on);

CREATE TABLE measure (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- household_no/category/content
  household_no TEXT NOT NULL,
  category TEXT, -- 产业帮扶 就业帮扶 技能培训 健康帮扶 教育帮扶 综合保障 住房安全保障 …
  content TEXT,
  started_on TEXT,
  amount_fen INTEGER,
  done INTEGER,
  unit TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX measure_household ON measure (household_no);

CREATE TABLE plan (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- household_no/year
  household_no TEXT NOT NULL,
  year INTEGER NOT NULL,
  content TEXT,
  cadre_name TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX plan_household ON plan (household_no, year);

CREATE TABLE income (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- household_no/year
  household_no TEXT NOT NULL,
  year INTEGER NOT NULL,
  population INTEGER,
  wages_fen INTEGER,
  business_fen INTEGER,
  property_fen INTEGER,
  transfer_fen INTEGER,
  costs_fen INTEGER,
  net_fen INTEGER,
  per_head_fen INTEGER,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX income_household ON income (household_no, year);

-- Comparison lists (比对名单): 低保 财政供养 机动车 死亡 工商登记 商品房 服刑 …
CREATE TABLE comparison (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- list/sealed number or name/ordinal
  list TEXT NOT NULL,
  name TEXT,
  id_number TEXT, id18 TEXT, id_state TEXT, id_length INTEGER, id_birth_on TEXT, id_sex TEXT, id_tail TEXT,
  detail TEXT, -- what the list says of the person, in words: 小型普通客车 大众牌 2023-08-08
  dated_on TEXT,
  written TEXT, extra TEXT,
  import_id INTEGER, source_sheet TEXT, source_row INTEGER, edited_at TEXT
) STRICT;
CREATE INDEX comparison_list ON comparison (list, id18);
