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
