import { describe, expect, it } from 'vitest'
import { joinedNames } from '../../workers/import/cell/names.ts'
import { readPhone } from '../../workers/import/cell/phone.ts'
import { readTitle } from '../../workers/import/recognise/title.ts'
import { only, take } from './sheet.ts'

describe('what the words over a table say of its rows', () => {
  it.each([
    ['乡镇：城关镇 ； 村：水井村', { township: '城关镇', village: '水井村' }],
    ['乡镇：城关镇村：水井村', { township: '城关镇', village: '水井村' }],
    ['乡（镇）： 柳溪镇    行政村： 小河村', { township: '柳溪镇', village: '小河村' }],
    ['苏木（乡镇）：石桥苏木　嘎查（村）：落水嘎查', { township: '石桥苏木', village: '落水嘎查' }],
    ['乡镇 城关镇 村 水井村', { township: '城关镇', village: '水井村' }],
    ['乡镇：        村：        ', {}],
    ['清禾县各乡镇结对帮扶花名册', {}],
    ['2026年城乡居民基本医疗保险参保名单', { year: 2026 }],
    ['清禾县返乡创业人员名单', {}],
    ['石城乡五里村花名册', { township: '石城乡', village: '五里村' }],
  ])('%s', (words, title) => {
    expect(readTitle([words], '清禾县')).toEqual(title)
  })

  it('a label over its own cell and the word in the next one', async () => {
    const { records } = await take(`
到户补助发放明细
乡镇：|城关镇||村：|水井村
户编号|户主姓名|补助项目|发放金额（元）
5299010001|张三|产业奖补|#500`)
    expect(only(records.benefit, 'township', 'village', 'household_no')).toEqual([['城关镇', '水井村', '5299010001']])
  })

  it('a total whose word stands behind its amounts is no record', async () => {
    const { records, issues } = await take(`
单位：万元
序号|计划投入资金|中央衔接资金|项目名称|建设内容|乡镇
#1|#100|#60|通组公路硬化项目|硬化5公里|城关镇
#2|#50|#50|河堤防护项目|防护1处|城关镇
|#150|#110|小计||
合计|#150|#110||| `)
    expect(only(records.project, 'name', 'approved_fen')).toEqual([
      ['通组公路硬化项目', 100_000_000],
      ['河堤防护项目', 50_000_000],
    ])
    expect(issues).toEqual([])
  })
})

it('a row that names a township or village is where the rows below are, and a name alone in its column is a person', async () => {
  const { records } = await take(`
高龄补贴发放表
姓名|身份证号|发放金额
一、城关镇||
张三|529901196711093392|100
小计||100
（二）柳溪镇小河村（2户）||
李四|52990119700712284X|100
王新村||
合计||200`)
  expect(only(records.benefit, 'name', 'township', 'village')).toEqual([
    ['张三', '城关镇', null],
    ['李四', '柳溪镇', '小河村'],
    ['王新村', '柳溪镇', '小河村'],
  ])
})

it('what a card asks for and leaves blank is delivered and blank, what it does not ask for is unknown', async () => {
  const { records } = await take(`
户情档案（一户一档）
户编号|5299010001||户主姓名|张三||联系电话|
致贫原因|||脱贫情况|脱贫||脱贫年度|2019
姓名|与户主关系|身份证号
张三|户主|529901196711093392`)
  expect(only(records.household, 'cause', 'status', 'exit_year', 'attribute')).toEqual([
    ['', '已脱贫', 2019, undefined],
  ])
})

it('a page number and a title printed again are no household', async () => {
  const { records, issues } = await take(`
花名册
户编号|姓名|与户主关系|身份证号
5299010001|张三|户主|529901196711093392
第1页 共2页
花名册
户编号|姓名|与户主关系|身份证号
5299010002|李四|户主|52990119700712284X
待定|王五|户主|529901196711093392
第2页|共2页`)
  expect(only(records.household, 'key')).toEqual([['5299010001'], ['5299010002']])
  expect(issues.filter(({ code }) => code !== 'id-checksum').map(({ code, row }) => [code, row])).toEqual([
    ['not-a-number', 8],
    ['no-key', 8],
  ])
})

