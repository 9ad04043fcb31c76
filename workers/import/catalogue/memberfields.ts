/** What registers say of a member of a household, whichever of them says it. */
import { fields } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'

export const memberFields = fields(`
  person_no          | 人编号         | number           | 人员编号
  name               | 姓名           | name             | 家庭成员姓名 成员姓名 客户名称 客户姓名
  relation           | 与户主关系     | code:relation    | ${s.relation}
  sex                | 性别           | code:sex         |
  birth_on           | 出生日期       | day              | 出生年月 出生年月日 生日
  age *              | 年龄           | integer          | 周岁
  id_number          | 证件号码       | idNumber         | ${s.id} 客户身份证号 成员身份证号码
  id_type            | 证件类型       | text             |
  disability_cert    | 残疾证号       | sealed           | 残疾证号码 残疾生证号
  disability_kind    | 残疾类别       | text             | 残疾类型
  disability_grade   | 残疾等级       | code:disabilityGrade |
  disability_on *    | 发证时间       | text             | 残疾证发证时间
  ethnic             | 民族           | text             |
  education          | 文化程度       | code:education   | 最高学历 学历 文化水平
  school             | 在校生状况     | code:school      | 在读情况 在校情况 在校状况 在校学生 就学情况 在校生情况
  dropout_reason     | 未上学原因     | text             | 义务教育阶段未上学原因 失学原因 失学或辍学原因 不在校原因 辍学原因
  health             | 健康状况       | code:health      | 健康状态 身体状况 健康情况
  labour             | 劳动能力       | code:labour      | 劳动技能 劳动力状况 劳动力情况 劳动能力情况
  work *             | 务工状况       | code:work        | 务工状态
  work_place         | 务工地点       | text             | 务工所在地 务工所在县 务工地
  work_months        | 务工月数       | integer          | 务工时间（月） 务工时间 务工累计时间（月） 务工时长 务工时间(月数) 外出务工月数
  out_working        | 是否已务工     | yesNo            | 是否已外出务工 是否外出务工 是否务工
  plans_work         | 是否计划务工   | yesNo            | 是否计划外出务工
  work_need          | 务工需求       | text             | 就业需求
  work_from          | 务工开始时间   | day              |
  work_until         | 务工结束时间   | day              |
  last_work_until    | 上次务工结束时间 | day            |
  work_income_fen    | 务工月收入     | money:元         |
  employer           | 务工企业名称   | text             | 务工企业 务工单位
  industry           | 所属行业       | text             | 务工行业
  point_to_point     | 是否点对点输送 | yesNo            | 点对点输送 是否“点对点”输送
  work_channel       | 就业渠道       | text             | 务工渠道
  work_phone         | 务工联系电话   | phone            | 务工人员联系电话
  transport_fen      | 交通补贴       | money:元         | 外出务工交通补贴 一次性交通补贴
  public_post        | 公益性岗位     | words            | 聘用公益性岗位 公益岗位
  public_post_months | 公益性岗位月数 | integer          | 公益性岗位(月数)
  public_post_on     | 聘用时间       | day              | 公益性岗位聘用时间 聘用公益性岗位时间
  yulu               | 享受雨露计划职业教育补助 | yesNo  | 是否享受雨露计划职业教育补助 是否享受雨露计划 雨露计划
  insured_resident   | 城乡居民医保   | yesNo            | 是否参加城乡居民基本医疗保险 是否参加城乡居民医保 是否参加医保 是否参加新农合 参加城乡居民医保 是否参加居民医保 是否参加医疗保险 是否参加新型农村合作医疗 是否参加基本医疗保险
  insured_employee   | 城镇职工医保   | yesNo            | 是否参加城镇职工基本医疗保险 是否参加职工医保 是否参加城镇职工医保
  insured_critical   | 大病保险       | yesNo            | 是否参加大病保险 参加大病医疗 是否参加大病医疗
  pension            | 养老保险       | yesNo            | 是否参加城乡居民基本养老保险 是否参加新型养老保险 是否参加城乡居民养老保险 是否参加养老保险 是否参加城乡居民／城镇职工基本养老保险
  employee_pension   | 城镇职工养老保险 | yesNo          | 是否参加城镇职工基本养老保险
  medical_aid        | 是否接受大病医疗救助 | yesNo      | 是否接受医疗救助 接受大病医疗救助
  dibao              | 享受低保政策情况 | code:dibao     | 是否享受低保政策 享受低保情况
  tekun              | 享受特困供养政策情况 | code:tekun | 是否享受特困供养政策 享受特困供养情况
  political          | 政治面貌       | code:political   |
  person.phone       | 本人联系电话   | phone            | 人联系电话 家庭成员联系电话 成员联系电话 个人联系电话
  person.identified_on | 人员识别时间 | day              |
  person.note        | 备注           | text             | ${s.note}
`)
