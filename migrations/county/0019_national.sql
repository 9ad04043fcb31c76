-- What the exports of the national monitoring system carry beyond 0001 (LAYOUTS.md §2.6). The same rules of NULL and ''; an INTEGER or
-- REAL column delivered blank is NULL with '' under its name in `written`.

ALTER TABLE household ADD COLUMN farmland_mu REAL; -- 耕地面积
ALTER TABLE household ADD COLUMN forest_mu REAL; -- 林地面积
ALTER TABLE household ADD COLUMN regreen_mu REAL; -- 退耕还林（草）面积
ALTER TABLE household ADD COLUMN orchard_mu REAL; -- 林果面积
ALTER TABLE household ADD COLUMN grassland_mu REAL; -- 牧草地面积
ALTER TABLE household ADD COLUMN water_mu REAL; -- 水面面积
ALTER TABLE household ADD COLUMN house_m2 REAL; -- 住房面积
ALTER TABLE household ADD COLUMN road_km REAL; -- 与村主干路距离
ALTER TABLE household ADD COLUMN road TEXT; -- 入户路类型
ALTER TABLE household ADD COLUMN road_hardened INTEGER; -- 入户道路是否硬化
ALTER TABLE household ADD COLUMN electricity INTEGER; -- 是否通生活用电
ALTER TABLE household ADD COLUMN toilet INTEGER; -- 有无卫生厕所
ALTER TABLE household ADD COLUMN no_labour_covered INTEGER; -- 整户无劳动能力兜底保障户
ALTER TABLE household ADD COLUMN risk_note TEXT; -- 其他备注, where a risk is 其他
ALTER TABLE household ADD COLUMN cleared_by TEXT; -- 风险消除方式: 帮扶消除 自然消除
ALTER TABLE household ADD COLUMN contact TEXT; -- 监测联系人（信息采集人）
ALTER TABLE household ADD COLUMN contact_phone TEXT; -- sealed
ALTER TABLE household ADD COLUMN contact_phone_state TEXT;
ALTER TABLE household ADD COLUMN risk_state TEXT; -- 三保障和饮水安全状况 when it was identified
ALTER TABLE household ADD COLUMN cleared_state TEXT; -- … and when the risk was cleared
ALTER TABLE household ADD COLUMN risk_wages_fen INTEGER; -- income when it was identified (识别时)
ALTER TABLE household ADD COLUMN risk_business_fen INTEGER;
ALTER TABLE household ADD COLUMN risk_transfer_fen INTEGER;
ALTER TABLE household ADD COLUMN risk_per_head_fen INTEGER;
ALTER TABLE household ADD COLUMN risk_medical_fen INTEGER; -- 合规自付支出
ALTER TABLE household ADD COLUMN cleared_wages_fen INTEGER; -- … and when the risk was cleared (风险消除后)
ALTER TABLE household ADD COLUMN cleared_business_fen INTEGER;
ALTER TABLE household ADD COLUMN cleared_transfer_fen INTEGER;
ALTER TABLE household ADD COLUMN cleared_per_head_fen INTEGER;
ALTER TABLE household ADD COLUMN help_development TEXT; -- 实施开发式帮扶措施情况
ALTER TABLE household ADD COLUMN help_industry TEXT; -- 产业帮扶: several words with commas, '' = none
ALTER TABLE household ADD COLUMN help_employment TEXT; -- 就业帮扶
ALTER TABLE household ADD COLUMN help_finance TEXT; -- 金融帮扶
ALTER TABLE household ADD COLUMN help_post TEXT; -- 公益岗位帮扶
ALTER TABLE household ADD COLUMN help_house TEXT; -- 住房安全保障
ALTER TABLE household ADD COLUMN help_water TEXT; -- 饮水安全保障
ALTER TABLE household ADD COLUMN help_health TEXT; -- 健康帮扶
ALTER TABLE household ADD COLUMN help_education TEXT; -- 教育帮扶
ALTER TABLE household ADD COLUMN help_schooling TEXT; -- 义务教育保障
ALTER TABLE household ADD COLUMN help_security TEXT; -- 综合保障
ALTER TABLE household ADD COLUMN help_social TEXT; -- 社会帮扶
ALTER TABLE household ADD COLUMN help_relocation TEXT; -- 搬迁
ALTER TABLE household ADD COLUMN help_infrastructure TEXT; -- 基础设施建设
ALTER TABLE household ADD COLUMN help_living TEXT; -- 生产生活条件改善

