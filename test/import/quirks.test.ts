import { describe, expect, it } from 'vitest'
import { only, take } from './sheet.ts'

const issuesOf = ({ issues }: Awaited<ReturnType<typeof take>>) =>
  issues.map(({ row, header, code, value }) => [row, header, code, value])

describe('columns that are words of one field', () => {
  const causes = '户编号 | 户主姓名 | 家庭人口 | 贫困户属性 | 致贫原因 |  |  |  | 备注'
  const words = ' |  |  |  | 因病 | 因学 | 缺技术 | 其他 |'

  it('one tick is the cause, several leave the main cause open and keep all, none is delivered and blank', async () => {
    const taken = await take(`
${causes}
${words}
5299010000000001 | 甲一 | 2 | 低保户 | √ |  |  |  |
5299010000000002 | 乙一 | 2 | 低保户 | √ |  | 是 |  | 困难
5299010000000003 | 丙一 | 2 | 一般户 |  | 0 |  |  |`)
    expect(only(taken.records.household, 'cause', 'other_causes')).toEqual([
      ['因病', '[]'],
      [null, '["因病","缺技术"]'],
      ['', '[]'],
    ])
    expect(issuesOf(taken)).toEqual([[4, null, 'cause-not-told', '因病、缺技术']])
  })

  it('a column of the main cause tells which of the ticks it is', async () => {
    const taken = await take(`
户编号 | 姓名 | 与户主关系 | 主要致贫原因 | 因病 | 因残 | 缺技术
5299010000000001 | 甲一 | 户主 | 因残 | 1 | 1 | 
 | 甲二 | 配偶 |  |  |  |`)
    expect(only(taken.records.household, 'cause', 'other_causes')).toEqual([['因残', '["因病"]']])
    expect(taken.issues).toEqual([])
  })

  it('ticked measures are measures by category, beside the household or by themselves', async () => {
    const policies = '产业发展 | 转移就业 | 助学 | 社会保障'
    const beside = await take(`
户编号 | 姓名 | 与户主关系 | ${policies}
5299010000000001 | 甲一 | 户主 | √ |  | √ | ×
 | 甲二 | 配偶 |  |  |  |`)
    const measures = [
      ['5299010000000001/产业帮扶/', 2, '产业帮扶'],
      ['5299010000000001/教育帮扶/', 2, '教育帮扶'],
    ]
    expect(only(beside.records.measure, 'key', 'row', 'category')).toEqual(measures)
    expect(beside.records.person).toHaveLength(2)
    const alone = await take(`
户编号 | 户主姓名 | ${policies}
5299010000000001 | 甲一 | √ |  | √ |`)
    expect(only(alone.records.measure, 'key', 'row', 'category')).toEqual(measures)
  })

  it('a tick that is none is pointed out, and columns of words are no ticks', async () => {
    const taken = await take(`
${causes}
${words}
5299010000000001 | 甲一 | 2 | 低保户 | √ |  |  |  |
5299010000000002 | 乙一 | 2 | 低保户 | √ |  |  |  |
5299010000000003 | 丙一 | 2 | 低保户 | √ |  |  |  |
5299010000000004 | 丁一 | 2 | 低保户 | √ |  |  |  |
5299010000000005 | 戊一 | 2 | 低保户 |  | 大学 |  |  |`)
    expect(issuesOf(taken)).toEqual([[7, '致贫原因/因学', 'not-yes-no', '大学']])
    const told = await take(`
户编号 | 姓名 | 与户主关系 | 产业帮扶 | 就业帮扶 | 教育帮扶
5299010000000001 | 甲一 | 户主 | 养牛 | 公益岗位 | 雨露计划`)
    expect(told.records.measure).toBeUndefined()
  })

  it('project names as columns are payments, one a filled cell, and 合计 is compared with them', async () => {
    const taken = await take(`
村名 | 户主 | 身份证号 | 家庭人口数 | 农机 | 食用菌 | 果蔬发酵 | 整改 | 人口额度 | 合计收益数
水井村 | 甲一 | 529901196607118877 | 3 | 120 |  | 80.5 |  | 300 | 500.5
水井村 | 乙一 | 529901195107216695 | 2 |  | 100 |  | 0 | 200 | 350`)
    expect(only(taken.records.benefit, 'row', 'head_name', 'programme', 'amount_fen')).toEqual([
      [2, '甲一', '农机', 12_000],
      [2, '甲一', '果蔬发酵', 8_050],
      [2, '甲一', '人口额度', 30_000],
      [3, '乙一', '食用菌', 10_000],
      [3, '乙一', '人口额度', 20_000],
    ])
    expect(issuesOf(taken)).toEqual([[3, '合计收益数', 'sum-differs', '350 元；各项相加＝300 元']])
  })
})

