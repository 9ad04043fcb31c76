import { fields, given, type LedgerKind, type Values } from '../kind.ts'

const own = fields(`
  name       | 姓名     | name     | 机动车所有人 所有人 法定代表人（经营者） 法定代表人 经营者 产权人 权利人 死者姓名 人员姓名 残疾人姓名 车主
  id_number  | 证件号码 | idNumber | 身份证号码 身份证号 身份证 公民身份号码 身份证明号码 证件号 身份证件号码 残疾证号
  dated_on   | 日期     | day      | 死亡日期 初次登记日期 登记日期 成立日期 享受开始时间 发证时间 入职时间 死亡时间
  detail_1          | 说明一   | text     | 单位 工作单位 车辆类型 死亡原因 企业（个体户）名称 企业名称 低保类别 等级 残疾类别 房屋坐落 罪名 保障类别
  detail_2          | 说明二   | text     | 职务 品牌型号 身份 残疾等级 月保障金额 金额 建筑面积 刑期
`)

/** Which list it is: by its own headers where they tell, else by title, sheet or file name. */
const lists: LedgerKind['titled'] = [
  { pattern: /低保|最低生活保障/, headers: ['低保类别', '月保障金额', '保障人口'], constant: { list: '低保' } },
  { pattern: /特困|五保/, headers: ['特困编号'], constant: { list: '特困' } },
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
  { pattern: /残疾/, headers: ['残疾类别', '残疾等级'], constant: { list: '残疾' } },
  { pattern: /参保|医保|医疗保险/, headers: [], constant: { list: '参保' } },
  { pattern: /学籍/, headers: ['学籍号'], constant: { list: '学籍' } },
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
    '职务级别',
    '是否第一书记',
    '学校',
    '所在学校班级',
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

function listKey(row: Values): string | null {
  if (!given(row.list)) return null
  if (given(row.id_number)) return `${row.list}/${row.id_number}`
  return given(row.name) ? `${row.list}/${row.name}` : null
}
