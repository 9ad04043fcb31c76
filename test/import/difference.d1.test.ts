import { beforeEach, describe, expect, it } from 'vitest'
import { audited } from '../../workers/db/audit.ts'
import { countyVersion } from '../../workers/db/version.ts'
import { carryOutGone, takeBackGone } from '../../workers/import/difference/carryout.ts'
import { diffRows } from '../../workers/import/difference/diffrows.ts'
import { listDuplicates } from '../../workers/import/difference/duplicaterows.ts'
import { decide, listGone } from '../../workers/import/difference/gonerows.ts'
import { receiptOf } from '../../workers/import/difference/receipt.ts'
import { listImports } from '../../workers/import/history.ts'
import { carryOut } from '../../workers/import/order.ts'
import { importOf } from '../../workers/import/store.ts'
import { undo } from '../../workers/import/undo/order.ts'
import { freshCounty } from '../given.ts'
import { deskOf } from './desk.ts'

const desk = deskOf()
const { county, db, all } = desk
const page = { page: 1, size: 50 }
const none = { new: 0, changed: 0, same: 0, kept: 0, refused: 0, gone: 0 }

beforeEach(async () => {
  await freshCounty()
  desk.on('2026-11-01')
})

const header = '乡镇,行政村,户编号,姓名,与户主关系,身份证号,家庭人口,脱贫情况,联系电话'
const dong = '城关镇,水井村,5299010000000001,董正波,户主,529901196607118877,2,已脱贫,19000597219'
const jia = '城关镇,水井村,5299010000000001,贾光香,配偶,529901198707210960,2,已脱贫,19000597219'
const li = '城关镇,水井村,5299010000000002,李峰,户主,529901196201060871,1,未脱贫,19000811343'
const zhao = '柳溪镇,东风村,5299010000000003,赵光,户主,,1,未脱贫,'
const sheet = (...rows: string[]) => `${[header, ...rows].join('\n')}\n`
const october = sheet(dong, jia, li, zhao)
const pairings =
  '户编号,户主,帮扶人,所属单位\n5299010000000001,董正波,吕素香,县委办公室\n5299010000000002,李峰,邱福堂,城关镇人民政府\n'

const summaryOf = (row: Parameters<typeof importOf>[0]) => importOf(row).summary
const hand = { actor: 'officer', at: new Date('2026-11-22T08:00:00Z') }
const leave = (row: Parameters<typeof decide>[1], reason = '整户搬迁') =>
  decide(county, row, { entity: 'household', decision: 'left', reason }, hand)

describe('the difference', () => {
  it('says which columns change how often, and lists the rows that change one of them', async () => {
    await desk.whole(october)
    const row = await desk.upload(october.replaceAll('19000597219', '19000597000').replace('未脱贫', '预脱贫'))
    expect(summaryOf(row)?.changes).toEqual({
      household: [
        { field: 'phone', name: '户联系电话', count: 1 },
        { field: 'status', name: '脱贫情况', count: 1 },
      ],
    })
    const asked = { entity: 'household', state: 'changed', ...page } as const
    const changed = await diffRows(county, row, { ...asked, field: 'status' })
    expect(changed.rows).toMatchObject([
      { title: '李峰', householdNo: '5299010000000002', known: true, sheet: '花名册', row: 4 },
    ])
    expect(changed.rows[0]?.fields).toEqual([{ field: 'status', name: '脱贫情况', old: '未脱贫', new: '预脱贫' }])
    expect((await diffRows(county, row, { ...asked, q: '董正' })).rows.map(({ title }) => title)).toEqual(['董正波'])
    expect((await diffRows(county, row, { ...asked, q: '19000597000' })).total).toBe(1)
  })

  it('notices who is twice in the file: the same member again, the same number on two rows', async () => {
    const again = li.replace('李峰', '李大峰').replace('0000000002', '0000000009')
    const row = await desk.upload(sheet(dong, jia, jia, li, again))
    expect(summaryOf(row)?.duplicates).toEqual({ file: 4, county: 0 })
    const listed = await listDuplicates(db, row, { where: 'file', ...page })
    expect(listed.rows.map(({ why, title, row: at }) => [why, title, at]).sort()).toEqual([
      ['id', '李大峰，户主', 6],
      ['id', '李峰，户主', 5],
      ['id', '贾光香，配偶', 3],
      ['id', '贾光香，配偶', 4],
      ['key', '贾光香，配偶', 3],
      ['key', '贾光香，配偶', 4],
    ])
  })

  it('notices who is in the register already, in another household or under another number', async () => {
    await desk.whole(october)
    const moved = li.replace('0000000002', '0000000008')
    const row = await desk.upload(sheet(dong, jia, moved))
    expect(summaryOf(row)?.duplicates).toEqual({ file: 0, county: 2 })
    const listed = await listDuplicates(db, row, { where: 'county', ...page })
    expect(listed.rows).toMatchObject([
      { why: 'head', entity: 'household', other: { name: '李峰', householdNo: '5299010000000002' } },
      { why: 'id', entity: 'person', householdNo: '5299010000000008', other: { householdNo: '5299010000000002' } },
    ])
  })
})