describe('printed totals', () => {
  const header = '序号 | 项目名称 | 乡镇 | 建设内容 | 计划投入资金 | 中央衔接资金 | 补助户数'

  it('are compared first, in the middle and last, each with the rows it stands for', async () => {
    const taken = await take(`
2026年项目台账
单位：万元
${header}
合 计 |  |  |  | 40.5 | 30 | 9
1 | 产业奖补项目 | 城关镇 | 奖补 | 10.25 | 10 | 2
2 | 道路 | 城关镇 | 路 | 10.25 | 10 | 3
 | 城关镇小计 |  |  | 20.5 | 21 | 5
3 | 大棚 | 柳溪镇 | 棚 | 20万元 | 10 | 4
柳溪镇小计 |  |  |  | 20 | 10 | 5`)
    expect(taken.reading.sheets[0]?.tables[0]).toMatchObject({ rows: 3, skipped: { total: 3 } })
    expect(issuesOf(taken)).toEqual([
      [7, '中央衔接资金', 'total-differs', '表中 21，各行相加 20'],
      [9, '补助户数', 'total-differs', '表中 5，各行相加 4'],
    ])
  })

  it('in 万元 may be rounded, count a household once, and say nothing where a cell cannot be read', async () => {
    const rounded = await take(`
单位：万元
户编号 | 年度 | 工资性收入 | 家庭纯收入
5299010000000001 | 2025 | 1.236 | 1.4
5299010000000002 | 2025 | 2.2 | 未算
合计 |  | 3.44 | 9`)
    expect(issuesOf(rounded)).toEqual([[4, '家庭纯收入', 'not-money', '未算']])
    const households = await take(`
户编号 | 姓名 | 与户主关系 | 家庭人口 | 务工月数
5299010000000001 | 甲一 | 户主 | 2 | 3
5299010000000001 | 甲二 | 配偶 | 2 | 4
5299010000000002 | 乙一 | 户主 | 1 | 5
合计 |  |  | 3 | 11`)
    expect(issuesOf(households)).toEqual([[5, '务工月数', 'total-differs', '表中 11，各行相加 12']])
  })
})

describe('rows between header and data', () => {
  it('give columns their unit, count columns or weigh them, and are no records', async () => {
    const taken = await take(`
户编号 | 户主姓名 | 贷款银行 | 贷款金额 | 贷款日期 | 贴息金额
栏次 | 1 | 2 | 3 | 4 | 5
 |  |  | 万元 |  | 元
5299010000000001 | 甲一 | 农信社 | 5 | 2026.1.5 | 300`)
    expect(only(taken.records.loan, 'row', 'amount_fen', 'interest_fen')).toEqual([[4, 5_000_000, 30_000]])
    expect(taken.reading.sheets[0]?.tables[0]).toMatchObject({ headerRows: [1, 1], skipped: { header: 2 } })
    expect(taken.issues).toEqual([])
  })
})

