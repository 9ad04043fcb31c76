import { describe, expect, it } from 'vitest'
import { only, take } from './sheet.ts'

describe('a roster of persons', () => {
  it('with two title rows has its header on row 3 and true row numbers', async () => {
    const { reading, records } = await take(`
（自定义）人员信息
导出人：清禾县管理员　　单位：户、人、元
序号 | 县(市、区、旗) | 乡(镇) | 行政村 | 户编号 | 姓名 | 证件号码 | 人数 | 与户主关系 | 贫困户属性 | 人均纯收入
1 | 清禾县 | 城关镇 | 水井村 | 5299010488456881 | 董正波 | 52990119630703099661 | 2 | 户主 | 低保户 | 11270.00
2 | 清禾县 | 城关镇 | 水井村 | 5299010488456881 | 贾光香 | 529901198707210960 | 2 | 妻子 | 低保户 | 11270.00`)
    expect(reading.sheets[0]?.tables[0]).toMatchObject({ kind: 'register', headerRows: [3, 3], rows: 2 })
    expect(only(records.household, 'key', 'township', 'attribute', 'income_per_head_fen', 'written')).toEqual([
      ['5299010488456881', '城关镇', '低保贫困户', 1_127_000, '{"attribute":"低保户"}'],
    ])
    expect(only(records.person, 'key', 'relation', 'id18', 'id_sex')).toEqual([
      ['5299010488456881/董正波', '户主', '<529901196307030996>', '男'],
      ['5299010488456881/贾光香', '配偶', '<529901198707210960>', '女'],
    ])
  })

  it('takes household cells from the group’s first row, merged or blank, and the village over many households', async () => {
    const { records, issues } = await take(`
柳溪镇建档立卡贫困户花名册
序号 | 村名 | 户 基 本 情 况 |  |  | 户联系电话 | 家庭成员情况 |  |  |
 |  | 户编号 | 户主姓名 | 家庭人口（人） |  | 姓名 | 与户主关系 | 证件号码 | 劳动能力
#1 | 小河村 | 5299010969341411 | 赖绍洪 | #2 | 19000835483 | 赖绍洪 | 户主 |  | 普通劳动力
^ | ^ | ^ | ^ | ^ | ^ | 胡玉香 | 配偶 |  | 无
#2 | ^ | 5285319711 | 潘成辉 | #1 | 无 | 潘成辉 | 户主 |  | 技能劳动能力
合 计 |  | 2 |  | 3
注：1.本表由乡镇按户填写`)
    expect(
      only(records.household, 'key', 'township', 'village', 'head_name', 'population', 'phone', 'phone_state'),
    ).toEqual([
      ['5299010969341411', '柳溪镇', '小河村', '赖绍洪', 2, '<19000835483>', 'valid'],
      ['5285319711', '柳溪镇', '小河村', '潘成辉', 1, '', 'missing'],
    ])
    expect(only(records.person, 'household_no', 'name', 'labour')).toEqual([
      ['5299010969341411', '赖绍洪', '普通劳动力'],
      ['5299010969341411', '胡玉香', '无劳动力'],
      ['5285319711', '潘成辉', '技能劳动力'],
    ])
    expect(issues.map((issue) => issue.code)).toEqual([])
  })

  it('says so when it takes a village from above without a merged cell', async () => {
    const { issues } = await take(`
乡镇 | 村名 | 户编号 | 姓名 | 与户主关系
城关镇 | 水井村 | 5299010000000001 | 甲 | 户主
城关镇 |  | 5299010000000002 | 乙 | 户主`)
    expect(issues).toMatchObject([{ row: 3, header: '村名', code: 'from-above', value: '水井村', level: 'notice' }])
  })

  it('without township and village columns takes them from the title', async () => {
    const { records } = await take(`
== 梨树村
龙塘乡梨树村脱贫户和监测对象花名册

户编号 | 户主姓名 | 姓名 | 与户主关系
5299010755105800 | 余天林 | 余天林 | 户主
== 字典
01-户主 | 1-一般贫困户
02-配偶 | 2-低保贫困户`)
    expect(only(records.household, 'township', 'village')).toEqual([['龙塘乡', '梨树村']])
  })

  it('refuses a number from a number cell and keeps what was written, sealed', async () => {
    const { records, issues } = await take(`
户编号 | 姓名 | 与户主关系 | 身份证号
5299010755105800 | 余天林 | 户主 | #529901198409283000`)
    expect(only(records.person, 'id_state', 'id_number', 'written')).toEqual([
      ['refused', '', '{"id_number":"<529901198409283000>"}'],
    ])
    expect(issues).toMatchObject([{ sheet: 'Sheet1', row: 2, header: '身份证号', code: 'id-refused', level: 'notice' }])
  })

  it('never guesses: what cannot be read is null with an issue, and unknown columns stay in extra', async () => {
    const { records, issues } = await take(`
户编号 | 姓名 | 与户主关系 | 务工月数 | 是否危房 | 人均纯收入 | 养牛（头）
5299010755105800 | 余天林 | 八舅 | 很多 | 还行 | 未算 | 3`)
    expect(only(records.household, 'unsafe_house', 'income_per_head_fen')).toEqual([[null, null]])
    expect(only(records.person, 'relation', 'work_months', 'extra')).toEqual([['八舅', null, '{"养牛(头)":"3"}']])
    expect(issues.map(({ code, value }) => [code, value])).toEqual([
      ['unknown-word', '八舅'],
      ['not-a-number', '很多'],
      ['not-yes-no', '还行'],
      ['not-money', '未算'],
    ])
  })

  it('holds back a row without a household number, with its row', async () => {
    const { records, issues } = await take(`
户编号 | 姓名 | 与户主关系
 | 无户人 | 户主
5299010755105800 | 余天林 | 户主`)
    expect(only(records.person, 'name')).toEqual([['余天林']])
    expect(issues).toMatchObject([{ row: 2, code: 'no-key', level: 'error' }])
  })

  it('keeps two people of one name in one household apart', async () => {
    const { records, issues } = await take(`
户编号 | 姓名 | 与户主关系
5299010755105800 | 余小妹 | 长女
5299010755105800 | 余小妹 | 次女`)
    expect(only(records.person, 'key')).toEqual([['5299010755105800/余小妹'], ['5299010755105800/余小妹/2']])
    expect(issues.map((issue) => issue.code)).toEqual(['repeated'])
  })

  it('puts 户编号 and 人编号 where they belong in any order', async () => {
    const { records } = await take(`
人编号 | 姓名 | 户编号 | 与户主关系 | 致贫原因1 | 致贫原因2
52990100000001 | 董正波 | 5299010488456881 | 户主 | 缺技术 | 缺劳动力`)
    expect([
      ...only(records.person, 'person_no', 'household_no'),
      ...only(records.household, 'cause', 'other_causes'),
    ]).toEqual([
      ['52990100000001', '5299010488456881'],
      ['缺技术', '["缺劳力"]'],
    ])
  })
})

