import { addDays } from '../calendar.ts'
import { exitLine } from '../cases.ts'
import type { Case } from '../programmes.ts'
import { type Fault, plant, plantHousehold, type Scene, take } from './scene.ts'

const onCase = (
  check: string,
  per400: number,
  procedure: Case['procedure'],
  change: (one: Case, scene: Scene) => void,
): Fault => ({
  check,
  per400,
  plant: (scene, count) => {
    for (const one of take(scene, scene.county.cases, count, (c) => c.procedure === procedure)) {
      change(one, scene)
      if (procedure === '返贫') plantHousehold(scene, check, one.household)
      else plant(scene, check, 'case', `${one.household.no}/${procedure}`)
    }
  },
})

/** Procedures with a step left out, out of order, too short, too long, with too few people, and exits that were none. */
export const caseFaults: Fault[] = [
  onCase('proc-step-missing', 2, '脱贫退出', ({ days }, { random }) => {
    days[random.pick(['民主评议日期', '乡镇审核日期', '帮扶单位与农户认可日期'])] = ''
  }),
  onCase('proc-order', 2, '脱贫退出', ({ days }, { random }) => {
    days.乡镇审核日期 = addDays(days.第一次公示起!, -random.int(1, 3))
  }),
  onCase('proc-publicity-days', 2, '脱贫退出', ({ days }, { random }) => {
    days.第二次公示止 = addDays(days.第二次公示起!, random.int(2, 5))
  }),
  onCase('proc-representatives', 2, '脱贫退出', (one, { random }) => {
    one.representatives = random.int(9, 18)
  }),
  onCase('exit-unmet', 2, '脱贫退出', (one, { random }) => {
    if (random.chance(0.5)) one.income = exitLine - random.int(1, 900)
    else one.met[random.pick(Object.keys(one.met))] = false
  }),
  onCase('proc-too-long', 2, '监测对象识别', ({ days }, { random }) => {
    days.线索发现日期 = addDays(days.县级审定日期!, -random.int(16, 30))
  }),
  onCase('exit-reversed', 1, '返贫', ({ days }, { random }) => {
    days.返贫认定时间 = addDays(days.脱贫退出时间!, random.int(90, 300))
  }),
]