ALTER TABLE person ADD COLUMN employee_pension INTEGER; -- 城镇职工养老保险
ALTER TABLE person ADD COLUMN medical_aid INTEGER; -- 是否接受大病医疗救助
ALTER TABLE person ADD COLUMN dibao TEXT; -- 享受低保政策情况
ALTER TABLE person ADD COLUMN tekun TEXT; -- 享受特困供养政策情况
ALTER TABLE person ADD COLUMN id_type TEXT; -- 证件类型
ALTER TABLE person ADD COLUMN disability_kind TEXT;
ALTER TABLE person ADD COLUMN disability_grade TEXT;
ALTER TABLE person ADD COLUMN out_working INTEGER; -- 是否已（外出）务工
ALTER TABLE person ADD COLUMN plans_work INTEGER; -- 是否计划（外出）务工
ALTER TABLE person ADD COLUMN work_need TEXT; -- 务工需求
ALTER TABLE person ADD COLUMN work_from TEXT; -- 务工开始时间
ALTER TABLE person ADD COLUMN work_until TEXT; -- 务工结束时间
ALTER TABLE person ADD COLUMN last_work_until TEXT; -- 上次务工结束时间
ALTER TABLE person ADD COLUMN work_income_fen INTEGER; -- 务工月收入
ALTER TABLE person ADD COLUMN employer TEXT; -- 务工企业名称
ALTER TABLE person ADD COLUMN industry TEXT; -- 所属行业
ALTER TABLE person ADD COLUMN point_to_point INTEGER; -- 是否点对点输送
ALTER TABLE person ADD COLUMN work_channel TEXT; -- 就业渠道
ALTER TABLE person ADD COLUMN work_phone TEXT; -- 务工监测登记的联系电话, sealed
ALTER TABLE person ADD COLUMN work_phone_state TEXT;
ALTER TABLE person ADD COLUMN transport_fen INTEGER; -- 务工监测的交通补贴
ALTER TABLE person ADD COLUMN public_post TEXT; -- 公益性岗位: several words with commas
ALTER TABLE person ADD COLUMN public_post_months INTEGER;
ALTER TABLE person ADD COLUMN public_post_on TEXT; -- 聘用时间
ALTER TABLE person ADD COLUMN yulu INTEGER; -- 享受雨露计划职业教育补助
CREATE INDEX person_work_phone ON person (work_phone) WHERE work_phone <> '';

ALTER TABLE village ADD COLUMN exited INTEGER; -- 是否出列村
ALTER TABLE village ADD COLUMN pension_population INTEGER; -- 参加城乡居民基本养老保险人数
ALTER TABLE village ADD COLUMN bus INTEGER; -- 是否通客运班车
ALTER TABLE village ADD COLUMN road_to_township INTEGER; -- 到乡镇是否通硬化路
ALTER TABLE village ADD COLUMN clinics INTEGER; -- 卫生室个数
ALTER TABLE village ADD COLUMN doctors INTEGER; -- 执业（助理）医师数
ALTER TABLE village ADD COLUMN public_toilets INTEGER; -- 公共卫生厕所个数
ALTER TABLE village ADD COLUMN waste_points INTEGER; -- 垃圾集中堆放点个数
ALTER TABLE village ADD COLUMN libraries INTEGER; -- 文化（图书）室个数
ALTER TABLE village ADD COLUMN dibao_households INTEGER; -- 低保户数
ALTER TABLE village ADD COLUMN dibao_population INTEGER; -- 低保人数
ALTER TABLE village ADD COLUMN tekun_population INTEGER; -- 特困供养人口数
ALTER TABLE village ADD COLUMN disabled_population INTEGER; -- 残疾人口数
ALTER TABLE village ADD COLUMN unsafe_water_households INTEGER; -- 未解决饮水安全的户数
ALTER TABLE village ADD COLUMN unsafe_house_households INTEGER; -- 住危房的户数
ALTER TABLE village ADD COLUMN farmland_mu REAL;
ALTER TABLE village ADD COLUMN forest_mu REAL;
ALTER TABLE village ADD COLUMN regreen_mu REAL;
ALTER TABLE village ADD COLUMN orchard_mu REAL;
ALTER TABLE village ADD COLUMN grassland_mu REAL;
ALTER TABLE village ADD COLUMN water_mu REAL;