describe('what a file does not name', () => {
  it('is said of the villages it is about, and stays unless somebody decides', async () => {
    await desk.whole(october)
    const row = await desk.upload(sheet(dong, jia))
    expect(summaryOf(row)?.counts.household).toEqual({ ...none, same: 1, gone: 1 })
    const gone = await listGone(db, row, { entity: 'household', ...page })
    expect(gone.rows).toMatchObject([
      {
        title: '李峰',
        township: '城关镇',
        village: '水井村',
        from: { fileName: '花名册.csv', sheet: '花名册', row: 4 },
        decision: 'keep',
        decidedBy: null,
      },
    ])
    await desk.commit(row)
    expect(await all('SELECT count(*) AS households FROM household')).toEqual([{ households: 3 }])
  })

  it('leaves whole where somebody says so, its pairing ends that day, and comes back whole by undo', async () => {
    await desk.whole(october)
    await desk.whole(pairings, { name: '结对.csv' })
    const before = await all(everything)
    const row = await desk.upload(sheet(dong, jia))
    await leave(row)
    desk.on('2026-11-22')
    await desk.commit(row)
    expect(await all('SELECT key FROM household ORDER BY key')).toEqual([
      { key: '5299010000000001' },
      { key: '5299010000000003' },
    ])
    expect(await all(`SELECT count(*) AS persons FROM person WHERE name = '李峰'`)).toEqual([{ persons: 0 }])
    expect(await all(`SELECT cadre_name, until_on, end_reason FROM pairing WHERE until_on <> ''`)).toEqual([
      { cadre_name: '邱福堂', until_on: '2026-11-22', end_reason: '整户搬迁' },
    ])
    expect(await all('SELECT entity, name, left_on, reason, left_by FROM departed ORDER BY id')).toEqual([
      { entity: 'person', name: '李峰', left_on: '2026-11-22', reason: '整户搬迁', left_by: 'officer' },
      { entity: 'pairing', name: '邱福堂', left_on: '2026-11-22', reason: '整户搬迁', left_by: 'officer' },
      { entity: 'household', name: '李峰', left_on: '2026-11-22', reason: '整户搬迁', left_by: 'officer' },
    ])
    while (await takeBackGone(county, await desk.find(row.id), desk.now())) {}
    expect(await all(everything)).toEqual(before)
  })

  it('is carried out once however often the step is run again', async () => {
    await desk.whole(october)
    const row = await desk.upload(sheet(dong, jia))
    await leave(row)
    await desk.commit(row)
    const after = await all('SELECT * FROM departed')
    while (await carryOutGone(county, await desk.find(row.id), desk.now())) {}
    expect(await all('SELECT * FROM departed')).toEqual(after)
  })

  it('comes as new when a later file names it, which says that it had left', async () => {
    await desk.whole(october)
    const second = await desk.upload(sheet(dong, jia))
    await leave(second)
    desk.on('2026-11-22')
    await desk.commit(second)
    const third = await desk.upload(october)
    expect(summaryOf(third)?.counts.household).toMatchObject({ new: 1 })
    const fresh = await diffRows(county, third, { entity: 'household', state: 'new', ...page })
    expect(fresh.rows).toMatchObject([{ title: '李峰', left: { on: '2026-11-22', reason: '整户搬迁' } }])
    await desk.commit(third)
    expect(await all('SELECT entity, back_import_id FROM departed ORDER BY id')).toEqual([
      { entity: 'person', back_import_id: third.id },
      { entity: 'household', back_import_id: third.id },
    ])
    while (await takeBackGone(county, await desk.find(third.id), desk.now())) {}
    expect(await all('SELECT count(*) AS gone FROM departed WHERE back_at IS NULL')).toEqual([{ gone: 2 }])
  })

  it('is what the first and third file say once the second, by which it left, is taken back', async () => {
    const third = '乡镇,行政村,户编号,姓名,与户主关系,脱贫情况\n城关镇,水井村,5299010000000002,李峰,户主,预脱贫\n'
    const whole = async (second: boolean) => {
      await freshCounty()
      await desk.whole(october)
      const row = second ? await desk.upload(sheet(dong, jia)) : null
      if (row) await leave(row)
      if (row) await desk.commit(row)
      await desk.whole(third)
      if (row) await undo(county, await desk.find(row.id), { actor: 'officer', at: hand.at, reason: '传错了文件' })
      if (row) await desk.move(row)
      return all(everything)
    }
    expect(await whole(true)).toEqual(await whole(false))
  }, 20_000)

  it('keeps a cadre in the roster with the last day, and forgets that day when a roster names them again', async () => {
    const roster = '帮扶单位,姓名,职务级别\n县委办公室,吕素香,乡科级\n县委办公室,王平,一般干部\n'
    await desk.whole(roster, { name: '干部.csv' })
    const row = await desk.upload(roster.replace(/^.*王平.*\n/m, ''), { name: '干部.csv' })
    await decide(county, row, { entity: 'cadre', decision: 'left', reason: '调离' }, hand)
    desk.on('2026-11-22')
    await desk.commit(row)
    const wang = `SELECT left_on, left_reason FROM cadre WHERE name = '王平'`
    expect(await all(wang)).toEqual([{ left_on: '2026-11-22', left_reason: '调离' }])
    const quiet = await desk.upload(roster.replace(/^.*王平.*\n/m, ''), { name: '干部.csv' })
    expect(summaryOf(quiet)?.counts.cadre).toEqual({ ...none, same: 1 })
    await desk.whole(roster, { name: '干部.csv' })
    expect(await all(wang)).toEqual([{ left_on: null, left_reason: null }])
  })

  it('stays decided when the workbook is read again, and is not decided behind the second person’s back', async () => {
    await desk.whole(october)
    const row = await desk.upload(sheet(dong, jia))
    await leave(row)
    await db.prepare(`UPDATE import SET state = 'uploaded' WHERE id = ?1`).bind(row.id).run()
    await desk.move(row)
    const gone = await listGone(db, row, { entity: 'household', decision: 'left', ...page })
    expect(gone.rows).toMatchObject([{ title: '李峰', reason: '整户搬迁' }])
    await carryOut(county, 'submit', { id: row.id, ...hand })
    await expect(leave(await desk.find(row.id))).rejects.toThrow('待确认')
  })
})

