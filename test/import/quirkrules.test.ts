import { describe, expect, it } from 'vitest'
import { only, take } from './sheet.ts'

const told = ({ issues }: Awaited<ReturnType<typeof take>>) =>
  issues.map(({ row, header, code }) => [row, header, code])

/** LAYOUTS.md §4, rule by rule; what its own file tests (structure, card, quirks, read/) is not said again. */
describe('what real ledgers are like', () => {
  it('1: the header is on row 1, 3 or 6, a line of metadata above it', async () => {
    const roster = '户编号 | 姓名 | 与户主关系\n5299010000000001 | 甲一 | 户主'
    for (const above of ['', '名单\n乡镇：城关镇 ； 村：水井村\n', '一\n二\n三\n四\n导出人：某某　　单位：户\n']) {
      const { reading, records } = await take(above + roster)
      expect(reading.sheets[0]?.tables[0]?.headerRows[0]).toBe(above.split('\n').length)
      expect(records.person).toHaveLength(1)
    }
  })

  it('2: leaves repeat under their groups, with a row merged away between parent and leaf', async () => {
    const { records } = await take(`
户编号 | 姓名 | 与户主关系 | 入户走访 |  | 电话走访 |
^ | ^ | ^ | ^ | < | ^ | <
^ | ^ | ^ | 当天走访数 | 本月走访数 | 当天走访数 | 本月走访数
5299010000000001 | 甲一 | 户主 | 1 | 2 | 3 | 4`)
    expect(only(records.person, 'extra')).toEqual([
      ['{"入户走访/当天走访数":"1","入户走访/本月走访数":"2","电话走访/当天走访数":"3","电话走访/本月走访数":"4"}'],
    ])
  })

  it('3: a household is repeated, merged or left blank below its first row', async () => {
    const rows = (second: string) => `
户编号 | 家庭人口 | 姓名 | 与户主关系
5299010000000001 | 2 | 甲一 | 户主
${second} | 甲二 | 配偶`
    for (const second of ['5299010000000001 | 2', '^ | ^', ' | ']) {
      const { records, issues } = await take(rows(second))
      expect(only(records.person, 'household_no')).toEqual([['5299010000000001'], ['5299010000000001']])
      expect(only(records.household, 'population')).toEqual([[2]])
      expect(issues).toEqual([])
    }
  })

  it('4: a public notice printed in two halves side by side', async () => {
    const { reading, records } = await take(`
脱贫户公示名单
清禾县 城关镇 水井村 脱贫年度：2019年
序号 | 村民小组 | 户主姓名 | 家庭人口数 | 序号 | 村民小组 | 户主姓名 | 家庭人口数
1 | 1组 | 甲一 | 2 | 3 | 2组 | 丙一 | 3
2 | 1组 | 乙一 | 1 |  |  |  |
城关镇人民政府(盖章) 2019年 月 日
说明：公示七天`)
    expect(reading.sheets[0]?.tables.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['notice', 2],
      ['notice', 1],
    ])
    expect(only(records.household, 'row', 'village', 'head_name', 'population').sort()).toEqual([
      [4, '水井村', '丙一', 3],
      [4, '水井村', '甲一', 2],
      [5, '水井村', '乙一', 1],
    ])
  })

  it('6: notes, signatures, a stamp and prefilled blank rows are no records', async () => {
    const { records, reading } = await take(`
序号 | 乡镇 | 户编号 | 姓名 | 与户主关系
1 | 城关镇 | 5299010000000001 | 甲一 | 户主
2 | 城关镇 |  |  |
3 |  |  |  |
注：1.本表由乡镇填写
填表人：张某 |  | 填报日期： |  | 年 月 日
（盖章）
监督电话：12317`)
    expect(records.person).toHaveLength(1)
    expect(reading.sheets[0]?.tables[0]?.skipped).toEqual({ total: 0, note: 4, header: 0, blank: 2 })
  })

  it('7: certificates of 20 characters, 15, 17, words, a trailing space, a small x', async () => {
    const taken = await take(`
户编号 | 姓名 | 与户主关系 | 身份证号
5299010000000001 | 甲一 | 户主 | 52990119630703099661
5299010000000001 | 甲二 | 配偶 | 529901630703099${' '}
5299010000000001 | 甲三 | 长子 | 52990119630703099
5299010000000001 | 甲四 | 次子 | 1963年生
5299010000000001 | 甲五 | 三子 | 52990119900101123x`)
    expect(only(taken.records.person, 'id_state', 'id_length')).toEqual([
      ['valid', 20],
      ['valid', 15],
      ['length', 17],
      ['length', 6],
      ['checksum', 18],
    ])
    expect(told(taken).map(([row, , code]) => [row, code])).toEqual([
      [4, 'id-length'],
      [5, 'id-length'],
      [6, 'id-checksum'],
    ])
  })

  it('8: phones with an area code, an extension, a second number, a date behind', async () => {
    const phones = [
      '0851-2345678转3',
      '19000202018、19000202019',
      '19000202018  19000202019',
      '19000202018（2021年3月）',
      '无',
      '123',
    ]
    const rows = phones.map((phone, at) => `529901000000000${at} | 甲${at} | 户主 | ${phone}`)
    const taken = await take(`\n户编号 | 姓名 | 与户主关系 | 户联系电话\n${rows.join('\n')}`)
    expect(only(taken.records.household, 'phone', 'phone_state')).toEqual([
      ['<0851-2345678转3>', 'valid'],
      ['<19000202018>', 'valid'],
      ['<19000202018>', 'valid'],
      ['<19000202018>', 'valid'],
      ['', 'missing'],
      ['<123>', 'invalid'],
    ])
  })

  it('9: household numbers of 10 and 16 digits in one column are text, from number cells too where no digit is lost', async () => {
    const taken = await take(`
户编号 | 姓名 | 与户主关系
5299010000000001 | 甲一 | 户主
#5289039835 | 乙一 | 户主
#5299010000000003 | 丙一 | 户主`)
    expect(only(taken.records.household, 'key')).toEqual([['5299010000000001'], ['5289039835']])
    expect(told(taken)).toEqual([
      [4, '户编号', 'number-cell'],
      [4, '户编号', 'no-key'],
    ])
  })

  it('10: every hand a date is written in', async () => {
    const days = [
      '2016/02/12',
      '2016.11.12',
      '2016-2',
      '2016-02-2',
      '202210',
      '20010203.0',
      '2023年03月',
      '2017年',
      '#42725',
    ]
    const rows = days.map((day, at) => `529901000000000${at} | 产业帮扶 | 养牛 | ${day}`)
    const { records } = await take(`\n户编号 | 帮扶措施类别 | 措施内容 | 实施时间\n${rows.join('\n')}`)
    expect(only(records.measure, 'started_on').flat()).toEqual([
      '2016-02-12',
      '2016-11-12',
      '2016-02',
      '2016-02-02',
      '2022-10',
      '2001-02-03',
      '2023-03',
      '2017',
      '2016-12-21',
    ])
  })

  it('11: 元 and 万元 by line, header and cell in one table; what is no amount is said', async () => {
    const taken = await take(`
单位：万元
项目名称 | 建设内容 | 计划投入资金 | 累计拨付资金（元）
大棚 | 棚 | 10(其中,灾情因素6万元) | 50000
道路 | 路 | 20万元 | 未兑现
水窖 | 窖 | 3000元 |`)
    expect(only(taken.records.project, 'approved_fen', 'paid_fen')).toEqual([
      [10_000_000, 5_000_000],
      [20_000_000, null],
      [300_000, null],
    ])
    expect(told(taken)).toEqual([[4, '累计拨付资金(元)', 'not-money']])
  })

  it('12: spaces inside headers and values, cells of spaces only, sheets named with spaces or digits', async () => {
    const { records, reading } = await take(`== 2026 
户 编 号 | 姓　　名 | 与户主关系${' '}
5299010000000001 | 张 三${' '} | 户主${' '}
   |  　 |  
== 1 月
户编号 | 姓名 | 与户主关系
５２９９０１００００００００２ | 李四 | 户主`)
    expect(only(records.person, 'household_no', 'name', 'relation')).toEqual([
      ['5299010000000001', '张三', '户主'],
      ['529901000000002', '李四', '户主'],
    ])
    expect(reading.sheets.map(({ leftOut }) => leftOut)).toEqual([null, null])
  })

  it('13a: two headers of one name are kept apart, as are two numbers of one person', async () => {
    const { records } = await take(`
户编号 | 姓名 | 与户主关系 | ID | ID2 | 其他 | 其他 | 联系电话 | 联系电话
5299010000000001 | 甲一 | 户主 | 529901195107216695 | 529901195107216695 | 牛 | 羊 | 19000202018 | 19000202019`)
    const [extra] = only(records.person, 'extra')[0] as string[]
    expect(JSON.parse(extra as string)).toMatchObject({ 其他: '牛', '其他(2)': '羊', 联系电话: '<19000202019>' })
    expect(only(records.household, 'phone')).toEqual([['<19000202018>']])
  })

  it('14: hidden, dictionary and empty sheets, blank forms and summaries are left out, each with its reason', async () => {
    const { reading } = await take(`
== 字典
1-户主 | 01-一般户
2-配偶 | 02-低保户
== 旧 (hidden)
户编号 | 姓名 | 与户主关系
== Sheet3

== 空表
户编号 | 姓名 | 与户主关系
== 汇总
序号 | 乡镇、街道 | C级 |  | D级 |  | 合计 |
 |  | 户数 | 补助资金(万元) | 户数 | 补助资金(万元) | 总户数 | 补助资金(万元)
1 | 城关镇 | 3 | 1.5 | 2 | 2 | 5 | 3.5
合  计 |  | 3 | 1.5 | 2 | 2 | 5 | 3.5
== 名单
户编号 | 姓名 | 与户主关系
5299010000000001 | 甲一 | 户主`)
    expect(reading.sheets.map(({ name, leftOut }) => [name, leftOut])).toEqual([
      ['字典', 'dictionary'],
      ['旧', 'hidden'],
      ['Sheet3', 'empty'],
      ['空表', 'form'],
      ['汇总', 'summary'],
      ['名单', null],
    ])
  })

  it('16: a number in scientific notation has lost its tail: refused, never repaired', async () => {
    const taken = await take(`
户编号 | 姓名 | 与户主关系 | 身份证号
5299010000000001 | 甲一 | 户主 | 5.29901E+17`)
    expect(told(taken)).toEqual([[2, '身份证号', 'id-refused']])
  })

  it('what Jiedui wrote into a workbook it handed back is no column', async () => {
    const { reading, records } = await take(`
户编号 | 姓名 | 与户主关系 | 结对问题
5299010000000001 | 甲一 | 户主 | 请核对户编号`)
    expect(reading.sheets[0]?.tables[0]?.columns.map(({ header }) => header)).toEqual(['户编号', '姓名', '与户主关系'])
    expect(only(records.person, 'extra')).toEqual([[undefined]])
  })
})