-- What earlier imports kept under such a title moves into its column; what cannot be read as one stays where it is.
CREATE TABLE word (title TEXT, entity TEXT, name TEXT, type TEXT);
INSERT INTO word VALUES
  ('耕地面积', 'household', 'farmland_mu', 'size'), ('耕地面积(亩)', 'household', 'farmland_mu', 'size'), ('耕地面积', 'village', 'farmland_mu', 'size'),
  ('耕地面积(亩)', 'village', 'farmland_mu', 'size'), ('林地面积', 'household', 'forest_mu', 'size'), ('林地面积(亩)', 'household', 'forest_mu', 'size'),
  ('林地面积', 'village', 'forest_mu', 'size'), ('林地面积(亩)', 'village', 'forest_mu', 'size'), ('林果面积', 'household', 'orchard_mu', 'size'),
  ('林果面积(亩)', 'household', 'orchard_mu', 'size'), ('林果面积', 'village', 'orchard_mu', 'size'), ('林果面积(亩)', 'village', 'orchard_mu', 'size'),
  ('牧草地面积', 'household', 'grassland_mu', 'size'), ('牧草地面积(亩)', 'household', 'grassland_mu', 'size'), ('牧草地面积', 'village', 'grassland_mu', 'size'),
  ('牧草地面积(亩)', 'village', 'grassland_mu', 'size'), ('水面面积', 'household', 'water_mu', 'size'), ('水面面积(亩)', 'household', 'water_mu', 'size'),
  ('水面面积', 'village', 'water_mu', 'size'), ('水面面积(亩)', 'village', 'water_mu', 'size'), ('退耕还林面积', 'household', 'regreen_mu', 'size'),
  ('退耕还林面积(亩)', 'household', 'regreen_mu', 'size'), ('退耕还林(草)面积', 'household', 'regreen_mu', 'size'), ('退耕还林面积', 'village', 'regreen_mu', 'size'),
  ('退耕还林面积(亩)', 'village', 'regreen_mu', 'size'), ('退耕还林(草)面积', 'village', 'regreen_mu', 'size'), ('住房面积', 'household', 'house_m2', 'size'),
  ('住房面积(平方米)', 'household', 'house_m2', 'size'), ('住房面积(m2)', 'household', 'house_m2', 'size'), ('与村主干路距离', 'household', 'road_km', 'size'),
  ('与村主干路距离(公里)', 'household', 'road_km', 'size'), ('入户路类型', 'household', 'road', 'word'), ('入户道路是否硬化', 'household', 'road_hardened', 'yes'),
  ('是否通生活用电', 'household', 'electricity', 'yes'), ('是否有卫生厕所', 'household', 'toilet', 'yes'), ('有无卫生厕所', 'household', 'toilet', 'yes'),
  ('整户无劳动能力兜底保障户', 'household', 'no_labour_covered', 'yes'), ('其他备注', 'household', 'risk_note', 'text'),
  ('风险消除方式', 'household', 'cleared_by', 'word'), ('信息采集人', 'household', 'contact', 'text'), ('监测联系人', 'household', 'contact', 'text'),
  ('合规自付支出', 'household', 'risk_medical_fen', 'yuan'), ('实施开发式帮扶措施情况', 'household', 'help_development', 'words'),
  ('产业帮扶', 'household', 'help_industry', 'words'), ('就业帮扶', 'household', 'help_employment', 'words'), ('金融帮扶', 'household', 'help_finance', 'words'),
  ('公益岗位帮扶', 'household', 'help_post', 'words'), ('住房安全保障', 'household', 'help_house', 'words'), ('饮水安全保障', 'household', 'help_water', 'words'),
  ('健康帮扶', 'household', 'help_health', 'words'), ('教育帮扶', 'household', 'help_education', 'words'),
  ('义务教育保障', 'household', 'help_schooling', 'words'), ('综合保障', 'household', 'help_security', 'words'), ('社会帮扶', 'household', 'help_social', 'words'),
  ('搬迁', 'household', 'help_relocation', 'words'), ('基础设施建设', 'household', 'help_infrastructure', 'words'),
  ('生产生活条件改善', 'household', 'help_living', 'words'), ('城镇职工养老保险', 'person', 'employee_pension', 'yes'), ('享受低保政策情况', 'person', 'dibao', 'word'),
  ('享受特困供养政策情况', 'person', 'tekun', 'word'), ('证件类型', 'person', 'id_type', 'text'), ('残疾类别', 'person', 'disability_kind', 'text'),
  ('残疾等级', 'person', 'disability_grade', 'word'), ('是否已务工', 'person', 'out_working', 'yes'), ('是否计划务工', 'person', 'plans_work', 'yes'),
  ('开始时间', 'person', 'work_from', 'day'), ('务工开始时间', 'person', 'work_from', 'day'), ('结束时间', 'person', 'work_until', 'day'),
  ('务工结束时间', 'person', 'work_until', 'day'), ('务工月收入', 'person', 'work_income_fen', 'yuan'), ('务工企业', 'person', 'employer', 'text'),
  ('务工企业名称', 'person', 'employer', 'text'), ('所属行业', 'person', 'industry', 'text'), ('是否点对点输送', 'person', 'point_to_point', 'yes'),
  ('就业渠道', 'person', 'work_channel', 'text'), ('公益性岗位', 'person', 'public_post', 'words'), ('公益性岗位(月数)', 'person', 'public_post_months', 'count'),
  ('聘用时间', 'person', 'public_post_on', 'day'), ('是否出列村', 'village', 'exited', 'yes'), ('是否通客运班车', 'village', 'bus', 'yes'),
  ('到乡镇是否通硬化路', 'village', 'road_to_township', 'yes'), ('参加城乡居民基本养老保险人数', 'village', 'pension_population', 'count'),
  ('卫生室个数', 'village', 'clinics', 'count'), ('执业(助理)医师数', 'village', 'doctors', 'count'), ('公共卫生厕所个数', 'village', 'public_toilets', 'count'),
  ('垃圾集中堆放点个数', 'village', 'waste_points', 'count'), ('文化(图书)室个数', 'village', 'libraries', 'count'),
  ('低保户数', 'village', 'dibao_households', 'count'), ('低保人数', 'village', 'dibao_population', 'count'),
  ('特困供养人口数', 'village', 'tekun_population', 'count'), ('残疾人口数', 'village', 'disabled_population', 'count');
