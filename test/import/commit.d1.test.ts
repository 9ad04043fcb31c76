import { beforeEach, describe, expect, it } from 'vitest'
import { advance } from '../../workers/import/advance.ts'
import { diffRows } from '../../workers/import/difference/diffrows.ts'
import { listGone } from '../../workers/import/difference/gonerows.ts'
import { columnsOf } from '../../workers/import/difference/record.ts'
import { entityColumns } from '../../workers/import/kind/entity.ts'
import * as store from '../../workers/import/store.ts'
import { freshCounty } from '../given.ts'
import { deskOf } from './desk.ts'

const { all, bring, commit, county, db, find, move, mover, rechecked, say, upload, whole } = deskOf()
const register = `乡镇,行政村,户编号,姓名,与户主关系,身份证号,家庭人口,贫困户属性,脱贫情况,联系电话,劳动能力
城关镇,水井村,5299010000000001,董正波,户主,529901196607118877,2,一般贫困户,已脱贫,19000597219,普通劳动力
城关镇,水井村,5299010000000001,贾光香,配偶,529901198707210960,2,一般贫困户,已脱贫,19000597219,普通劳动力
城关镇,水井村,5299010000000002,李峰,户主,529901196201060871,1,低保户,未脱贫,19000811343,无劳动力
`
const pairings = `户编号,户主,帮扶人,所属单位,帮扶人电话
5299010000000001,董正波,吕素香,县委办公室,19000234491(2025.7)
5299010000000002,李峰,邱福堂,城关镇人民政府,19000937077
`

beforeEach(async () => {
  await freshCounty()
  rechecked.length = 0
})

const none = { new: 0, changed: 0, same: 0, kept: 0, refused: 0, gone: 0 }

