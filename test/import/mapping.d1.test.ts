import { beforeEach, expect, it } from 'vitest'
import type { Import } from '../../shared/import.ts'
import type { Mapping, RememberedHeader, SheetChoice } from '../../shared/mapping.ts'
import type { Role } from '../../shared/role.ts'
import { findImport } from '../../workers/import/store.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { until as seen, sent } from './sent.ts'

const id = '529901196607118877'
const odd = `十月情况表,,,,\n户的号,户主大名,人的姓名,是户主的谁,证号\n5299010000000001,董正波,董正波,户主,${id}\n`
const next = `证号,人的姓名,户的号,是户主的谁,户主大名\n${id},董正波,5299010000000001,户主,董正波\n`

const fields = ['household_no', 'head_name', 'name', 'relation', 'id_number']
const columns = fields.map((field, at) => ({ at, header: null, field }))
const table = { kind: 'register', headerRows: [2, 2] as [number, number], columns, unit: null }
const choice: SheetChoice = { sheet: 'CSV', leftOut: null, tables: [table] }

let who: Awaited<ReturnType<typeof signedIn>>
let db: Awaited<ReturnType<typeof freshCounty>>['db']
beforeEach(async () => {
  db = (await freshCounty()).db
  who = await signedIn('county_admin')
})

const choose = (importId: number, choices: SheetChoice[], by = who) =>
  by.put(`imports/${importId}/choices`, { choices })
const mapping = async (importId: number) => (await (await who.get(`imports/${importId}/mapping`)).json()) as Mapping
const memory = async () => (await (await who.get('header-memory')).json()) as RememberedHeader[]

const until = (importId: number, state: string) => seen(who, importId, state)
const uploaded = async (body: string, state: string) => until((await sent(who, body, { name: 'a.csv' })).id, state)

async function committed(importId: number): Promise<void> {
  await who.post(`imports/${importId}/commit`)
  await until(importId, 'committed')
}

async function chosen(): Promise<Import> {
  const refused = await uploaded(odd, 'refused')
  const sheet = refused.summary!.sheets[0]!.name
  expect((await choose(refused.id, [{ ...choice, sheet }])).status).toBe(200)
  return until(refused.id, 'ready')
}

it('reads what nobody understood by what a person chose, and the next month’s by heart', async () => {
  const ready = await chosen()
  expect(ready.refused).toBe(null)
  expect(ready.summary?.counts.person).toMatchObject({ new: 1 })
  expect(ready.summary?.sheets[0]?.tables[0]).toMatchObject({ origin: 'chosen', headerRows: [2, 2] })
  expect(await memory()).toEqual([])
  await committed(ready.id)
  expect(await memory()).toMatchObject([
    {
      headers: ['户的号', '户主大名', '人的姓名', '是户主的谁', '证号'],
      kindName: '户和人口花名册',
      columns: [{ header: '户的号', fieldName: '户编号' }, {}, {}, {}, { header: '证号', fieldName: '证件号码' }],
      chosenBy: who.username,
      usedAt: null,
    },
  ])
  const again = await uploaded(next, 'ready')
  expect(again.summary?.sheets[0]?.tables[0]).toMatchObject({ origin: 'remembered', headerRows: [1, 1] })
  expect(again.summary?.counts.person).toMatchObject({ new: 0, same: 1 })
  expect((await memory())[0]?.usedAt).toMatch(/^2/)
})

it('tells who chose what, and what can be chosen', async () => {
  const { id: importId, summary } = await chosen()
  const { kinds, choices, chosenBy } = await mapping(importId)
  expect([choices, chosenBy]).toEqual([[{ ...choice, sheet: summary!.sheets[0]!.name }], who.username])
  expect(kinds[0]?.fields.slice(0, 3)).toEqual([
    { name: 'household_no', title: '户编号', reads: '编号', group: '必需' },
    { name: 'name', title: '姓名', reads: '名称', group: '必需' },
    { name: 'relation', title: '与户主关系', reads: '选项', group: '必需' },
  ])
})

it('remembers nothing that is recognised anyway, and no longer what is so again', async () => {
  const names = '户编号,姓名,曾用名,与户主关系\n5299010000000001,旧名,新名,户主\n'
  const first = await uploaded(names, 'ready')
  const plain = { ...table, headerRows: [1, 1] as [number, number], columns: [] }
  const other = { ...plain, columns: [{ at: 2, header: '曾用名', field: 'name' }] }
  const read = async (importId: number, one: typeof other | typeof plain) => {
    await choose(importId, [{ sheet: first.summary!.sheets[0]!.name, leftOut: null, tables: [one] }])
    return (await until(importId, 'ready')).summary?.sheets[0]?.tables[0]?.origin
  }
  expect(await read(first.id, plain)).toBe('recognised')
  expect(await read(first.id, other)).toBe('chosen')
  await committed(first.id)
  expect(await memory()).toMatchObject([{ columns: [{ header: '曾用名', fieldName: '姓名' }] }])
  const second = await uploaded(names, 'ready')
  expect(second.summary?.sheets[0]?.tables[0]?.origin).toBe('remembered')
  expect(await read(second.id, plain)).toBe('recognised')
  await committed(second.id)
  expect(await memory()).toEqual([])
})

