import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { Refusal } from '../../../workers/cli/command.ts'
import { countyVersion } from '../../../workers/db/version.ts'
import { handOutPack } from '../../../workers/home/packs.ts'
import { freshCounty } from '../../given.ts'

const counties = [
  { code: '529901', name: '清禾县' },
  { code: '529902', name: '石桥旗' },
  { code: '529903', name: '甲县' },
]
const open = async (code: string) => env[`COUNTY_${code}` as 'COUNTY_529901']
const hand = { actor: 'home', at: new Date('2026-11-01T02:00:00Z') }
const rule = {
  ...{ id: 'p-house', title: '户主住危房', severity: 'serious', subject: 'household' },
  ...{ when: { of: 'unsafe_house', is: true }, says: '{head_name}户住危房。', rule: '住房安全', source: '省定' },
  ...{ mend: '核实住房。', examples: [] },
}
const pack = { format: 'jiedui-rules/1', id: 'province', title: '省包', version: '1', source: '省里', rules: [rule] }
const handOut = (written: unknown, enable = false) =>
  handOutPack(env, { open }, counties, { pack: written, enable }, hand)
const found = async (code: string) =>
  (await (await open(code)).prepare(`SELECT subject FROM finding WHERE check_id = 'p-house'`).all()).results

beforeAll(async () => {
  const first = await freshCounty()
  await first.household({ no: '1', head_name: '张三', unsafe_house: 1 })
  await env.REGISTRY.prepare(`UPDATE county SET schema_version = ?1 WHERE code IN ('529901', '529902')`)
    .bind(countyVersion)
    .run()
})

test('a pack is handed to every county, switched on nowhere unless that is said, and is on each one’s trail', async () => {
  const installed = { added: 1, changed: 0, same: 0, withdrawn: 0 }
  const nothing = { switched: 0, refused: [], why: null }
  expect(await handOut(pack)).toEqual([
    { ...counties[0], ...nothing, installed },
    { ...counties[1], ...nothing, installed },
    { ...counties[2], ...nothing, installed: null, why: expect.stringContaining('county migrate') },
  ])
  expect(await found('529901')).toEqual([])
  expect((await handOut(pack, true)).map(({ switched }) => switched)).toEqual([1, 1, 0])
  expect([await found('529901'), await found('529902')]).toEqual([[{ subject: '1' }], []])
  const trail = await env.COUNTY_529902.prepare('SELECT actor, action FROM audit_event ORDER BY id').all()
  expect(trail.results).toEqual([
    { actor: 'home', action: 'rule.install' },
    { actor: 'home', action: 'rule.install' },
    { actor: 'home', action: 'rule.enable' },
  ])
})

test('what stops one county stops no other, and a wrong pack goes nowhere', async () => {
  const taken = { ...pack, id: 'other' }
  await env.COUNTY_529902.batch(
    ['rule', 'rule_version'].map((table) => env.COUNTY_529902.prepare(`DELETE FROM ${table}`)),
  )
  expect((await handOut(taken)).map(({ installed, why }) => [installed?.added, why])).toEqual([
    [undefined, expect.stringContaining('已经是别的规则的：p-house')],
    [1, null],
    [undefined, expect.any(String)],
  ])
  await expect(handOut({ ...pack, rules: [{ ...rule, when: { of: 'nonsense', is: 1 } }] })).rejects.toThrow(Refusal)
  await expect(handOut({ rules: [rule] })).rejects.toThrow('这不是规则包')
})
