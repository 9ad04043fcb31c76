import { fields, given, type LedgerKind, type Values } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'

const own = fields(`
  name       | 姓名     | name     | 机动车所有人 所有人 法定代表人（经营者） 法定代表人 经营者 产权人 权利人 死者姓名 人员姓名 残疾人姓名 车主 学生姓名 家庭成员姓名
  id_number  | 证件号码 | idNumber | ${s.id} 身份证明号码 学生身份证号
  dated_on   | 日期     | day      | 死亡日期 初次登记日期 登记日期 成立日期 享受开始时间 发证时间 入职时间 死亡时间 入院日期
  detail_1          | 说明一   | text     | 单位 工作单位 车辆类型 死亡原因 企业（个体户）名称 企业名称 低保类别 等级 残疾类别 房屋坐落 罪名 保障类别 出院诊断疾病名称 生活状态 所在学校班级 学校全称 学校名称
  detail_2          | 说明二   | text     | 职务 品牌型号 身份 残疾等级 月保障金额 金额 建筑面积 刑期 医疗机构名称 监护人 年级
  certificate *     | 证书编号 | text     | 残疾证号 残疾证号码 残疾生证号 特困编号 儿童福利证编号
  sex *             | 性别     | text     |
  birth_on *        | 出生日期 | text     | 出生年月
  age *             | 年龄     | text     |
  ethnic *          | 民族     | text     |
  phone *           | 联系电话 | text     | ${s.phone}
  relation *        | 与户主关系 | text   | ${s.relation}
  head_name *       | 户主姓名 | name     | ${s.head}
  head_id *         | 户主证件号码 | text | ${s.headId}
  household_no *    | 户编号   | text     | ${s.householdNo}
  township *        | 乡镇     | name     | ${s.township}
  village *         | 行政村   | name     | ${s.village}
  address *         | 家庭住址 | text     | 现住址 住址 户籍地址
  address_2 *       | 详细地址 | text     |
  bank *            | 开户行   | text     | ${s.bank}
  bank_holder *     | 账户名   | text     | ${s.bankHolder}
  bank_account *    | 银行账号 | text     | ${s.bankAccount}
  roll *            | 学籍号   | text     | 全国学籍号
  boards *          | 是否为寄宿生 | text | 是否寄宿 就读方式
  absent *          | 不在校原因 | text   | 失学原因 失学或辍学原因
  note *            | 备注     | text     | ${s.note}
`)

/** Which list it is: by its own headers where they tell, else by title, sheet or file name. */
const lists: LedgerKind['titled'] = [
  { pattern: /低保|最低生活保障/, headers: ['低保类别', '月保障金额', '保障人口'], constant: { list: '低保' } },
  { pattern: /特困|五保/, headers: ['特困编号'], constant: { list: '特困' } },
  { pattern: /困境儿童/, headers: ['儿童福利证编号'], constant: { list: '困境儿童' } },
  { pattern: /孤儿/, headers: [], constant: { list: '孤儿' } },
  {
    pattern: /医保报销|医疗费用|报销/,
    headers: ['出院诊断疾病名称', '大病报销金额', '自付金额'],
    constant: { list: '医保报销' },
  },
  { pattern: /财政供养|财供/, headers: [], constant: { list: '财政供养' } },
  { pattern: /机动车|车辆/, headers: ['号牌号码', '车辆类型', '初次登记日期'], constant: { list: '机动车' } },
  { pattern: /死亡|火化|销户/, headers: ['死亡日期', '死亡原因'], constant: { list: '死亡' } },
  {
    pattern: /工商|企业|市场主体|法人/,
    headers: ['企业（个体户）名称', '企业名称', '法定代表人'],
    constant: { list: '工商登记' },
  },
  { pattern: /商品房|不动产|房产/, headers: ['房屋坐落', '不动产权证号'], constant: { list: '商品房' } },
  { pattern: /服刑|在押/, headers: ['刑期', '罪名'], constant: { list: '服刑' } },
  { pattern: /学籍|学生/, headers: ['学籍号', '所在学校班级', '是否为寄宿生'], constant: { list: '学籍' } },
  { pattern: /残疾/, headers: ['残疾类别', '残疾等级'], constant: { list: '残疾' } },
  { pattern: /参保|医保|医疗保险/, headers: [], constant: { list: '参保' } },
]

/** Comparison lists (比对名单) of other departments: a person and what the list says of them. */
export const comparison: LedgerKind = {
  id: 'comparison',
  name: '比对名单',
  fields: own,
  needs: [['name'], ['id_number']],
  never: [
    '户编号',
    '与户主关系',
    '家庭编号',
    '补助项目',
    '发放金额',
    '发放类别',
    '救助金额',
    '职务级别',
    '是否第一书记',
    '走访日期',
    '走访时间',
    '帮扶责任人',
    '帮扶人',
  ],
  titled: lists,
  row: ['name', 'id_number'],
  split: (row) => [{ ...row, detail: [row.detail_1, row.detail_2].filter(given).join(' ') }],
  makes: () => ['list', 'detail'],
  records: [{ entity: 'comparison', key: listKey, repeats: true }],
}

/** Pupils (学籍名册) may come with their household's number: a list of persons all the same. */
export const pupils: LedgerKind = {
  ...comparison,
  id: 'pupils',
  name: '学生名册',
  needs: [['name'], ['id_number'], ['roll', 'boards']],
  never: ['发放金额', '补助金额'],
}

function listKey(row: Values): string | null {
  if (!given(row.list)) return null
  if (given(row.id_number)) return `${row.list}/${row.id_number}`
  return given(row.name) ? `${row.list}/${row.name}` : null
}
