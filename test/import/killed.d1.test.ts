import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { advance } from '../../workers/import/advance.ts'
import { undo } from '../../workers/import/undo/order.ts'
import { freshCounty } from '../given.ts'
import { deskOf } from './desk.ts'
import { type Death, mortal } from './mortal.ts'

const { all, bring, county, db, find, move, mover, now, say, whole } = deskOf()
beforeEach(() => freshCounty())

const head = '乡镇,行政村,户编号,姓名,与户主关系,身份证号,家庭人口,贫困户属性,脱贫情况,联系电话'
const register = `${head}
城关镇,水井村,5299010000000001,董正波,户主,529901196607118877,2,一般贫困户,已脱贫,19000597219
城关镇,水井村,5299010000000001,贾光香,配偶,529901198707210960,2,一般贫困户,已脱贫,19000597219
城关镇,水井村,5299010000000002,李峰,户主,529901196201060871,1,低保户,未脱贫,19000811343
`
const next = `${head}
城关镇,水井村,5299010000000001,董正波,户主,529901196607118877,2,一般贫困户,返贫,19000597219
城关镇,石桥村,5299010000000003,王大山,户主,,1,一般贫困户,未脱贫,不详
城关镇,水井村,5299010000000002,李峰,户主,529901196201060871,1,低保户,未脱贫,19000811343
`
const later = '户编号,姓名,与户主关系,脱贫情况,健康状况\n5299010000000001,董正波,户主,返贫,残疾\n'

/** Moves an import through all it does by itself, as `step` says: read, committed with one person gone, taken back from under another. */
async function lifeOf(step: (known: { id: number }) => Promise<void>): Promise<void> {
  await whole(register)
  const brought = await bring(next)
  await step(brought)
  await db
    .prepare(`UPDATE gone SET decision = 'left', reason = '迁出', decided_by = 'officer' WHERE import_id = ?1`)
    .bind(brought.id)
    .run()
  await say('commit', brought)
  await step(brought)
  await whole(later)
  await undo(county, await find(brought.id), { actor: 'officer', at: now(), reason: '传错了文件' })
  await step(brought)
}

/** Every table but what is random, and the trail but for its chain. */
async function everything(): Promise<Record<string, unknown[]>> {
  const tables = await all(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'd1%'`,
  )
  const random = new Set(['object_key', 'file_key', 'beat_at', 'mac', 'run_no'])
  const found: Record<string, unknown[]> = {}
  for (const { name } of tables) {
    const rows = await all(`SELECT * FROM ${name} ORDER BY 1, 2`)
    const known = rows.map((row) => Object.entries(row).filter(([column]) => !random.has(column)))
    found[String(name)] = known.map((row) => JSON.stringify(row).replace(/529901\/[-0-9a-f]{36}/, '529901/…'))
  }
  return found
}

/** As after a restart: nobody is reading now. */
const restart = () => db.prepare(`UPDATE import SET beat_at = NULL WHERE state = 'reading'`).run()

it('killed before and after every call of every step, as often as there are calls, ends as one undisturbed', {
  timeout: 60_000,
}, async () => {
  await lifeOf(async (known) => void (await move(known)))
  const calm = await everything()
  await freshCounty()
  let deaths = 0
  await lifeOf(async ({ id }) => {
    for (let moved = 'again'; moved === 'again'; ) {
      for (let call = 1, survived = false; !survived; call++) {
        for (const when of ['before', 'after'] as const) {
          const life = mortal(mover, { call, when, error: 'killed' })
          try {
            moved = await advance(life.mover, id, 0)
            survived = true
            break
          } catch (error) {
            expect(String(error)).toContain('killed')
            deaths++
            await restart()
          }
        }
      }
    }
  })
  expect(await everything()).toEqual(calm)
  expect(deaths).toBeGreaterThan(60)
})

it('killed at random, several times in one life, ends as one undisturbed', { timeout: 60_000 }, async () => {
  await lifeOf(async (known) => void (await move(known)))
  const calm = await everything()
  const death: fc.Arbitrary<Death> = fc.record({
    call: fc.integer({ min: 1, max: 30 }),
    when: fc.constantFrom('before' as const, 'after' as const),
    error: fc.constant('killed'),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(death, { minLength: 2, maxLength: 8 }), async (deaths) => {
      await freshCounty()
      const left = [...deaths]
      await lifeOf(async (known) => {
        for (let under = true; under; ) {
          const next = left.shift()
          const life = next === undefined ? mover : mortal(mover, next).mover
          try {
            await move(known, life)
            under = false
          } catch {
            await restart()
          }
        }
      })
      expect(await everything()).toEqual(calm)
    }),
    { numRuns: 2 },
  )
})