CREATE TABLE told (source TEXT, id INTEGER, title TEXT, entity TEXT, key TEXT, name TEXT, type TEXT, said TEXT, value);
-- A roster of persons kept its household's columns with each of them.
INSERT INTO told (source, id, title, entity, key, name, type, said)
  SELECT 'household', r.id, w.title, w.entity, r.key, w.name, w.type, e.value
  FROM household AS r, json_each(r.extra) AS e JOIN word AS w ON w.title = e.key AND w.entity = 'household' WHERE r.extra IS NOT NULL;
INSERT INTO told (source, id, title, entity, key, name, type, said)
  SELECT 'village', r.id, w.title, w.entity, r.key, w.name, w.type, e.value
  FROM village AS r, json_each(r.extra) AS e JOIN word AS w ON w.title = e.key AND w.entity = 'village' WHERE r.extra IS NOT NULL;
INSERT INTO told (source, id, title, entity, key, name, type, said)
  SELECT 'person', r.id, w.title, w.entity, CASE w.entity WHEN 'person' THEN r.key ELSE r.household_no END, w.name, w.type, e.value
  FROM person AS r, json_each(r.extra) AS e JOIN word AS w ON w.title = e.key AND w.entity IN ('person', 'household')
  WHERE r.extra IS NOT NULL AND NOT (w.type = 'day' AND (r.extra ->> '是否计划务工' IS NOT NULL OR r.extra ->> '计划务工所在地' IS NOT NULL));
