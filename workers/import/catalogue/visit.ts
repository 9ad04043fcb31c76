import { fields, given, type LedgerKind, type Values } from '../kind.ts'

const own = fields(`
  visited_on   | 走访日期 | day      | 走访时间 日期 帮扶日期 入户时间 入户日期 走访年月日
  arrived_at   | 到户时间 | time     | 到达时间 时间 到户时刻
  township     | 乡镇     | name     | 乡(镇) 乡 镇 苏木乡 苏木镇 苏木 苏木乡镇 苏木(镇) 苏木(乡镇)
  village      | 村       | name     | 行政村 村名 嘎查村 噶查村 嘎查 村(社区) 村(嘎查) 嘎查(村)
  household_no | 户编号   | number   | 家庭编号 户号编码 户号
  head_name    | 户主姓名 | name     | 户主 走访对象 被走访户 走访户主 户名
  cadre_name   | 走访人   | name     | 寻访人 走访人员 帮扶干部 帮扶责任人 帮扶人 走访干部
  cadre_unit   | 所在单位 | name     | 单位 帮扶单位 工作单位 走访人单位 所属单位
  way          | 走访方式 | code:way | 方式 联系方式
  found        | 走访内容 | text     | 寻访内容 走访情况记录 走访情况 走访记录 发现问题 走访主题
  promised     | 承诺事项 | text     | 承诺 解决问题 办理事项 答复事项
  entered_at   | 录入时间 | instant  | 填报时间 登记时间 系统录入时间 录入日期
`)

/** Visits (入户走访台账). A second visit of the same cadre to the same household at the same hour gets /2. */
export const visit: LedgerKind = {
  id: 'visit',
  name: '走访台账',
  fields: own,
  needs: [['visited_on'], ['cadre_name'], ['household_no', 'head_name']],
  never: ['贷款金额'],
  fromTitle: ['township'],
  row: ['household_no', 'head_name'],
  records: [{ entity: 'visit', key: visitKey, repeats: true }],
}

function visitKey(row: Values): string | null {
  const who = given(row.household_no)
    ? row.household_no
    : given(row.head_name)
      ? [row.township, row.village, row.head_name].join('/')
      : null
  if (who === null || !given(row.cadre_name) || !given(row.visited_on)) return null
  return [who, row.cadre_name, row.visited_on, row.arrived_at ?? ''].join('/')
}