describe('a pairing roster', () => {
  const header = '村名 | 户主\n姓名 | 户编号 | 联系电话 | 帮扶人 | 所属单位 | 帮扶人电话 | 备注'.replace('\n', '')

  it('reads since when from behind the phone and relays to the helper on the next row', async () => {
    const { records } = await take(`
${header}
金竹村 | 夏昌东 | 5299010914810698 | 19000202018 | 张彩芝 | 县城投公司 | 19000544164(2021年3月-2026.04) |
 |  |  |  | 罗文敏 | 县城投公司 | 19000664611(2026.7) | 原帮扶人工作调动`)
    expect(only(records.pairing, 'key', 'cadre_phone', 'since_on', 'until_on', 'end_reason', 'successor_key')).toEqual([
      [
        '5299010914810698/张彩芝/县城投公司',
        '<19000544164>',
        '2021-03',
        '2026-04',
        '原帮扶人工作调动',
        '罗文敏/县城投公司',
      ],
      ['5299010914810698/罗文敏/县城投公司', '<19000664611>', '2026-07', '', null, null],
    ])
  })

  it('ends the earlier helper in the month the next begins where no end is written', async () => {
    const { records } = await take(`
${header}
和平村 | 沈长富 | 5289039835 |  | 姜志祥 | 城关镇人民政府 | 19000529413(2024.2) |
 |  |  |  | 王建辉 | 城关镇人民政府 | 19000060550(2025.7) |`)
    expect(only(records.pairing, 'cadre_name', 'since_on', 'until_on')).toEqual([
      ['姜志祥', '2024-02', '2025-07'],
      ['王建辉', '2025-07', ''],
    ])
  })

  it('makes two of two names in a cell; the phone is the first one’s, and so is a successor', async () => {
    const { records } = await take(`
${header}
大湾村 | 傅永莲 | 5299010127386285 |  | 田昌义、陈志清 | 县民政局 | 19000453647(2024年2月) |
 |  |  |  | 萧国辉 | 县民政局 | 19000030967(2026.7) | 原帮扶人退休`)
    expect(only(records.pairing, 'cadre_name', 'role', 'cadre_phone', 'until_on')).toEqual([
      ['田昌义', '帮扶责任人', '<19000453647>', '2026-07'],
      ['陈志清', '第二帮扶责任人', '', ''],
      ['萧国辉', '帮扶责任人', '<19000030967>', ''],
    ])
  })

  it('takes the second 联系电话 for the helper’s, and a household without a helper for no pairing', async () => {
    const { records } = await take(`
户编号 | 户主 | 联系电话 | 帮扶人 | 所属单位 | 联系电话
5289039835 | 沈长富 | 19000783728 | 姜志祥 | 城关镇人民政府 | 19000529413
5281106967 | 范慧珠 | 19000103609 |  |  |`)
    expect(only(records.pairing, 'household_no', 'cadre_phone')).toEqual([['5289039835', '<19000529413>']])
  })
})

