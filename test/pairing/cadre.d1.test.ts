import { beforeEach, expect, test } from 'vitest'
import type { CadrePage } from '../../shared/cadre.ts'
import type { ProblemBody } from '../../shared/problem.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { read } from './desk.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let officer: Awaited<ReturnType<typeof signedIn>>
beforeEach(async () => {
  county = await freshCounty()
  officer = await signedIn('county_admin')
})

const blank = { post: null, postLevel: '一般干部', unitKind: null, sex: null, employedFrom: null, note: null }
const someone = { ...blank, name: '孙七', unit: '林业局', phone: '190 1234 5678', idNumber: '' }
const at = (key: string) => `cadres/${encodeURIComponent(key)}`

test('a cadre is put on the roster with its numbers sealed, one of the same name only as another person', async () => {
  const { cadre } = await read<CadrePage>(officer.post('cadres', { ...someone, idNumber: '520101198001011239' }))
  expect(cadre).toMatchObject({
    key: '孙七/林业局',
    cap: 2,
    load: 0,
    phoneMasked: '190****5678',
    idMasked: '520***********1239',
  })
  const row = await county.db.prepare('SELECT phone, id18, id_birth_on, id_sex, id_tail FROM cadre').first()
  const sealed = county.sealer.seal('520101198001011239')
  expect(row).toEqual({
    phone: county.sealer.seal('19012345678'),
    id18: sealed,
    id_birth_on: '1980-01-01',
    id_sex: '男',
    id_tail: '1239',
  })
  const again = { ...blank, name: '孙七', unit: '林业局' }
  expect((await read<ProblemBody>(officer.post('cadres', again))).detail).toContain('名册里已有孙七')
  const other = await read<CadrePage>(officer.post('cadres', { ...again, namesake: true }))
  expect(other.cadre.key).toBe('孙七/林业局/2')
  const twice = await officer.post('cadres', { ...someone, name: '周八', idNumber: '520101198001011239' })
  expect((await read<ProblemBody>(twice)).detail).toContain('已登记在另一名在岗')
})

test.each([
  ['idNumber', '520101198001011234', '证件号码应为 18 位'],
  ['phone', '1234', '联系电话应为 11 位手机号'],
])('a %s that is none is refused in words', async (field, value, words) => {
  const answer = await officer.post('cadres', { ...blank, name: '孙七', unit: '林业局', [field]: value })
  expect((await read<ProblemBody>(answer)).detail).toContain(words)
})

test('what is written anew is on the trail from and to, and of two at once one is told to look again', async () => {
  await county.cadre({ name: '李四', phone: '19000000001' })
  const edit = { ...blank, postLevel: '乡科级', post: '局长', editedAt: null }
  const { cadre } = await read<CadrePage>(officer.put(at('李四/教育局'), edit))
  expect(cadre).toMatchObject({ postLevel: '乡科级', cap: 5, post: '局长', phoneMasked: '190****0001' })
  expect((await officer.put(at('李四/教育局'), { ...edit, post: '主任' })).status).toBe(409)
  const same = await officer.put(at('李四/教育局'), { ...edit, editedAt: cadre.editedAt })
  expect(same.status).toBe(200)
  const phone = await officer.put(at('李四/教育局'), { ...edit, editedAt: cadre.editedAt, phone: '19000000002' })
  expect(phone.status).toBe(200)
  const { results } = await county.db.prepare('SELECT action, detail FROM audit_event ORDER BY id').all()
  expect(results.map(({ detail }) => JSON.parse(String(detail)))).toEqual([
    { post: { from: null, to: '局长' }, post_level: { from: '一般干部', to: '乡科级' } },
    { phone: { from: '190****0001', to: '190****0002' } },
  ])
})

test('a township puts on the roster whoever works for it and nobody else', async () => {
  const clerk = await signedIn('township_clerk', { township: '柳溪镇' })
  expect((await clerk.post('cadres', { ...blank, name: '孙七', unit: '林业局' })).status).toBe(422)
  expect((await clerk.post('cadres', { ...blank, name: '孙七', unit: '柳溪镇人民政府' })).status).toBe(201)
  await county.cadre({ name: '李四' })
  expect((await clerk.put(at('李四/教育局'), { ...blank, editedAt: null })).status).toBe(404)
})

test('a cadre who moved has one record in each unit, linked, with the number and the relatives', async () => {
  await county.household({ no: '1001' })
  await county.cadre({ name: '李四', id: '520101198001011239', phone: '19000000001' })
  await officer.post('kinships', { cadreKey: '李四/教育局', householdNo: '1001', relation: '外甥' })
  const moved = { ...blank, name: '李四', unit: '水利局', formerly: '李四/教育局' }
  const { cadre } = await read<CadrePage>(officer.post('cadres', moved))
  expect(cadre).toMatchObject({ formerKey: '李四/教育局', idMasked: '520***********1239', phoneMasked: '190****0001' })
  expect((await read<CadrePage>(officer.get(at('李四/教育局')))).cadre.laterKey).toBe('李四/水利局')
  const kin = await county.db.prepare('SELECT cadre_key FROM kinship ORDER BY id').all()
  expect(kin.results).toEqual([{ cadre_key: '李四/教育局' }, { cadre_key: '李四/水利局' }])
})

test('a cadre whose leaving was a mistake is back in the post, with the reason on the trail', async () => {
  await county.cadre({ name: '李四', left_on: '2026-01', left_reason: '退休' })
  const back = { on: '2026-11-20', reason: '录错了人' }
  const { cadre } = await read<CadrePage>(officer.post(`${at('李四/教育局')}/return`, back))
  expect(cadre).toMatchObject({ leftOn: null, leftReason: null })
  expect((await officer.post(`${at('李四/教育局')}/return`, back)).status).toBe(409)
  const detail = await county.db.prepare('SELECT detail FROM audit_event').first<string>('detail')
  expect(JSON.parse(detail!)).toEqual({ ...back, left_on: '2026-01', left_reason: '退休' })
})

test('numbers in free words are sealed, those shown masked stay what they were, and in a name there is none', async () => {
  const words = {
    post: '主任，问 19012345670',
    unitKind: '机关 19012345671',
    note: '宅电 19012345672，手机 19012345673',
  }
  const { cadre } = await read<CadrePage>(officer.post('cadres', { ...someone, ...words }))
  const { post, unitKind, note, postLevel, editedAt } = cadre
  expect(note).toBe('宅电 190****5672，手机 190****5673')
  const edit = { ...blank, post, unitKind, postLevel, note: note!.replace('手机', '新手机'), editedAt }
  await officer.put(at('孙七/林业局'), edit)
  const row = await county.db.prepare('SELECT post, unit_kind, note FROM cadre').first<Record<string, string>>()
  expect(Object.values(row!).map((text) => text.replace(/enc:[\w-]+;/g, '✻'))).toEqual([
    '主任，问 ✻',
    '机关 ✻',
    '宅电 ✻，新手机 ✻',
  ])
  expect(county.sealer.openAll(row!.note!)).toBe('宅电 19012345672，新手机 19012345673')
  expect((await officer.post('cadres', { ...someone, name: '周八19012345670' })).status).toBe(422)
})
