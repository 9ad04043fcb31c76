import { describe, expect, it } from 'vitest'
import { only, take } from './sheet.ts'

/** Of each table of the first sheet: kind, header rows, records. */
const tablesOf = ({ reading }: Awaited<ReturnType<typeof take>>) =>
  reading.sheets[0]?.tables.map(({ kind, headerRows, rows }) => [kind, ...headerRows, rows])

describe('tables one below the other', () => {
  it('are told apart by their headers, each with its own titles above it', async () => {
    const taken = await take(`
附件1
城关镇2026年到户补助发放明细表
单位：元
序号 | 户编号 | 姓名 | 补助项目 | 发放金额
1 | 5299010000000001 | 甲一 | 产业奖补 | 1200
2 | 5299010000000002 | 乙二 | 产业奖补 | 800
合计 |  |  |  | 2000
填表人：张某
附件2
柳溪镇2025年项目资金表
单位：万元
序号 | 项目名称 | 建设内容 | 资金金额
1 | 食用菌大棚 | 大棚11套 | 15
附件3：第三张
户编号 | 户主姓名 | 走访人 | 走访日期
5299010000000001 | 甲一 | 吕素香 | 3月5日`)
    expect(tablesOf(taken)).toEqual([
      ['benefit', 4, 4, 2],
      ['project', 12, 12, 1],
      ['visit', 15, 15, 1],
    ])
    expect(only(taken.records.benefit, 'row', 'amount_fen')).toEqual([
      [5, 120_000],
      [6, 80_000],
    ])
    expect(only(taken.records.project, 'row', 'name', 'approved_fen')).toEqual([[13, '食用菌大棚', 15_000_000]])
    // The sheet has named no other year since.
    expect(only(taken.records.visit, 'row', 'visited_on')).toEqual([[16, '2025-03-05']])
    expect(taken.reading.sheets[0]?.tables.map((table) => table.metadata)).toEqual([
      { township: '城关镇', year: '2026', unit: '元' },
      { township: '柳溪镇', year: '2025', unit: '万元' },
      { year: '2025', unit: '万元' },
    ])
    expect(taken.issues).toEqual([])
  })

  it('of one layout are one table where a page only repeats header and title, two where the village is another', async () => {
    const title = (village: string) => `城关镇${village}脱贫户花名册`
    const header = '户编号 | 姓名 | 与户主关系 | 家庭人口'
    const taken = await take(`
${title('水井村')}
${header}
5299010000000001 | 甲一 | 户主 | 2
 | 甲二 | 配偶
${title('水井村')}第2页
${header}
5299010000000002 | 乙一 | 户主 | 1
${header}
5299010000000003 | 丙一 | 户主 | 1
${title('和平村')}
${header}
5299010000000004 | 丁一 | 户主 | 1`)
    expect(tablesOf(taken)).toEqual([
      ['register', 2, 2, 4],
      ['register', 11, 11, 1],
    ])
    expect(only(taken.records.household, 'key', 'village')).toEqual([
      ['5299010000000001', '水井村'],
      ['5299010000000002', '水井村'],
      ['5299010000000003', '水井村'],
      ['5299010000000004', '和平村'],
    ])
    expect(taken.reading.sheets[0]?.tables[0]?.skipped.header).toBe(2)
  })

  it('begin with a header of two levels, directly under the rows of the one above', async () => {
    const taken = await take(`
项目名称 | 建设内容 | 资金金额
食用菌大棚 | 大棚11套 | 15
 | 户基本情况 |  | 家庭成员情况 |
 | 户编号 | 户主姓名 | 姓名 | 与户主关系
1 | 5299010000000001 | 甲一 | 甲一 | 户主
2 |  |  | 甲二 | 配偶`)
    expect(tablesOf(taken)).toEqual([
      ['project', 1, 1, 1],
      ['register', 4, 4, 2],
    ])
    expect(only(taken.records.person, 'row', 'household_no', 'name')).toEqual([
      [5, '5299010000000001', '甲一'],
      [6, '5299010000000001', '甲二'],
    ])
  })

  it('are found past the first thousand rows, none of them lost or doubled', async () => {
    const rows = Array.from({ length: 1500 }, (_, i) => `52990100000${10000 + i} | 户${i} | 户主`)
    const taken = await take(`
户编号 | 姓名 | 与户主关系
${rows.slice(0, 1100).join('\n')}
附表：其余各户
户编号 | 姓名 | 与户主关系 | 民族
${rows.slice(1100).join('\n')}`)
    expect(tablesOf(taken)).toEqual([
      ['register', 1, 1, 1100],
      ['register', 1103, 1103, 400],
    ])
    expect(taken.records.person).toHaveLength(1500)
  })

  it('a row of words that are headers elsewhere stays a row', async () => {
    const taken = await take(`
户编号 | 项目名称 | 姓名 | 与户主关系
5299010000000001 | 备注 | 单位 | 户主
5299010000000002 | 项目 | 电话 | 户主`)
    expect(tablesOf(taken)).toEqual([['register', 1, 1, 2]])
  })
})

describe('tables side by side', () => {
  it('are both read where one header group is repeated to the right', async () => {
    const taken = await take(`
城关镇水井村建档立卡贫困户名单
序号 | 户编号 | 户主姓名 | 家庭人口数 | 贫困户属性 | 序号 | 户编号 | 户主姓名 | 家庭人口数 | 贫困户属性
1 | 5299010000000001 | 甲一 | 2 | 低保户 | 3 | 5299010000000003 | 丙一 | 3 | 一般户
2 | 5299010000000002 | 乙一 | 1 | 五保户
注：共三户`)
    expect(tablesOf(taken)).toEqual([
      ['household', 2, 2, 2],
      ['household', 2, 2, 1],
    ])
    expect(only(taken.records.household, 'key', 'row', 'village', 'population')).toEqual([
      ['5299010000000001', 3, '水井村', 2],
      ['5299010000000002', 4, '水井村', 1],
      ['5299010000000003', 3, '水井村', 3],
    ])
    expect(taken.reading.sheets[0]?.tables.map(({ columns }) => columns.map(({ at }) => at))).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6, 7, 8, 9],
    ])
    expect(taken.issues).toEqual([])
  })

  it('are two kinds where an empty column stands between', async () => {
    const taken = await take(`
户编号 | 姓名 | 与户主关系 |  | 户编号 | 贷款银行 | 贷款金额 | 贷款日期
5299010000000001 | 甲一 | 户主 |  | 5299010000000001 | 农信社 | 50000 | 2026.1.5
 | 甲二 | 配偶 |  | 5299010000000002 | 农信社 | 30000 | 2026.1.6
合计 |  |  |  |  |  | 80000`)
    expect(tablesOf(taken)).toEqual([
      ['register', 1, 1, 2],
      ['loan', 1, 1, 2],
    ])
    expect(only(taken.records.person, 'name')).toEqual([['甲一'], ['甲二']])
    expect(only(taken.records.loan, 'household_no', 'amount_fen')).toEqual([
      ['5299010000000001', 5_000_000],
      ['5299010000000002', 3_000_000],
    ])
  })

  it('an empty column alone makes no second table', async () => {
    const taken = await take(`
户编号 | 姓名 | 与户主关系 |  | 民族 | 文化程度
5299010000000001 | 甲一 | 户主 |  | 汉族 | 小学`)
    expect(only(taken.records.person, 'ethnic', 'education')).toEqual([['汉族', '小学']])
  })
})