describe('other ledgers', () => {
  it('villages take a merged township, and 姓名 under 第一书记 is the secretary’s', async () => {
    const { records } = await take(`
清禾县帮扶单位包村一览表
序号 | 乡镇 | 村名 | 村代码 | 是否重点村 | 总人口（人） | 帮扶单位 | 驻村工作队 |  | 第一书记 |
 |  |  |  |  |  |  | 队长 | 队员 | 姓名 | 任职时间
#1 | 城关镇 | 水井村 | 529901100200 | 是 | #37 | 县委办公室 | 吕素香 | 许永华、萧树良 | 吕素香 | 2025.3.5
#2 | ^ | 永兴村 | 529901100201 | 否 | #403 |  |  |  |  |
合计 |  | #2 |  |  | #440`)
    expect(
      only(records.village, 'key', 'key_village', 'unit', 'team_leader', 'first_secretary', 'first_secretary_since'),
    ).toEqual([
      ['城关镇/水井村', 1, '县委办公室', '吕素香', '吕素香', '2025-03-05'],
      ['城关镇/永兴村', 0, '', '', '', ''],
    ])
  })

  it('incomes under 单位：万元（人均为元） keep 人均 in 元 and take the year from the title', async () => {
    const { records } = await take(`
云岭乡2025年农户家庭收入测算表
 |  |  | 单位：万元（人均为元）
户编号 | 工资性收入 | 家庭纯收入 | 人均纯收入（元）
5299010932696201 | #3.646 | #4.987 | #9974
合计 | #3.646 | #4.987`)
    expect(only(records.income, 'key', 'wages_fen', 'net_fen', 'per_head_fen')).toEqual([
      ['5299010932696201/2025', 3_646_000, 4_987_000, 997_400],
    ])
  })

  it('a loan in 万元 by its own header stands beside interest in 元', async () => {
    const { records } = await take(`
户编号 | 贷款银行 | 贷款金额（万元） | 贷款日期 | 贴息金额（元）
5249798369 | 农村信用联社 | #8 | 2026-01-15 | #2760`)
    expect(only(records.loan, 'amount_fen', 'interest_fen')).toEqual([[8_000_000, 276_000]])
  })

  it('visits dated 1月15日 take the year of the title, month by month', async () => {
    const { records } = await take(`
== 1月
清禾县2026年1月入户走访台账
走访日期 | 到户时间 | 乡镇 | 村 | 户编号 | 户主姓名 | 走访人 | 走访方式 | 录入时间
1月15日 | 10:36 | 城关镇 | 水井村 |  | 苏春新 | 吕素香 | 入户 | 2026-01-15 17:30:18`)
    expect(only(records.visit, 'key', 'visited_on', 'entered_at')).toEqual([
      ['城关镇/水井村/苏春新/吕素香/2026-01-15/10:36', '2026-01-15', '2026-01-15 17:30:18'],
    ])
  })

  it.each([
    ['农村低保', '姓名 | 证件号码 | 低保类别 | 月保障金额', '低保'],
    ['财政供养人员', '姓名 | 身份证号 | 单位 | 职务', '财政供养'],
    ['名单', '号牌号码 | 车辆类型 | 机动车所有人 | 身份证明号码', '机动车'],
    ['Sheet1', '姓名 | 公民身份号码 | 死亡日期', '死亡'],
    ['工商登记', '企业（个体户）名称 | 法定代表人（经营者） | 证件号码', '工商登记'],
  ])('a comparison list on sheet %s is told by its headers or its title', async (sheet, header, list) => {
    const { records } = await take(`== ${sheet}\n${header}\n甲 | 529901195107216695 | 乙 | 丙`)
    expect(only(records.comparison, 'list')).toEqual([[list]])
  })

  it('projects skip 合 计 before and 小计 between their rows', async () => {
    const { records, reading } = await take(`
清禾县2026年度项目台账
单位：万元
序号 | 项目名称 | 乡镇 | 建设内容 | 计划投入资金 | 资金来源 |
 |  |  |  |  | 中央衔接资金 | 省级衔接资金
合 计 |  |  |  | #252 | #102 | #150
#1 | 产业奖补项目 | 城关镇 | 奖补 | #102 | #102 |
 | 城关镇小计 |  |  | #102 | #102 |
#2 |   食用菌大棚项目 | 城关镇 | 大棚11套 | #150 |  | #150`)
    expect(only(records.project, 'name', 'approved_fen', 'central_fen', 'province_fen')).toEqual([
      ['产业奖补项目', 102_000_000, 102_000_000, null],
      ['食用菌大棚项目', 150_000_000, null, 150_000_000],
    ])
    expect(reading.sheets[0]?.tables[0]?.skipped.total).toBe(2)
  })
})