describe('a header that means one thing here and another there', () => {
  it('编号 numbers households where it holds such numbers, rows where it counts, and is kept where it is neither', async () => {
    const households = await take(`
编号 | 姓名 | 与户主关系
5299010000000001 | 甲一 | 户主
5289039835 | 乙一 | 户主`)
    expect(only(households.records.person, 'household_no')).toEqual([['5299010000000001'], ['5289039835']])
    const rows = await take(`
编号 | 户编号 | 姓名 | 与户主关系
1 | 5299010000000001 | 甲一 | 户主`)
    expect(only(rows.records.person, 'household_no', 'extra')).toEqual([['5299010000000001', undefined]])
    const others = await take(`
编号 | 户编号 | 姓名 | 与户主关系
清-01 | 5299010000000001 | 甲一 | 户主`)
    expect(only(others.records.person, 'household_no', 'extra')).toEqual([['5299010000000001', '{"编号":"清-01"}']])
  })

  it('户主 is a name, a relation, or a yes', async () => {
    const rows = (second: string, third: string) => `
户编号 | 姓名 | 户主 | 身份证号
5299010000000001 | 甲一 | ${second} | 529901196607118877
5299010000000001 | 甲二 | ${third} | 529901195107216695`
    const read = async (second: string, third: string) => {
      const { records } = await take(rows(second, third))
      return [only(records.household, 'head_name'), only(records.person, 'relation')]
    }
    expect(await read('甲一', '甲一')).toEqual([[['甲一']], [[undefined], [undefined]]])
    expect(await read('户主', '妻子')).toEqual([[[undefined]], [['户主'], ['配偶']]])
    expect(await read('是', '否')).toEqual([[[undefined]], [['户主'], ['']]])
  })
})

describe('a column that slipped', () => {
  const header = '户编号 | 姓名 | 与户主关系 | 政治面貌 | 健康状况 | 文化程度'

  it('is told by its values, held back with the record, and named once', async () => {
    const taken = await take(`
${header}
5299010000000001 | 甲一 | 户主 | 本人 | 健康 | 小学
5299010000000001 | 甲二 | 配偶 | 妻子 | 残疾 | 初中
5299010000000001 | 甲三 | 之子 | 儿子 | 健康 | 大学
5299010000000002 | 乙一 | 户主 | 户主 | 健康 | 文盲`)
    expect(taken.issues).toMatchObject([
      {
        row: null,
        header: '政治面貌',
        field: 'political',
        at: 3,
        code: 'column-shifted',
        value: '像“与户主关系”：本人、妻子、儿子',
        level: 'error',
      },
    ])
    expect(only(taken.records.person, 'political', 'extra')[1]).toEqual([undefined, '{"政治面貌":"妻子"}'])
  })

  it('of two columns that changed places both are named', async () => {
    const taken = await take(`
户编号 | 姓名 | 与户主关系 | 文化程度 | 健康状况 | 证件号码 | 联系电话
5299010000000001 | 甲一 | 户主 | 健康 | 初中 | 19000202018 | 529901196607118877
5299010000000001 | 甲二 | 配偶 | 长期慢性病 | 小学 | 19000202019 | 529901195107216695
5299010000000002 | 乙一 | 户主 | 残疾 | 高中 | 19000202020 | 529901198707210960`)
    expect(taken.issues.map(({ header, value }) => [header, value])).toEqual([
      ['文化程度', '像“健康状况”：健康、长期慢性病、残疾'],
      ['健康状况', '像“文化程度”：初中、小学、高中'],
      ['证件号码', '像“联系电话”：<19000202018>、<19000202019>、<19000202020>'],
      ['联系电话', '像“证件号码”：<529901196607118877>、<529901195107216695>、<529901198707210960>'],
    ])
  })

  it('single words out of place, blanks and a column of 无 are none', async () => {
    const taken = await take(`
${header}
5299010000000001 | 甲一 | 户主 | 群众 | 无 | 小学
5299010000000001 | 甲二 | 配偶 | 妻子 | 无 | 
5299010000000001 | 甲三 | 之子 | 群众 | 无 |
5299010000000002 | 乙一 | 户主 | 党员 | 无 | 大学`)
    expect(taken.issues.map(({ code }) => code)).not.toContain('column-shifted')
    expect(only(taken.records.person, 'political')).toEqual([['群众'], ['妻子'], ['群众'], ['中共党员']])
  })
})