describe('a second person, where policy asks for one', () => {
  const policy = { imports: { secondPerson: true } }
  beforeEach(async () => {
    await db
      .prepare(
        `INSERT INTO policy (version, document, effective_on, set_by, set_at) VALUES (1, ?1, '2026-01-01', 'a', '2026-01-01')`,
      )
      .bind(JSON.stringify(policy))
      .run()
  })

  it('confirms or sends back what the first has asked for, never their own', async () => {
    const row = await desk.upload(october, { by: 'first' })
    await expect(desk.commit(row, 'second')).rejects.toThrow('提请确认')
    await carryOut(county, 'submit', { id: row.id, actor: 'first', at: hand.at })
    await expect(desk.commit(row, 'first')).rejects.toThrow('另一个人')
    const back = await carryOut(county, 'return', { id: row.id, actor: 'second', at: hand.at, reason: '少一个村' })
    expect([back.state, importOf(back).returned]).toEqual([
      'ready',
      { by: 'second', at: '2026-11-22T08:00:00.000Z', reason: '少一个村' },
    ])
    await carryOut(county, 'submit', { id: row.id, actor: 'third', at: hand.at })
    await expect(desk.commit(row, 'third')).rejects.toThrow('另一个人')
    const done = await desk.commit(row, 'second')
    expect([done.state, done.committed_by, done.submitted_by]).toEqual(['committed', 'second', 'third'])
    expect(JSON.parse(done.versions as string)).toMatchObject({ schema: expect.any(String), policy: 1 })
  })

  it('counts whoever mended a cell or chose a column as the first', async () => {
    const row = await desk.upload(october, { by: 'first' })
    const mended = { at: hand.at, actor: 'second', action: 'import.mend', subject: String(row.id), detail: {} }
    await audited(county, mended, [])
    await carryOut(county, 'submit', { id: row.id, actor: 'first', at: hand.at })
    await expect(desk.commit(row, 'second')).rejects.toThrow('另一个人')
    expect((await desk.commit(row, 'third')).state).toBe('committed')
  })

  it('counts whoever brought a workbook that a corrected one has replaced, and never who uploads under its name', async () => {
    const { id } = await desk.upload(october, { by: 'first' })
    await desk.upload(october, { by: 'second', name: `花名册（问题 ${id}）.csv` })
    await carryOut(county, 'submit', { id, actor: 'second', at: hand.at })
    for (const hand of ['first', 'second']) await expect(desk.commit({ id }, hand)).rejects.toThrow('另一个人')
    expect((await desk.commit({ id }, 'third')).state).toBe('committed')
  })

  it('says yes to what was submitted, not to what was sent back and submitted again meanwhile', async () => {
    const { id } = await desk.upload(october, { by: 'first' })
    await carryOut(county, 'submit', { id, actor: 'first', at: hand.at })
    const again = new Date(hand.at.getTime() + 1000)
    const meanwhile = async () => {
      await carryOut(county, 'return', { id, actor: 'third', at: again, reason: '少一个村' })
      await carryOut(county, 'submit', { id, actor: 'first', at: again })
    }
    const slow = { ...county, db: atBatch(db, meanwhile) }
    await expect(carryOut(slow, 'commit', { id, actor: 'second', at: again })).rejects.toThrow('入库')
    expect((await desk.find(id)).state).toBe('submitted')
  })
})

