import { describe, expect, it } from 'vitest'
import { only, take } from './sheet.ts'

const codesOf = ({ issues }: Awaited<ReturnType<typeof take>>) => issues.map(({ row, code }) => [row, code])

/** 户情档案（一户一档）: labels in a line, the list, labels over their values, labels beside them. */
const archive = (number: string, members: string) => `
孝南区户情档案（一户一档）
乡镇：城关镇；村（社区）：水井村；湾组：3组；${number}建档/更新日期：2026.3.1
 | 户主和与户主关系 | 姓名 | 性别 | 文化程度 | 政治面貌 | 户籍性质 | 健康状况 | 身份证号码 | 从业及地址 | 联系电话 | 备注
${members}

家庭信息 | 家庭类型 | 门牌 |  | 农户星级 |  | 家庭住房情况
 | 普通户 | 12号 |  | 三星 |  | 砖混
各级走访慰问情况 |  | 无
说明：本档案按照填表说明填写，用黑色签字笔或钢笔填写。`

const members = ` | 户主 | 张三 | 男 | 初中 | 群众 | 农业 | 健康 | 529901196607118877 | 务农 | 19000202018 |
 | 妻子 | 李四 | 女 | 小学 | 群众 | 农业 | 残疾 | 529901195107216695 | 务农 |  |`

describe('one household a sheet', () => {
  it('is a household with its labels and a person for each member, at their own rows', async () => {
    const taken = await take(archive('户编号：5299010000000001；', members))
    expect(taken.reading.sheets[0]?.tables).toMatchObject([{ kind: 'register', headerRows: [3, 3], rows: 2 }])
    expect(only(taken.records.household, 'key', 'row', 'township', 'village', 'village_group', 'head_name')).toEqual([
      ['5299010000000001', 4, '城关镇', '水井村', '3组', '张三'],
    ])
    expect(only(taken.records.household, 'attribute')).toEqual([['普通户']])
    expect(only(taken.records.person, 'household_no', 'row', 'name', 'relation', 'id18', 'phone')).toEqual([
      ['5299010000000001', 4, '张三', '户主', '<529901196607118877>', '<19000202018>'],
      ['5299010000000001', 5, '李四', '配偶', '<529901195107216695>', ''],
    ])
    expect(taken.issues).toEqual([])
  })

  it('has its township and village beside their labels, cell by cell', async () => {
    const taken = await take(`
户情档案
户主姓名 | 张三 | 户编号 | 5299010000000001
乡镇 | 太和镇 | 行政村 | 柳湾村
姓名 | 与户主关系 | 性别 | 身份证号码
张三 | 户主 | 男 | 529901196607118877`)
    expect(taken.reading.sheets[0]?.tables).toMatchObject([{ metadata: { township: '太和镇', village: '柳湾村' } }])
    expect(only(taken.records.household, 'key', 'township', 'village')).toEqual([
      ['5299010000000001', '太和镇', '柳湾村'],
    ])
  })

  it('without a number is looked for by its head, and that is said', async () => {
    const taken = await take(archive('', members))
    expect(only(taken.records.household, 'key')).toEqual([['⟨["<529901196607118877>","城关镇","水井村","张三"]⟩']])
    expect(codesOf(taken)).toEqual([[4, 'card-without-number']])
  })

  it('with neither number nor head is held back', async () => {
    const taken = await take(` | 姓名 | 与户主关系 | 性别
 | 李四 | 配偶 | 女`)
    expect(taken.records).toEqual({})
    expect(codesOf(taken)).toEqual([[2, 'no-key']])
  })

  it('stands on the last of many sheets, blank forms before it', async () => {
    const blank = archive('户编号：；', ' |  |  |  |  |  |  |  |  |  |  |')
      .trim()
      .replaceAll(/：[^；\n]+/g, '：')
    const taken = await take(
      `== 1号\n${blank}\n== 2 号\n${blank}\n== 3\n${archive('户编号：5299010000000001；', members).trim()}`,
    )
    expect(taken.reading.sheets.map(({ name, leftOut }) => [name, leftOut])).toEqual([
      ['1号', 'form'],
      ['2 号', 'form'],
      ['3', null],
    ])
    expect(only(taken.records.person, 'sheet', 'name')).toEqual([
      ['3', '张三'],
      ['3', '李四'],
    ])
  })

  it('stands several times on a sheet, each with its own household', async () => {
    const card = (number: string, name: string) => `贫困户帮扶卡
户编号： | ${number} | 户主姓名： | ${name} | 乡镇： | 城关镇
序号 | 姓名 | 与户主关系 | 身份证号
1 | ${name} | 户主 | 529901196607118877
2 | ${name}女 | 长女 |
帮扶责任人： | 吕素香 | 帮扶单位： | 县委办`
    const taken = await take(`${card('5299010000000001', '甲一')}\n\n${card('5289039835', '乙一')}`)
    expect(only(taken.records.household, 'key', 'row', 'head_name', 'helper_name')).toEqual([
      ['5299010000000001', 4, '甲一', '吕素香'],
      ['5289039835', 11, '乙一', '吕素香'],
    ])
    expect(only(taken.records.person, 'row', 'household_no', 'name')).toEqual([
      [4, '5299010000000001', '甲一'],
      [5, '5299010000000001', '甲一女'],
      [11, '5289039835', '乙一'],
      [12, '5289039835', '乙一女'],
    ])
  })

  it('has its head in the labels alone, beside the list or without one', async () => {
    const taken = await take(`
农户信息采集表
 | 村：水井村 |  | 组：2组 |  | 调查日期：2026.5.1
基本情况 | 户主姓名 | 户编号 | 性别 | 身份证号码 |  | 家庭人口 | 联系电话

 | 甲一 | 5299010000000001 | 男 | 529901196607118877 |  | 2 | 19000202018
 | 姓名 | 与户主关系 | 身份证号码 | 文化程度
 | 甲二 | 配偶 | 529901195107216695 | 小学`)
    expect(only(taken.records.household, 'key', 'village', 'population', 'phone')).toEqual([
      ['5299010000000001', '水井村', 2, '<19000202018>'],
    ])
    expect(only(taken.records.person, 'row', 'name', 'relation', 'id18')).toEqual([
      [5, '甲一', '户主', '<529901196607118877>'],
      [7, '甲二', '配偶', '<529901195107216695>'],
    ])
    const alone = await take(`
户编号 | 5299010000000001 | 户主姓名 | 甲一
身份证号 | 529901196607118877 | 性别 | 男
贫困户属性 | 低保户 | 主要致贫原因 | 因病`)
    expect(only(alone.records.household, 'key', 'head_name', 'attribute', 'cause')).toEqual([
      ['5299010000000001', '甲一', '低保贫困户', '因病'],
    ])
    expect(only(alone.records.person, 'name', 'relation', 'sex')).toEqual([['甲一', '户主', '男']])
  })
})

it('rows of values one below another are a table nobody knows, not a card', async () => {
  const { reading } = await take(`
户主姓名 | 家庭人口 | 家庭住址
甲一 | 2 | 水井村3号
乙一 | 3 | 水井村4号`)
  expect(reading.sheets[0]?.tables).toEqual([])
})