UPDATE told SET value = CASE
  WHEN said = '' THEN NULL
  WHEN type = 'text' THEN said
  WHEN type = 'words' THEN replace(replace(replace(said, '，', ','), '、', ','), ';', ',')
  WHEN type = 'yes' THEN CASE WHEN said IN ('是', '有', '√', '1', '享受', '已享受', '参加') THEN 1 WHEN said IN ('否', '无', '0', '未参加', '没有') THEN 0 END
  WHEN type = 'word' THEN CASE said WHEN '柏油路' THEN '沥青路' WHEN '土路' THEN '泥土路' WHEN '1级' THEN '一级' WHEN '2级' THEN '二级'
    WHEN '3级' THEN '三级' WHEN '4级' THEN '四级' WHEN '1' THEN '一级' WHEN '2' THEN '二级' WHEN '3' THEN '三级' WHEN '4' THEN '四级' ELSE said END
  WHEN type = 'day' THEN CASE
    WHEN said GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]' OR said GLOB '[12][0-9][0-9][0-9]-[01][0-9]' THEN said
    WHEN said GLOB '[12][0-9][0-9][0-9]年[01][0-9]月' OR said GLOB '[12][0-9][0-9][0-9][01][0-9]' THEN substr(said, 1, 4) || '-' || substr(replace(said, '年', ''), 5, 2)
    WHEN said GLOB '[12][0-9][0-9][0-9][01][0-9][0-3][0-9]' THEN substr(said, 1, 4) || '-' || substr(said, 5, 2) || '-' || substr(said, 7, 2) END
  WHEN said NOT GLOB '[0-9]*' OR said GLOB '*[^0-9.]*' OR said GLOB '*.*.*' THEN NULL
  WHEN type = 'yuan' THEN CAST(round(said * 100) AS INTEGER)
  WHEN type = 'count' THEN CASE WHEN said NOT GLOB '*[^0-9]*' THEN CAST(said AS INTEGER) END
  ELSE CAST(said AS REAL) END;
CREATE INDEX told_key ON told (entity, key, name, id);
DELETE FROM told WHERE value IS NULL;
UPDATE household SET
  farmland_mu = COALESCE(farmland_mu, o ->> 'farmland_mu'), forest_mu = COALESCE(forest_mu, o ->> 'forest_mu'),
  orchard_mu = COALESCE(orchard_mu, o ->> 'orchard_mu'), grassland_mu = COALESCE(grassland_mu, o ->> 'grassland_mu'),
  water_mu = COALESCE(water_mu, o ->> 'water_mu'), regreen_mu = COALESCE(regreen_mu, o ->> 'regreen_mu'),
  house_m2 = COALESCE(house_m2, o ->> 'house_m2'), road_km = COALESCE(road_km, o ->> 'road_km'), road = COALESCE(road, o ->> 'road'),
  road_hardened = COALESCE(road_hardened, o ->> 'road_hardened'), electricity = COALESCE(electricity, o ->> 'electricity'),
  toilet = COALESCE(toilet, o ->> 'toilet'), no_labour_covered = COALESCE(no_labour_covered, o ->> 'no_labour_covered'),
  risk_note = COALESCE(risk_note, o ->> 'risk_note'), cleared_by = COALESCE(cleared_by, o ->> 'cleared_by'),
  contact = COALESCE(contact, o ->> 'contact'), risk_medical_fen = COALESCE(risk_medical_fen, o ->> 'risk_medical_fen'),
  help_development = COALESCE(help_development, o ->> 'help_development'), help_industry = COALESCE(help_industry, o ->> 'help_industry'),
  help_employment = COALESCE(help_employment, o ->> 'help_employment'), help_finance = COALESCE(help_finance, o ->> 'help_finance'),
  help_post = COALESCE(help_post, o ->> 'help_post'), help_house = COALESCE(help_house, o ->> 'help_house'),
  help_water = COALESCE(help_water, o ->> 'help_water'), help_health = COALESCE(help_health, o ->> 'help_health'),
  help_education = COALESCE(help_education, o ->> 'help_education'), help_schooling = COALESCE(help_schooling, o ->> 'help_schooling'),
  help_security = COALESCE(help_security, o ->> 'help_security'), help_social = COALESCE(help_social, o ->> 'help_social'),
  help_relocation = COALESCE(help_relocation, o ->> 'help_relocation'),
  help_infrastructure = COALESCE(help_infrastructure, o ->> 'help_infrastructure'),
  help_living = COALESCE(help_living, o ->> 'help_living')
  FROM (SELECT key AS k, json_group_object(name, value) AS o FROM told WHERE entity = 'household' GROUP BY key) WHERE k = key;