it('forgets a header when told to, once', async () => {
  await committed((await chosen()).id)
  const [{ signature } = { signature: '' }] = await memory()
  expect((await who.ask('DELETE', `header-memory/${signature}`)).status).toBe(200)
  expect(await memory()).toEqual([])
  expect(await (await who.ask('DELETE', `header-memory/${signature}`)).json()).toMatchObject({ code: 'not-found' })
  expect((await uploaded(next, 'refused')).refused?.code).toBe('nothing-recognised')
})

it('leaves a sheet out for a reason, in whose words no number stays', async () => {
  const ready = await uploaded('户编号,姓名,与户主关系\n5299010000000001,董正波,户主\n', 'ready')
  const sheet = ready.summary!.sheets[0]!.name
  await choose(ready.id, [{ sheet, leftOut: '问过13900001234，作废', tables: [] }])
  expect((await until(ready.id, 'refused')).summary?.sheets[0]?.leftOut).toBe('问过139****1234，作废')
  const kept = await db.prepare('SELECT choices || summary AS words FROM import').first<string>('words')
  expect(kept).not.toContain('13900001234')
})

it.each([
  ['a kind that is none', { kind: 'taxes' }],
  ['a field the kind has not', { columns: [{ at: 0, header: null, field: 'cadre_name' }] }],
  ['a field twice', { columns: [0, 1].map((at) => ({ at, header: null, field: 'name' })) }],
  ['a column twice', { columns: ['name', null].map((field) => ({ at: 0, header: null, field })) }],
  ['a header that ends before it begins', { headerRows: [3, 2] as [number, number] }],
  ['a header of twenty rows', { headerRows: [1, 20] as [number, number] }],
  ['a header a thousand rows down', { headerRows: [1001, 1001] as [number, number] }],
])('refuses %s in words, and nothing is read again', async (_, wrong) => {
  const { id: importId, summary } = await uploaded(odd, 'refused')
  const sheet = summary!.sheets[0]!.name
  const answer = await choose(importId, [{ sheet, leftOut: null, tables: [{ ...table, ...wrong }] }])
  expect(await answer.json()).toMatchObject({ code: 'invalid', detail: expect.stringMatching(/。$/) })
  expect((await findImport(db, importId))?.state).toBe('refused')
})

it('refuses a sheet the workbook has not, and one named twice', async () => {
  const { id: importId, summary } = await uploaded(odd, 'refused')
  const own = { ...choice, sheet: summary!.sheets[0]!.name }
  for (const choices of [[{ ...own, sheet: '无此表' }], [own, own]]) {
    expect(await (await choose(importId, choices)).json()).toMatchObject({ code: 'invalid' })
  }
})

it.each(['uploaded', 'reading', 'committing', 'committed', 'cancelled'])(
  'is not chosen for while %s',
  async (state) => {
    const { id: importId, summary } = await uploaded(odd, 'refused')
    await db.prepare('UPDATE import SET state = ?1').bind(state).run()
    const answer = await choose(importId, [{ ...choice, sheet: summary!.sheets[0]!.name }])
    expect(await answer.json()).toMatchObject({ code: 'conflict' })
    expect((await findImport(db, importId))?.choices).toBe(null)
  },
)

it('does not go back behind a commit that failed half-way', async () => {
  const { id: importId, summary } = await uploaded(odd, 'refused')
  await db.prepare(`UPDATE import SET state = 'failed', committed_by = 'a'`).run()
  const answer = await choose(importId, [{ ...choice, sheet: summary!.sheets[0]!.name }])
  expect(await answer.json()).toMatchObject({ code: 'conflict' })
})

it.each<[Role, number, number]>([
  ['inspector', 200, 403],
  ['auditor', 200, 403],
  ['township_clerk', 403, 403],
])('lets %s look or not, and not choose', async (role, look, write) => {
  const { id: importId } = await uploaded(odd, 'refused')
  const other = await signedIn(role, role === 'township_clerk' ? { township: '城关镇' } : {})
  expect([
    (await other.get(`imports/${importId}/mapping`)).status,
    (await other.get('header-memory')).status,
    (await choose(importId, [], other)).status,
    (await other.ask('DELETE', `header-memory/${'a'.repeat(64)}`)).status,
  ]).toEqual([look, look, write, write])
})

it('says on the trail what was chosen, in words', async () => {
  await chosen()
  const detail = await db.prepare(`SELECT detail FROM audit_event WHERE action = 'import.map'`).first<string>('detail')
  expect(JSON.parse(detail!)).toMatchObject({
    fileName: 'a.csv',
    sheets: [expect.stringMatching(/：户和人口花名册，表头第 2 行，指定 5 列$/)],
  })
})

it('shows and keeps no person’s number in pictures, samples and headers', async () => {
  const { id: importId } = await uploaded(odd.replace('十月情况表', `经办 13900001234 ${id}`), 'refused')
  const all = async () => {
    const kept = await db.prepare('SELECT summary || coalesce(choices, 1) AS words FROM import').first<string>('words')
    const shown = await Promise.all([`imports/${importId}`, `imports/${importId}/mapping`].map((path) => who.get(path)))
    return [kept, ...(await Promise.all(shown.map((one) => one.text())))].join()
  }
  const header = { at: 4, header: `证号${id}`, field: 'id_number' }
  expect(await all()).not.toMatch(/13900001234|529901196607118877/)
  const { name } = ((await (await who.get(`imports/${importId}`)).json()) as Import).summary!.sheets[0]!
  await choose(importId, [{ sheet: name, leftOut: null, tables: [{ ...table, columns: [header] }] }])
  await until(importId, 'refused')
  expect(await all()).not.toMatch(/13900001234|529901196607118877/)
})
