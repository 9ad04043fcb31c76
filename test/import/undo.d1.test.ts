import { beforeEach, describe, expect, it } from 'vitest'
import { Entity } from '../../shared/import.ts'
import { freshCounty } from '../given.ts'
import { deskOf } from './desk.ts'

const { all, commit, db, takeBack, upload, whole } = deskOf()
beforeEach(() => freshCounty())

const head = '乡镇,行政村,户编号,姓名,与户主关系,身份证号,家庭人口,贫困户属性,脱贫情况,联系电话'
const [first, second] = ['5299010000000001', '5299010000000002']
const register = `${head}
城关镇,水井村,${first},董正波,户主,529901196607118877,2,一般贫困户,已脱贫,19000597219
城关镇,水井村,${first},贾光香,配偶,529901198707210960,2,一般贫困户,已脱贫,19000597219
城关镇,水井村,${second},李峰,户主,529901196201060871,1,低保户,未脱贫,19000811343
`
const pairings = `户编号,户主,帮扶人,所属单位,帮扶人电话\n${first},董正波,吕素香,县委办公室,19000234491\n`
const statuses = '户编号,姓名,与户主关系,脱贫情况\n'

/** All there is in the register, but for the order it came in. */
async function wholeRegister(): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {}
  for (const entity of Entity.options) {
    const rows = await all(`SELECT * FROM ${entity} ORDER BY key`)
    if (rows.length > 0) tables[entity] = rows.map(({ id: _, ...row }) => row)
  }
  return tables
}