describe('a last total', () => {
  it('may be of all tables stacked on the sheet', async () => {
    const { issues } = await take(`
清禾县农村低保名册
一、城关镇
姓名|身份证号|家庭住址|保障人口|低保类别
张三|529901196711093392|水井村|2|A类
小计|||2|
二、柳溪镇
姓名|身份证号|家庭住址|保障人口|低保类别
李四|52990119700712284X|小河村|1|B类
小计|||4|
合计|||3| `)
    expect(issues.filter(({ code }) => code === 'total-differs').map(({ row, value }) => [row, value])).toEqual([
      [9, '表中 4，各行相加 1'],
    ])
  })
})

it('a workbook of sums alone is refused as what it is', async () => {
  const { reading } = await take('乡镇|户数|人数|帮扶干部数\n城关镇|10|30|5\n合计|10|30|5')
  expect(reading.refused?.message).toMatch(/^这是汇总表/)
})

describe('measures', () => {
  it('ticked beside a helper are measures, no blank form and no pairing', async () => {
    const { records } = await take(`
帮扶措施到户台账
户编号|户主姓名|帮扶措施|<|<|帮扶责任人
||产业发展|转移就业|助学|
5299010001|张三|√|√||王五
5299010002|李四|||√|王五`)
    expect(only(records.measure, 'household_no', 'category')).toEqual([
      ['5299010001', '产业帮扶'],
      ['5299010001', '就业帮扶'],
      ['5299010002', '教育帮扶'],
    ])
  })
})

it('a mobile written in groups is one number', () => {
  expect(readPhone('139 0000 0001')).toMatchObject({ number: '13900000001', state: 'valid', second: null })
})

describe('header words', () => {
  it('are numbered, under groups too', async () => {
    const { reading } = await take(`
1.乡镇|2.村名|三、村代码|（四）帮扶单位|5.第一书记|<
||||（1）姓名|②任职时间
城关镇|水井村|529901100200|县委办|张三|2025.3.5`)
    expect(reading.sheets[0]?.tables[0]?.columns.map(({ field }) => field)).toEqual([
      'township',
      'name',
      'code',
      'unit',
      'first_secretary',
      'first_secretary_since',
    ])
  })

  it('of a banner are those of a county', async () => {
    const { records } = await take(`
监测对象识别程序登记表
苏木乡镇|嘎查村|家庭编号|线索来源|嘎查级民主评议日期|嘎查级公示开始日期|嘎查级公示结束日期|苏木乡镇审核日期|旗级审定日期
石桥苏木|落水嘎查|5299010001|信访|2026-07-20|2026-07-21|2026-07-26|2026-07-27|2026-07-28`)
    expect(
      only(
        records.procedure_case,
        'reviewed_on',
        'publicity_from',
        'publicity_to',
        'township_reviewed_on',
        'county_decided_on',
      ),
    ).toEqual([['2026-07-20', '2026-07-21', '2026-07-26', '2026-07-27', '2026-07-28']])
  })
})

describe('two helpers of a household', () => {
  const helpers = ['household_no', 'cadre_name', 'cadre_unit', 'cadre_phone']

  it.each([
    '户主|户编号|第一帮扶责任人|单位|联系电话|第二帮扶责任人|单位|联系电话\n巴图|5299010001|张三|旗委办|13900000001|李四|旗政府办|13900000002',
    '户主|户编号|帮扶单位|第一帮扶责任人|联系电话|帮扶单位|第二帮扶责任人|联系电话\n巴图|5299010001|旗委办|张三|13900000001|旗政府办|李四|13900000002',
    '户主|户编号|帮扶人|所属单位|帮扶人电话\n巴图|5299010001|张三　李四|旗委办、旗政府办|13900000001 13900000002',
  ])('are each of their own unit: %s', async (table) => {
    const { records } = await take(`清禾旗结对帮扶花名册\n${table}`)
    expect(only(records.pairing, ...helpers)).toEqual([
      ['5299010001', '张三', '旗委办', '<13900000001>'],
      ['5299010001', '李四', '旗政府办', '<13900000002>'],
    ])
  })

  it.each([
    ['张三\n李四', '张三、李四'],
    ['张　三', '张三'],
    ['张\n三', '张三'],
    ['乌云 其木格', '乌云其木格'],
  ])('are told from one by line or surname: %j', (cell, names) => {
    expect(joinedNames(cell)).toBe(names)
  })
})
