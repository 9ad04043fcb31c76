import { beforeEach, describe, expect, it } from 'vitest'
import { importOf } from '../../workers/import/store.ts'
import { freshCounty } from '../given.ts'
import { deskOf } from './desk.ts'
import { xlsx } from './read/book.ts'

const { commit, db, find, move, upload } = deskOf()
const register = `乡镇 | 行政村 | 户编号 | 户主姓名 | 姓名 | 与户主关系 | 身份证号
城关镇 | 水井村 | 5299010000000001 | 董正波 | 董正波 | 户主 | 529901196607118877
城关镇 | 水井村 | 5299010000000001 | 董正波 | 贾光香 | 配偶 | 529901198707210960
城关镇 | 水井村 | 5299010000000002 | 李峰 | 李峰 | 户主 | 529901196201060871
城关镇 | 水井村 | 5299010000000003 | 李峰 | 李峰 | 户主 | 52990119630703099661`
const roster = `乡镇 | 行政村 | 户主姓名 | 证件号码 | 单位 | 帮扶责任人 | 帮扶人手机号 | 联系电话
城关镇 | 水井村 | 董正波 | 529901196607118877 | 县委办公室 | 吕素香 | 19000234491(2025.7) | 19000597219
城关镇 | 水井村 | 李峰 | 529901196201060871 | 县委办公室 | 吕素香 | 19000234491 |
城关镇 | 水井村 | 李峰 |  | 县委办公室 | 邱福堂 | 19000937077 |
城关镇 | 水井村 | 查无此人 | 529901198412310012 | 县委办公室 | 邱福堂 | 19000937077 |`
const paired = [
  [2, '5299010000000001/吕素香/县委办公室'],
  [3, '5299010000000002/吕素香/县委办公室'],
]

beforeEach(async () => {
  await freshCounty()
})

/** A workbook of sheets as text (test/import/sheet.ts), a line a row. */
function bookOf(sheets: string[]): Uint8Array {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text.trim()}</t></is></c>`
  const row = (line: string, at: number) => `<row r="${at + 1}">${line.split('|').map(cell).join('')}</row>`
  return xlsx({ sheets: sheets.map((sheet) => sheet.split('\n').map(row).join('')) })
}

const imported = async (...sheets: string[]) => (await upload(bookOf(sheets), { name: '台账.xlsx' })).id
const committed = (id: number) => commit({ id })

async function rows(sql: string, id: number): Promise<unknown[][]> {
  return (await db.prepare(sql).bind(id).all<Record<string, unknown>>()).results.map((row) => Object.values(row))
}
const keysIn = (id: number, entity: string) =>
  rows(`SELECT row, key FROM staged WHERE import_id = ?1 AND entity = '${entity}' ORDER BY n`, id)
const issuesOf = (id: number) =>
  rows(
    "SELECT row, code, level, COALESCE(who, value) AS who FROM import_issue WHERE import_id = ?1 AND code NOT LIKE 'id-%' ORDER BY n",
    id,
  )

describe('a roster without 户编号', () => {
  it('finds the household by a member’s number, then by village and head, and holds back what is nobody’s or two’s', async () => {
    await committed(await imported(register))
    const id = await imported(roster)
    expect(await keysIn(id, 'pairing')).toEqual(paired)
    expect(await issuesOf(id)).toEqual([
      [4, 'household-ambiguous', 'error', '城关镇 水井村 李峰'],
      [5, 'household-not-found', 'error', '城关镇 水井村 查无此人'],
    ])
    await committed(id)
    const kept = await db.prepare('SELECT household_no, cadre_name, since_on FROM pairing ORDER BY id').all()
    expect(kept.results.map((row) => Object.values(row))).toEqual([
      ['5299010000000001', '吕素香', '2025-07'],
      ['5299010000000002', '吕素香', null],
    ])
  })

  it('finds it in the register’s own sheet behind it', async () => {
    expect(await keysIn(await imported(roster, register), 'pairing')).toEqual(paired)
  })

  it('is found once the register is there and the workbook read again', async () => {
    const id = await imported(roster)
    expect(await keysIn(id, 'pairing')).toEqual([])
    await committed(await imported(register))
    await db.prepare(`UPDATE import SET state = 'uploaded' WHERE id = ?1`).bind(id).run()
    await move({ id })
    expect(await keysIn(id, 'pairing')).toEqual(paired)
    expect((await find(id)).state).toBe('ready')
  })

  it('by name where the number is nobody’s says so, and one person twice is told apart', async () => {
    await committed(await imported(register))
    const id = await imported(`村名 | 户主姓名 | 身份证号 | 帮扶人 | 所属单位
