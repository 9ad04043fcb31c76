/** The register as what fills a form, as far as the membership reaches. */
import type { FillOrder, RowShape } from '../../../shared/template.ts'
import type { CountyDatabase } from '../../db/county.ts'
import type { Seen } from '../../db/reach.ts'
import { registerDay } from '../../db/register.ts'
import { Problem } from '../../http/problem.ts'
import { idsOf, type Roster, subjectsOf } from './load.ts'
import type { People } from './plan.ts'

type Asked = { county: CountyDatabase; seen: Seen; today: string; order: FillOrder; dated: boolean }

export async function peopleOf({ county, seen, today, order, dated }: Asked) {
  const roster: Roster = { db: county.db, county: county.name, seen, today, day: registerDay(today), order }
  const known = new Map<RowShape, Promise<number[]>>()
  const ids = (shape: RowShape) => {
    const found = known.get(shape) ?? idsOf(roster, shape)
    known.set(shape, found)
    return found
  }
  const people: People = {
    count: async (shape) => (await ids(shape)).length,
    async *subjects(shape) {
      yield* subjectsOf(roster, shape, await ids(shape))
    },
    dated,
    shown: order.reason === undefined ? (text) => county.sealer.maskAll(text) : (text) => county.sealer.openAll(text),
  }
  return {
    ...people,
    /** How many rows of each sort, for the trail; refuses a scope with nobody in it. */
    async counted(sheets: { shape: RowShape }[]): Promise<[string, number][]> {
      const shapes = [...new Set(sheets.map(({ shape }) => shape))]
      const counts = await Promise.all(shapes.map(async (shape) => [shape, (await ids(shape)).length] as const))
      if (counts.every(([, count]) => count === 0))
        throw new Problem('invalid', '所选范围里没有可填的户或干部。请换一个乡镇、村或单位。')
      const names = { household: 'households', person: 'persons', cadre: 'cadres', village: 'villages' } as const
      return counts.map(([shape, count]) => [names[shape], count])
    },
  }
}
