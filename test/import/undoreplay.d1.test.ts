import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Entity } from '../../shared/import.ts'
import { freshCounty } from '../given.ts'
import { deskOf } from './desk.ts'

const { all, takeBack, whole } = deskOf()

const heads = ['董正波', '李峰', '王大山']
const helpers = ['吕素香', '邱福堂']
const values: Record<string, string[]> = {
  脱贫情况: ['未脱贫', '已脱贫', '返贫'],
  联系电话: ['', '19000597219', '19000811343'],
  家庭人口: ['1', '2'],
  健康状况: ['健康', '残疾'],
  低保证号: ['', '甲1', '甲2'],
}

const table = (columns: string[], rows: string[][]) =>
  [columns, ...rows].map((cells) => `${cells.join(',')}\n`).join('')

/** A ledger of some households, members of the rest unsaid, some columns, mostly words that others say, too. */
const register = fc
  .record({
    who: fc.subarray([0, 1, 2], { minLength: 1 }),
    columns: fc.subarray(Object.keys(values)),
    placed: fc.boolean(),
    picks: fc.array(fc.nat(5), { minLength: 15, maxLength: 15 }),
  })
  .map(({ who, columns, placed, picks }) => {
    const place = placed ? ['乡镇', '行政村'] : []
    const rows = who.map((one, at) => [
      ...(placed ? ['城关镇', one === 2 ? '石桥村' : '水井村'] : []),
      `529901000000000${one + 1}`,
      heads[one]!,
      '户主',
      ...columns.map((column, i) => values[column]![picks[at * 5 + i]! % values[column]!.length]!),
    ])
    return table([...place, '户编号', '姓名', '与户主关系', ...columns], rows)
  })
const pairings = fc.array(fc.nat(1), { minLength: 1, maxLength: 3 }).map((picks) =>
  table(
    ['户编号', '帮扶人', '所属单位'],
    picks.map((pick, one) => [`529901000000000${one + 1}`, helpers[pick]!, '县委办公室']),
  ),
)
const roster = fc.subarray(helpers, { minLength: 1 }).map((names) =>
  table(
    ['帮扶单位', '姓名', '职务级别', '联系电话'],
    names.map((name) => ['县委办公室', name, '乡科级正职', '19000234491']),
  ),
)

/** But for which import wrote last: another way has other numbers. */
async function wholeRegister(): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const entity of Entity.options) {
    const rows = await all(`SELECT * FROM ${entity} ORDER BY key`)
    found[entity] = rows.map(({ id: _, import_id: _2, ...row }) => row)
  }
  return found
}

it('imports taken back in any order leave what the others alone would have made', { timeout: 60_000 }, async () => {
  const ways = fc
    .array(fc.oneof({ weight: 3, arbitrary: register }, pairings, roster), { minLength: 2, maxLength: 4 })
    .chain((files) =>
      fc.tuple(
        fc.constant(files),
        fc.shuffledSubarray(
          files.map((_, at) => at),
          { minLength: 1, maxLength: 2 },
        ),
      ),
    )
  await fc.assert(
    fc.asyncProperty(ways, async ([files, back]) => {
      await freshCounty()
      const imports: { id: number }[] = []
      for (const file of files) imports.push(await whole(file))
      for (const at of back) await takeBack(imports[at]!)
      const left = await wholeRegister()
      await freshCounty()
      for (const [at, file] of files.entries()) if (!back.includes(at)) await whole(file)
      expect(left).toEqual(await wholeRegister())
    }),
    { numRuns: 3 },
  )
})
