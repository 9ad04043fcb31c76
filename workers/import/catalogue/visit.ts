import { fields, given, type LedgerKind, type Values } from '../kind/kind.ts'
import { spelling as s } from '../kind/spelling.ts'

const household = fields(
  `
  township     | 乡镇     | name     | ${s.township}
  village      | 村       | name     | ${s.village}
  household_no | 户编号   | number   | ${s.householdNo}
  head_name    | 户主姓名 | name     | ${s.head} 走访对象 被走访户 走访户主
`,
  { group: true },
)

const own = fields(`
  visited_on   | 走访日期 | day      | 走访时间 日期 帮扶日期 入户时间 入户日期 走访年月日
  arrived_at   | 到户时间 | time     | 到达时间 时间 到户时刻
  member *     | 家庭成员姓名 | name | 姓名 客户名称 客户姓名
  relation *   | 与户主关系 | text   | ${s.relation}
  cadre_name   | 走访人   | names    | 寻访人 走访人员 走访干部 ${s.helper}
  cadre_unit   | 所在单位 | name     | ${s.helperUnit} 走访人单位
  way          | 走访方式 | code:way | 方式
  topic *      | 走访主题 | text     | 主题
  met *        | 走访面见人 | text   | 面见人
  met_as *     | 与目标客户关系 | text |
  place *      | 走访地址 | text     |
  found        | 走访内容 | text     | 寻访内容 走访情况记录 走访情况 走访记录 发现问题
  promised     | 承诺事项 | text     | 承诺 解决问题 办理事项 答复事项
  entered_at   | 录入时间 | instant  | 填报时间 登记时间 系统录入时间 录入日期
  note *       | 备注     | text     | ${s.note}
`)

/** Visits (入户走访台账). A second visit of the same cadre to the same household at the same hour gets /2. */
export const visit: LedgerKind = {
  id: 'visit',
  name: '走访台账',
  fields: [...household, ...own],
  needs: [['visited_on', 'place', 'met'], ['cadre_name'], ['household_no', 'head_name']],
  never: ['贷款金额'],
  fromTitle: ['township', 'village', 'visited_on'],
  row: ['household_no', 'head_name', 'visited_on'],
  // On a list of a household's people only the first row says who came.
  split: (row) => (row.continued === 1 && given(row.member) && !given(row.cadre_name) ? [] : [described(row)]),
  makes: (has) => (has.has('topic') || has.has('note') ? ['found'] : []),
  records: [{ entity: 'visit', key: visitKey, repeats: true }],
}

/** Where a ledger has no column for what was found, its topic or note says it. */
function described(row: Values): Values {
  return given(row.found) ? row : { ...row, found: row.found ?? row.topic ?? row.note ?? null }
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