/** The same database; `meanwhile` happens just before something is written for the first time. */
function atBatch(own: typeof db, meanwhile: () => Promise<void>): typeof db {
  let waiting: (() => Promise<void>) | null = meanwhile
  return {
    prepare: (sql: string) => own.prepare(sql),
    batch: async (statements: Parameters<typeof own.batch>[0]) => {
      const first = waiting
      waiting = null
      await first?.()
      return own.batch(statements)
    },
  } as typeof db
}

describe('the receipt', () => {
  it('says what was read, decided, found and by which versions', async () => {
    await desk.whole(october)
    const row = await desk.upload(sheet(dong, jia))
    await decide(county, row, { entity: 'household', decision: 'ask' }, hand)
    expect(await receiptOf(db, await desk.commit(row))).toEqual({
      fixes: 0,
      mendedBy: [],
      tables: { recognised: 1, remembered: 0, chosen: 0 },
      skipped: 0,
      gone: [{ entity: 'household', keep: 0, left: 0, ask: 1 }],
      findings: 0,
      versions: { product: expect.any(String), schema: countyVersion, policy: 0 },
    })
  })
})

describe('the history', () => {
  it('lists what each import brought, by state, person, kind, file name and day', async () => {
    await desk.whole(october)
    await desk.upload(pairings, { name: '结对.csv', by: 'other' })
    const lines = async (query: object) => {
      const { rows } = await listImports(db, { ...page, ...query })
      return rows.map(({ fileName, kinds, summary }) => [fileName, kinds, summary?.counts.household?.new])
    }
    const register = ['花名册.csv', ['户和人口花名册'], 3]
    expect(await lines({})).toEqual([['结对.csv', ['结对帮扶花名册'], undefined], register])
    expect((await lines({ state: 'committed' })).map(([name]) => name)).toEqual(['花名册.csv'])
    expect((await lines({ by: 'other' })).map(([name]) => name)).toEqual(['结对.csv'])
    expect((await lines({ q: '花名' })).map(([, , households]) => households)).toEqual([3])
    expect(await lines({ from: '2026-11-02' })).toEqual([])
    expect(await lines({ kind: '户和人口花名册', to: '2026-11-01' })).toEqual([register])
  })
})

const everything = `SELECT 'household' AS what, key, head_name AS a, status AS b, phone AS c FROM household
  UNION ALL SELECT 'person', key, relation, id_number, birth_on FROM person
  UNION ALL SELECT 'pairing', key, cadre_key, until_on, end_reason FROM pairing ORDER BY 1, 2`