UPDATE person SET
  employee_pension = COALESCE(employee_pension, o ->> 'employee_pension'), dibao = COALESCE(dibao, o ->> 'dibao'),
  tekun = COALESCE(tekun, o ->> 'tekun'), id_type = COALESCE(id_type, o ->> 'id_type'),
  disability_kind = COALESCE(disability_kind, o ->> 'disability_kind'),
  disability_grade = COALESCE(disability_grade, o ->> 'disability_grade'), out_working = COALESCE(out_working, o ->> 'out_working'),
  plans_work = COALESCE(plans_work, o ->> 'plans_work'), work_from = COALESCE(work_from, o ->> 'work_from'),
  work_until = COALESCE(work_until, o ->> 'work_until'), work_income_fen = COALESCE(work_income_fen, o ->> 'work_income_fen'),
  employer = COALESCE(employer, o ->> 'employer'), industry = COALESCE(industry, o ->> 'industry'),
  point_to_point = COALESCE(point_to_point, o ->> 'point_to_point'), work_channel = COALESCE(work_channel, o ->> 'work_channel'),
  public_post = COALESCE(public_post, o ->> 'public_post'), public_post_months = COALESCE(public_post_months, o ->> 'public_post_months'),
  public_post_on = COALESCE(public_post_on, o ->> 'public_post_on')
  FROM (SELECT key AS k, json_group_object(name, value) AS o FROM told WHERE entity = 'person' GROUP BY key) WHERE k = key;
UPDATE village SET
  farmland_mu = COALESCE(farmland_mu, o ->> 'farmland_mu'), forest_mu = COALESCE(forest_mu, o ->> 'forest_mu'),
  orchard_mu = COALESCE(orchard_mu, o ->> 'orchard_mu'), grassland_mu = COALESCE(grassland_mu, o ->> 'grassland_mu'),
  water_mu = COALESCE(water_mu, o ->> 'water_mu'), regreen_mu = COALESCE(regreen_mu, o ->> 'regreen_mu'),
  exited = COALESCE(exited, o ->> 'exited'), bus = COALESCE(bus, o ->> 'bus'),
  road_to_township = COALESCE(road_to_township, o ->> 'road_to_township'),
  pension_population = COALESCE(pension_population, o ->> 'pension_population'), clinics = COALESCE(clinics, o ->> 'clinics'),
  doctors = COALESCE(doctors, o ->> 'doctors'), public_toilets = COALESCE(public_toilets, o ->> 'public_toilets'),
  waste_points = COALESCE(waste_points, o ->> 'waste_points'), libraries = COALESCE(libraries, o ->> 'libraries'),
  dibao_households = COALESCE(dibao_households, o ->> 'dibao_households'),
  dibao_population = COALESCE(dibao_population, o ->> 'dibao_population'),
  tekun_population = COALESCE(tekun_population, o ->> 'tekun_population'),
  disabled_population = COALESCE(disabled_population, o ->> 'disabled_population')
  FROM (SELECT key AS k, json_group_object(name, value) AS o FROM told WHERE entity = 'village' GROUP BY key) WHERE k = key;
UPDATE household SET extra = NULLIF(json_patch(extra, o), '{}')
  FROM (SELECT id AS i, json_group_object(title, NULL) AS o FROM told WHERE source = 'household' GROUP BY id) WHERE i = id;
UPDATE person SET extra = NULLIF(json_patch(extra, o), '{}')
  FROM (SELECT id AS i, json_group_object(title, NULL) AS o FROM told WHERE source = 'person' GROUP BY id) WHERE i = id;
UPDATE village SET extra = NULLIF(json_patch(extra, o), '{}')
  FROM (SELECT id AS i, json_group_object(title, NULL) AS o FROM told WHERE source = 'village' GROUP BY id) WHERE i = id;
DROP TABLE told;
DROP TABLE word;