describe('an import', () => {
  it('counts only when committed, then is in the register with its checks run and its receipt', async () => {
    const read = await upload(register)
    const ready = store.importOf(read)
    expect([ready.state, ready.rowsStaged, await all('SELECT key FROM person')]).toEqual(['ready', 5, []])
    const done = store.importOf(await commit(read))
    expect([done.state, done.committedBy, done.committedAt, rechecked]).toEqual([
      'committed',
      'officer',
      '2026-11-01T08:00:00.000Z',
      [`import:${read.id}`],
    ])
    expect(await all('SELECT key, head_name, township, attribute, source_row FROM household ORDER BY key')).toEqual([
      { key: '5299010000000001', head_name: '董正波', township: '城关镇', attribute: '一般贫困户', source_row: 2 },
      { key: '5299010000000002', head_name: '李峰', township: '城关镇', attribute: '低保贫困户', source_row: 4 },
    ])
    expect(await all('SELECT key FROM village')).toEqual([{ key: '城关镇/水井村' }])
    expect(await all(`SELECT action, actor FROM audit_event`)).toEqual([
      { action: 'import.upload', actor: 'officer' },
      { action: 'import.commit', actor: 'officer' },
      { action: 'import.finish', actor: 'officer' },
    ])
    expect(await all('SELECT DISTINCT state, before FROM staged')).toEqual([{ state: 'new', before: null }])
  })

  it('the second time changes nothing', async () => {
    await whole(register)
    const again = store.importOf(await whole(register))
    expect(again.summary?.counts).toEqual({ household: { ...none, same: 2 }, person: { ...none, same: 3 } })
  })

  it('says field by field what changes, and what the file does not name', async () => {
    await whole(register)
    const row = await upload(register.replace('未脱贫', '已脱贫').replace(/^.*贾光香.*\n/m, ''))
    expect(store.importOf(row).summary?.counts).toEqual({
      household: { ...none, changed: 1, same: 1 },
      person: { ...none, same: 2, gone: 1 },
    })
    const query = { page: 1, size: 10 }
    const changed = await diffRows(county, row, { entity: 'household', state: 'changed', ...query })
    const gone = await listGone(db, row, { entity: 'person', ...query })
    expect(changed.rows).toMatchObject([
      {
        key: '5299010000000002',
        row: 3,
        fields: [{ field: 'status', name: '脱贫情况', old: '未脱贫', new: '已脱贫' }],
      },
    ])
    expect(gone.rows.map((item) => item.key)).toEqual(['5299010000000001/贾光香'])
    await commit(row)
    expect(await all('SELECT count(*) AS people FROM person')).toEqual([{ people: 3 }])
  })

  it('leaves alone what its columns say nothing of', async () => {
    await whole(register)
    await whole('户编号,姓名,与户主关系,健康状况\n5299010000000001,董正波,户主,残疾\n')
    expect(await all(`SELECT labour, health, id_state FROM person WHERE name = '董正波'`)).toEqual([
      { labour: '普通劳动力', health: '残疾', id_state: 'valid' },
    ])
    expect(await all(`SELECT status FROM household WHERE key = '5299010000000001'`)).toEqual([{ status: '已脱贫' }])
  })

  it('keeps what somebody has edited since', async () => {
    await whole(register)
    await db
      .prepare(`UPDATE household SET status = '返贫', edited_at = '2026-11-02' WHERE key = '5299010000000002'`)
      .run()
    const again = store.importOf(await whole(register))
    expect(again.summary?.counts.household).toEqual({ ...none, same: 1, kept: 1 })
    expect(await all(`SELECT status FROM household WHERE key = '5299010000000002'`)).toEqual([{ status: '返贫' }])
  })

  it('links pairings to cadres whichever ledger comes first, and knows a helper no roster names', async () => {
    await whole(pairings, { name: '结对.csv' })
    expect(await all('SELECT cadre_key FROM pairing ORDER BY id')).toEqual([
      { cadre_key: '吕素香/县委办公室' },
      { cadre_key: '邱福堂/城关镇人民政府' },
    ])
    await whole('帮扶单位,姓名,职务级别,联系电话\n县委办公室,吕素香,乡科级正职,19000234491\n', { name: '干部.csv' })
    expect(await all('SELECT key, post_level FROM cadre ORDER BY key')).toEqual([
      { key: '吕素香/县委办公室', post_level: '乡科级' },
      { key: '邱福堂/城关镇人民政府', post_level: null },
    ])
  })

  it('finds a visit’s household by village and head’s name unless two answer to it', async () => {
    const twin = register.replace('李峰,户主', '董正波,户主')
    const visits = `走访日期,乡镇,村,户编号,户主姓名,走访人,走访方式\n2026-10-01,城关镇,水井村,,董正波,吕素香,入户\n`
    await whole(register)
    await whole(visits, { name: '走访.csv' })
    expect(await all('SELECT household_no FROM visit')).toEqual([{ household_no: '5299010000000001' }])
    const again = store.importOf(await whole(visits, { name: '走访.csv' }))
    expect(again.summary?.counts.visit).toEqual({ ...none, same: 1 })
    await freshCounty()
    await whole(twin)
    await whole(visits, { name: '走访.csv' })
    expect(await all('SELECT household_no FROM visit')).toEqual([{ household_no: '' }])
  })

  it('killed before its checks have run, and moved on again, has them run', async () => {
    const read = await upload(register)
    await say('commit', read)
    await expect(move(read, { ...mover, recheck: () => Promise.reject(new Error('killed')) })).rejects.toThrow('killed')
    expect([(await move(read)).state, rechecked]).toEqual(['committed', [`import:${read.id}`]])
  })

  it('of a first load has every index again when it is over', async () => {
    const indexes = () => all(`SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`)
    const before = await indexes()
    const read = await upload(register)
    await db.prepare('UPDATE import SET rows_staged = 20000').run()
    await say('commit', read)
    for (let step = 0; step < 2; step++) await advance(mover, read.id, 0)
    expect((await indexes()).length).toBeLessThan(before.length)
    await move(read)
    expect(await indexes()).toEqual(before)
  })

  it('of a run that is no longer the latest does nothing', async () => {
    const { id } = await bring(register)
    expect([await advance(mover, id, 7), (await find(id)).state]).toEqual(['rest', 'uploaded'])
  })

  it('waits while another of the county is being read', async () => {
    const first = await bring(register)
    await db
      .prepare(`UPDATE import SET state = 'reading', beat_at = ?2 WHERE id = ?1`)
      .bind(first.id, mover.now().toISOString())
      .run()
    const second = await bring(pairings)
    expect(await advance(mover, second.id, 0)).toBe('later')
  })

  it('of another county is refused and writes nothing', async () => {
    const row = await upload(register.replaceAll('529901000', '529902000'))
    expect(store.importOf(row).refused?.code).toBe('wrong-county')
    expect(await all('SELECT count(*) AS staged FROM staged')).toEqual([{ staged: 0 }])
  })

  it('leaves no number of a person readable', async () => {
    const read = await upload(register)
    const texts = await all('SELECT data AS words FROM staged UNION ALL SELECT summary FROM import')
    await commit(read)
    texts.push(
      ...(await all(`SELECT json_group_array(json_array(id_number, id18, phone)) AS words FROM person
      UNION ALL SELECT json_group_array(json_array(phone)) FROM household`)),
    )
    expect(texts.filter((item) => /529901196607118877|19000597219/.test(String(item.words)))).toEqual([])
  })
})

it('the tables have the columns a ledger may fill, and a departed record is kept whole', async () => {
  const all = Object.keys(entityColumns) as (keyof typeof entityColumns)[]
  const tables = await db.batch<{ name: string }>(
    all.map((entity) => db.prepare(`SELECT name FROM pragma_table_info('${entity}') WHERE name <> 'id' ORDER BY name`)),
  )
  for (const [at, entity] of all.entries()) {
    const columns = tables[at]!.results.map(({ name }) => name)
    expect(columns).toEqual(expect.arrayContaining(entityColumns[entity]))
    expect(columnsOf(entity).toSorted()).toEqual(columns)
  }
})