describe('what is refused', () => {
  const county = { code: '529901', name: '清禾县' }
  it.each([
    ['an empty workbook', '== Sheet1\n', 'empty'],
    ['a blank register', '户编号 | 姓名 | 与户主关系 | 证件号码', 'empty-form'],
    ['a report template', '姓名 | 身份证号\n$'.concat('{xm} | $', '{zjhm}'), 'empty-form'],
    ['unknown headers', '里程 | 长度 | 工程量\n甲 | #40 | #2016\n乙 | #99 | #2017', 'nothing-recognised'],
    [
      'two counties by name',
      '县 | 户编号 | 姓名 | 与户主关系\n清禾县 | 52 | 甲 | 户主\n石桥旗 | 53 | 乙 | 户主',
      'two-counties',
    ],
    [
      'two counties by code',
      '户编号 | 姓名 | 与户主关系\n5299010000000001 | 甲 | 户主\n5299020000000001 | 乙 | 户主',
      'two-counties',
    ],
    ['another county', '户编号 | 姓名 | 与户主关系\n5299020000000001 | 乙 | 户主', 'wrong-county'],
  ])('%s', async (_, text, code) => {
    const { reading } = await take(text, county)
    expect(reading.refused?.code).toBe(code)
  })

  it('a hidden sheet is left out and said to be', async () => {
    const { reading } = await take(`
== 旧表 (hidden)
户编号 | 姓名 | 与户主关系
5299010000000001 | 甲 | 户主
== 新表
户编号 | 姓名 | 与户主关系
5299010000000002 | 乙 | 户主`)
    expect(reading.sheets.map(({ name, leftOut }) => [name, leftOut])).toEqual([
      ['旧表', 'hidden'],
      ['新表', null],
    ])
  })
})
