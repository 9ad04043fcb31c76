import { beforeEach, expect, test } from 'vitest'
import type { Kinship } from '../../shared/kinship.ts'
import type { Page } from '../../shared/page.ts'
import type { ProblemBody } from '../../shared/problem.ts'
import { freshCounty } from '../given.ts'
import { signedIn } from '../signed-in.ts'
import { read } from './desk.ts'

let county: Awaited<ReturnType<typeof freshCounty>>
let officer: Awaited<ReturnType<typeof signedIn>>
beforeEach(async () => {
  county = await freshCounty()
  officer = await signedIn('county_admin')
  await county.household({ no: '1001' })
  await county.cadre({ name: '李四' })
  await county.pairing({ household: '1001', cadre: '李四/教育局' })
})

const kin = { cadreKey: '李四/教育局', householdNo: '1001', relation: '外甥', note: '电话 19012345678' }
const open = async () => {
  const text = `SELECT subject, figures ->> 'kinship' AS kinship FROM finding WHERE check_id = 'pair-own-family' AND status <> 'resolved'`
  return (await county.db.prepare(text).all()).results
}

test('kinship declared is found beside the pairing, once, and gone when it is taken back with a reason', async () => {
  const { id, ...said } = await read<Kinship>(officer.post('kinships', kin))
  expect(said).toMatchObject({
    cadreName: '李四',
    headName: '张三',
    relation: '外甥',
    note: '电话 190****5678',
    paired: true,
  })
  expect(await open()).toEqual([{ subject: '1001', kinship: '外甥' }])
  expect((await officer.post('kinships', kin)).status).toBe(409)
  expect((await officer.post(`kinships/${id}/withdraw`, {})).status).toBe(422)
  await officer.post(`kinships/${id}/withdraw`, { reason: '核实为同姓' })
  expect(await open()).toEqual([])
  expect(await read<Page<Kinship>>(officer.get('kinships?household=1001'))).toMatchObject({ total: 0, rows: [] })
  const past = await read<Page<Kinship>>(officer.get('kinships?withdrawn=1'))
  expect(past.rows).toMatchObject([{ id, withdrawnReason: '核实为同姓', withdrawnBy: officer.username }])
  const { results } = await county.db
    .prepare(
      `SELECT action, subject, detail ->> '$.names.cadre' AS cadre FROM audit_event WHERE action LIKE 'kinship.%'`,
    )
    .all()
  expect(results).toEqual([
    { action: 'kinship.declare', subject: '1001', cadre: '李四' },
    { action: 'kinship.withdraw', subject: '1001', cadre: '李四' },
  ])
})

test('a cadre files its own kinship and takes back no other; a village files its own', async () => {
  const cadre = await signedIn('cadre', { cadreKey: '李四/教育局' })
  const elsewhere = await signedIn('village_officer', { township: '柳溪镇', village: '河村' })
  const here = await signedIn('village_officer', { township: '城关镇', village: '东村' })
  expect((await elsewhere.post('kinships', kin)).status).toBe(404)
  const { id } = await read<Kinship>(here.post('kinships', kin))
  const refused = await cadre.post(`kinships/${id}/withdraw`, { reason: '不是亲属' })
  expect((await read<ProblemBody>(refused)).detail).toContain('不是您本人填的')
  expect((await elsewhere.post(`kinships/${id}/withdraw`, { reason: '不是亲属' })).status).toBe(404)
  expect((await here.post(`kinships/${id}/withdraw`, { reason: '填错了户' })).status).toBe(200)
  const own = await read<Kinship>(cadre.post('kinships', kin))
  expect((await cadre.post(`kinships/${own.id}/withdraw`, { reason: '填错了户' })).status).toBe(200)
})