水井村 | 董正波 | 529901198412310012 | 吕素香 | 县委办公室
水井村 | 贾光香 | 529901198707210960 | 吕素香 | 县委办公室`)
    expect(await keysIn(id, 'pairing')).toEqual([
      [2, '5299010000000001/吕素香/县委办公室'],
      [3, '5299010000000001/吕素香/县委办公室/2'],
    ])
    expect(await issuesOf(id)).toContainEqual([2, 'household-by-name', 'notice', '水井村 董正波'])
  })
})

it('a blank 户编号 that village and head do not tell is the cell to fill', async () => {
  const id = await imported(
    `户编号 | 户主姓名 | 帮扶人 | 所属单位\n5299010000000001 | 董正波 | 吕素香 | 县委办公室\n | 李峰 | 邱福堂 | 县委办公室`,
  )
  expect(await rows('SELECT row, at, header, code FROM import_issue WHERE import_id = ?1', id)).toEqual([
    [3, 0, '户编号', 'no-key'],
  ])
  const named = await imported(`村名 | 户编号 | 户主姓名 | 帮扶人 | 所属单位\n水井村 | | 李峰 | 邱福堂 | 县委办公室`)
  expect(await rows('SELECT row, at, header, code FROM import_issue WHERE import_id = ?1', named)).toEqual([
    [2, 1, '户编号', 'household-not-found'],
  ])
})

it('a household two sheets tell of is one household, and comes in whole', async () => {
  const id = await imported(
    `家庭编号 | 苏木乡 | 噶查村 | 户主姓名 | 贫困户属性\n52802 | 宝日苏木 | 海力嘎查 | 巴图 | 低保户`,
    `家庭编号 | 苏木乡 | 噶查村 | 户主姓名 | 耕地面积（亩） | 家禽（只）\n52802 | 宝日苏木 | 海力嘎查 | 巴图 | 12 | 20`,
  )
  const { summary } = importOf(await find(id))
  expect(summary?.counts.household).toMatchObject({ new: 1, changed: 0 })
  await committed(id)
  const kept = await db.prepare('SELECT key, attribute, farmland_mu, extra FROM household').all()
  expect(kept.results).toEqual([{ key: '52802', attribute: '低保贫困户', farmland_mu: 12, extra: '{"家禽(只)":"20"}' }])
})

it('seven sheets of a register, each with a column of its own, are one register', async () => {
  const words = ['民族', '文化程度', '健康状况', '劳动能力', '政治面貌', '性别', '务工月数']
  const sheets = words.map(
    (word, at) =>
      `户编号 | 户主姓名 | 姓名 | 与户主关系 | 身份证号 | ${word}\n52800${at} | 甲 | 甲 | 户主 | 529901196607118877 | `,
  )
  const id = await imported(roster, ...sheets)
  expect((await keysIn(id, 'person')).length).toBe(7)
  expect(await issuesOf(id)).toContainEqual([2, 'household-ambiguous', 'error', '城关镇 水井村 董正波'])
})

describe('a list that speaks of some', () => {
  it('of people who work away updates those in the register and brings no stranger', async () => {
    await committed(await imported(register))
    const id =
      await imported(`县 | 乡 | 村 | 户编号 | 姓名 | 证件号码 | 务工所在地 | 务工月收入 | 开始时间 | 结束时间 | 就业渠道
清禾县 | 城关镇 | 水井村 | 5299010000000001 | 贾光香 | 529901198707210960 | 广东省 | 4500 | 2023年03月 |  | 自主就业
清禾县 | 城关镇 | 水井村 | 5299010000000001 | 生人 |  | 广东省 | 4500 | 2023年03月 |  | 自主就业`)
    expect(await keysIn(id, 'person')).toEqual([[2, '5299010000000001/贾光香']])
    expect(await issuesOf(id)).toEqual([[3, 'person-unknown', 'error', '5299010000000001/生人']])
    const { summary } = importOf(await find(id))
    expect(summary?.counts.person).toMatchObject({ new: 0, changed: 1, gone: 0, refused: 1 })
    expect(summary?.issues).toMatchObject({ errors: 1 })
    await committed(id)
    const kept = await db.prepare(`SELECT id_tail, relation, work_place FROM person WHERE name = '贾光香'`).first()
    expect(kept).toEqual({ id_tail: '0960', relation: '配偶', work_place: '广东省' })
  })

  it('a public notice updates the households it names', async () => {
    await committed(await imported(register))
    const id = await imported(`清禾县脱贫户公示名单
清禾县城关镇水井村 脱贫年度：2017年
序号 | 村民小组 | 户主姓名 | 家庭人口数
1 | 三组 | 董正波 | 2
2 | 三组 | 赵六 | 2`)
    expect(await keysIn(id, 'household')).toEqual([[4, '5299010000000001']])
    expect(await issuesOf(id)).toEqual([[5, 'household-not-found', 'error', '城关镇 水井村 赵六']])
    await committed(id)
    const kept = await db
      .prepare(`SELECT population, exit_year, village_group, village FROM household WHERE key = '5299010000000001'`)
      .first()
    expect(kept).toEqual({ population: 2, exit_year: 2017, village_group: '三组', village: '水井村' })
  })
})