describe('an import taken back', { timeout: 30_000 }, () => {
  it('leaves the register as it was before, villages and helpers it let be found included', async () => {
    await whole(register)
    const before = await wholeRegister()
    const brought = await whole(pairings, { name: '结对.csv' })
    expect((await takeBack(brought)).state).toBe('undone')
    expect(await wholeRegister()).toEqual(before)
    await takeBack({ id: 1 })
    expect(await wholeRegister()).toEqual({})
  })

  it('leaves what a later one says of the same record, and that one can be taken back past it', async () => {
    await whole(register)
    const before = await wholeRegister()
    const wrong = await whole(`${statuses}${second},李峰,户主,返贫\n`)
    const later = await whole(`户编号,姓名,与户主关系,脱贫情况,健康状况\n${second},李峰,户主,返贫,残疾\n`)
    await takeBack(wrong)
    expect(await all(`SELECT status FROM household WHERE key = '${second}'`)).toEqual([{ status: '返贫' }])
    expect(
      await all(
        `SELECT state, json_extract(before, '$.status') AS before FROM staged WHERE import_id = ${later.id} AND entity = 'household'`,
      ),
    ).toEqual([{ state: 'changed', before: '未脱贫' }])
    await takeBack(later)
    expect(await wholeRegister()).toEqual(before)
  })

  it('keeps what somebody has edited since, a household with a pairing made by hand, and its members', async () => {
    const brought = await whole(register)
    await db.prepare(`UPDATE person SET health = '残疾', edited_at = '2026-11-02' WHERE name = '李峰'`).run()
    await db
      .prepare(
        `INSERT INTO pairing (key, household_no, cadre_key, cadre_name, edited_at) VALUES ('a', '${first}', 'b', 'b', '2026-11-02')`,
      )
      .run()
    const undone = await takeBack(brought)
    expect([undone.state, undone.rows_undone]).toEqual(['undone', 5])
    expect(await all('SELECT key FROM household UNION ALL SELECT key FROM person ORDER BY 1')).toEqual([
      { key: first },
      { key: `${first}/董正波` },
      { key: `${first}/贾光香` },
      { key: `${second}/李峰` },
    ])
    expect(await all('SELECT key, undone, undone_why FROM staged ORDER BY key, entity')).toEqual([
      { key: first, undone: 'kept', undone_why: 'paired' },
      { key: `${first}/董正波`, undone: 'kept', undone_why: 'household' },
      { key: `${first}/贾光香`, undone: 'kept', undone_why: 'household' },
      { key: second, undone: 'reversed', undone_why: null },
      { key: `${second}/李峰`, undone: 'kept', undone_why: 'edited' },
    ])
  })

  it('keeps a cadre who was given a household, a relative or a post here, and no namesake gets what was its own', async () => {
    await whole(register)
    const cadres = (unit: string, ...names: string[]) =>
      whole(`姓名,单位,职务级别,联系电话\n${names.map((name) => `${name},${unit},一般干部,\n`).join('')}`, {
        name: `帮扶责任人${unit}.csv`,
      })
    const brought = await cadres('教育局', '甲', '乙', '丙', '丁')
    await cadres('水利局', '甲')
    await db.batch([
      db.prepare(
        `INSERT INTO pairing (key, household_no, cadre_key, cadre_name, edited_at) VALUES ('a', '${first}', '甲/教育局', '甲', '2026-11-02')`,
      ),
      db.prepare(
        `INSERT INTO kinship (cadre_key, household_no, relation, declared_by, declared_at) VALUES ('乙/教育局', '${first}', '舅舅', 'a', '')`,
      ),
      db.prepare(
        `INSERT INTO village_term (village_key, post, holder, cadre_key, set_by, set_at) VALUES ('a', 'leader', '丙', '丙/教育局', 'a', '')`,
      ),
    ])
    await takeBack(brought)
    expect(await all('SELECT key FROM cadre ORDER BY key')).toEqual(
      ['丙/教育局', '乙/教育局', '甲/教育局', '甲/水利局'].map((key) => ({ key })),
    )
    expect(await all('SELECT cadre_key FROM pairing')).toEqual([{ cadre_key: '甲/教育局' }])
    expect(await all(`SELECT key, undone_why FROM staged WHERE import_id = ${brought.id} ORDER BY n`)).toEqual([
      ...['甲', '乙', '丙'].map((name) => ({ key: `${name}/教育局`, undone_why: 'serves' })),
      { key: '丁/教育局', undone_why: null },
    ])
  })

  it('of a visit list is forgotten by the households it was found in, of a register by the visits it was found for', async () => {
    const visits = `走访日期,乡镇,村,户编号,户主姓名,走访人,走访方式\n2026-10-01,城关镇,水井村,,董正波,吕素香,入户\n`
    await whole(visits, { name: '走访.csv' })
    const before = await wholeRegister()
    const brought = await whole(register)
    expect(await all('SELECT household_no FROM visit')).toEqual([{ household_no: first }])
    await takeBack(brought)
    // Kept: a visit of another source says that there is such a household.
    expect(await all("SELECT undone_why FROM staged WHERE undone = 'kept' AND entity = 'household'")).toEqual([
      { undone_why: 'visited' },
    ])
    expect(before.visit).toHaveLength(1)
  })

  it('is not in what comes back when a later departure is taken back, too', async () => {
    const gone = async (id: number) => {
      await db
        .prepare(`UPDATE gone SET decision = 'left', reason = '迁出', decided_by = 'officer' WHERE import_id = ?1`)
        .bind(id)
        .run()
    }
    await whole(register)
    const before = await wholeRegister()
    const wrong = await whole('户编号,姓名,与户主关系,健康状况\n5299010000000001,贾光香,配偶,残疾\n')
    const leaving = await upload(register.replace(/^.*贾光香.*\n/m, ''))
    await gone(leaving.id)
    await commit(leaving)
    await takeBack(wrong)
    expect(
      await all(`SELECT undone, undone_why FROM staged WHERE import_id = ${wrong.id} AND entity = 'person'`),
    ).toEqual([{ undone: 'reversed', undone_why: null }])
    expect((await wholeRegister()).person).toHaveLength(2)
    await takeBack(leaving)
    expect(await wholeRegister()).toEqual(before)
    await takeBack({ id: 1 })
    expect(await wholeRegister()).toEqual({})
  })
})
