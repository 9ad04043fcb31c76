import { addDays, addMonths } from '../calendar.ts'
import { type Cadre, cadreKey, type Household, type Pairing } from '../records.ts'
import { townGovernment, villageCommittee } from '../units.ts'
import { type Fault, isCurrent, needsHelp, plant, plantCadre, plantHousehold, type Scene, take } from './scene.ts'

/** Cadres whose load no limit holds to a minimum: their households may go to somebody else. */
const isFree = (cadre: Cadre) => cadre.level === '一般干部' || cadre.level === '村干部'
const monthsAgo = (scene: Scene, months: number) => addMonths(scene.county.asOf.slice(0, 7), -months)

/** Untouched current pairings whose household is untouched too; both are touched afterwards. */
function pairings(scene: Scene, count: number, test: (pairing: Pairing) => boolean): Pairing[] {
  return take(
    scene,
    scene.county.pairings,
    count,
    (pairing) => isCurrent(pairing) && !scene.used.has(pairing.household) && test(pairing),
  ).map((pairing) => {
    scene.used.add(pairing.household)
    return pairing
  })
}

/** Households that a village cadre with an ordinary load can give away. */
function movable(scene: Scene, count: number, test: (household: Household) => boolean = () => true): Pairing[] {
  const loads = Map.groupBy(scene.county.pairings, (pairing) => pairing.cadre)
  return pairings(
    scene,
    count,
    ({ cadre, household }) =>
      cadre.level === '村干部' && !scene.used.has(cadre) && loads.get(cadre)!.length < 9 && test(household),
  )
}

function hand(scene: Scene, moved: Pairing[], cadre: Cadre) {
  scene.used.add(cadre)
  for (const pairing of moved) Object.assign(pairing, { cadre, since: monthsAgo(scene, scene.random.int(14, 40)) })
}

/** Hands `size` households of one village to a new cadre of a post level. */
function load(scene: Scene, level: Cadre['level'], size: number): Cadre | null {
  const [first] = movable(scene, 1)
  if (!first) return null
  const rest = movable(scene, size - 1, (household) => household.village === first.household.village)
  if (rest.length < size - 1) return null
  const cadre = scene.hire(level, townGovernment(first.household.village))
  hand(scene, [first, ...rest], cadre)
  return cadre
}

/** Ends a pairing and lets somebody of the same unit take over. */
function succeed(scene: Scene, pairing: Pairing, until: string, since: string, note: string) {
  Object.assign(pairing, { since: monthsAgo(scene, scene.random.int(24, 50)), until })
  const cadre = scene.hire('一般干部', pairing.cadre.unit)
  scene.used.add(cadre)
  scene.county.pairings.push({ household: pairing.household, cadre, since, until: null, untilWritten: false, note })
}

export const pairingFaults: Fault[] = [
  {
    check: 'pair-none',
    per400: 3,
    plant: (scene, count) => {
      const gone = new Set(pairings(scene, count, (p) => isFree(p.cadre) && needsHelp(p.household)))
      scene.county.pairings = scene.county.pairings.filter((pairing) => !gone.has(pairing))
      for (const { household } of gone) plantHousehold(scene, 'pair-none', household)
    },
  },
  {
    check: 'pair-several',
    per400: 3,
    plant: (scene, count) => {
      for (const pairing of pairings(scene, count, (p) => isFree(p.cadre))) {
        const second = scene.hire('一般干部', pairing.cadre.unit)
        scene.used.add(second)
        scene.county.pairings.push({ ...pairing, cadre: second })
        plantHousehold(scene, 'pair-several', pairing.household)
      }
    },
  },
  {
    check: 'pair-overload',
    per400: 2,
    plant: (scene, count) => repeat(count, () => report(scene, 'pair-overload', load(scene, '一般干部', 3))),
  },
  {
    check: 'pair-underload',
    per400: 2,
    plant: (scene, count) =>
      repeat(count, (i) => {
        if (i % 2 === 0) report(scene, 'pair-underload', load(scene, '乡科级', 2))
        else report(scene, 'pair-underload', idle(scene))
      }),
  },
  {
    check: 'pair-scattered',
    per400: 1.5,
    plant: (scene, count) =>
      repeat(count, () => {
        const seen = new Set<object>()
        const moved: Pairing[] = []
        for (let i = 0; i < 3; i++) {
          const near = (household: Household) =>
            !seen.has(household.village) &&
            (!moved[0] || moved[0].household.village.township === household.village.township)
          moved.push(...movable(scene, 1, near))
          for (const pairing of moved) seen.add(pairing.household.village)
        }
        if (moved.length < 3) return
        const cadre = scene.hire('乡科级', townGovernment(moved[0]!.household.village))
        hand(scene, moved, cadre)
        report(scene, 'pair-scattered', cadre)
      }),
  },
  {
    check: 'pair-own-family',
    per400: 2,
    plant: (scene, count) => {
      for (const pairing of movable(scene, count, (h) => h.members.some((m) => m.age >= 20 && m.age < 60))) {
        const member = pairing.household.members.find((m) => m.age >= 20 && m.age < 60)!
        const cadre = scene.hire('村干部', villageCommittee(pairing.household.village))
        Object.assign(cadre, { name: member.name, sex: member.sex, idNumber: member.idNumber })
        hand(scene, [pairing], cadre)
        plantHousehold(scene, 'pair-own-family', pairing.household)
      }
    },
  },
  {
    check: 'pair-changed-early',
    per400: 3,
    plant: (scene, count) => {
      // As many again with a reason that policy accepts: not to be found.
      pairings(scene, count * 2, (p) => isFree(p.cadre)).forEach((pairing, i) => {
        const at = monthsAgo(scene, scene.random.int(1, 7))
        succeed(
          scene,
          pairing,
          at,
          at,
          i < count ? '' : scene.random.pick(['原帮扶人工作调动', '原帮扶人退休', '原帮扶人病故']),
        )
        if (i < count) plantHousehold(scene, 'pair-changed-early', pairing.household)
      })
    },
  },
  {
    check: 'pair-released',
    per400: 2,
    plant: (scene, count) =>
      pairings(scene, count, (p) => isFree(p.cadre) && needsHelp(p.household)).forEach((pairing, i) => {
        const until = monthsAgo(scene, scene.random.int(4, 7))
        if (i % 2) succeed(scene, pairing, until, addMonths(until, 3), '原帮扶人工作调动')
        else Object.assign(pairing, { since: monthsAgo(scene, 40), until })
        pairing.untilWritten = true
        plantHousehold(scene, 'pair-released', pairing.household)
        if (i % 2 === 0) plantHousehold(scene, 'pair-none', pairing.household)
      }),
  },
  { check: 'pair-cadre-gone', per400: 3, plant: leave },
  { check: 'cadre-phone', per400: 3, plant: spoilPhones },
]

function idle(scene: Scene): Cadre {
  const cadre = scene.hire('党员', villageCommittee(scene.random.pick(scene.county.villages)))
  scene.used.add(cadre)
  return cadre
}

/** Ordinary cadres none of whose households is touched. */
function quiet(scene: Scene, count: number): { cadre: Cadre; own: Pairing[] }[] {
  const loads = Map.groupBy(scene.county.pairings, (pairing) => pairing.cadre)
  const isQuiet = (cadre: Cadre) =>
    cadre.level === '一般干部' && !!loads.get(cadre)?.every((p) => isCurrent(p) && !scene.used.has(p.household))
  return take(scene, scene.county.cadres, count, isQuiet).map((cadre) => {
    const own = loads.get(cadre)!
    for (const pairing of own) scene.used.add(pairing.household)
    return { cadre, own }
  })
}

function leave(scene: Scene, count: number) {
  for (const { cadre, own } of quiet(scene, count)) {
    cadre.leftOn = addDays(scene.county.asOf, -scene.random.int(20, 240))
    cadre.leftReason = scene.random.pick(['退休', '工作调动', '辞职', '去世'])
    for (const { household } of own) plantHousehold(scene, 'pair-cadre-gone', household)
  }
}

function spoilPhones(scene: Scene, count: number) {
  quiet(scene, count).forEach(({ cadre, own }, i) => {
    if (i % 3 === 0) {
      cadre.phone = ''
      for (const pairing of own) pairing.since = null // it is written behind the number
    } else if (i % 3 === 1) cadre.phone = own[0]!.household.phone
    else {
      const [twin] = quiet(scene, 1)
      if (!twin) return
      twin.cadre.phone = cadre.phone
      plantCadre(scene, 'cadre-phone', twin.cadre)
    }
    plant(scene, 'cadre-phone', 'cadre', cadreKey(cadre))
  })
}

function repeat(count: number, once: (i: number) => void) {
  for (let i = 0; i < count; i++) once(i)
}

function report(scene: Scene, check: string, cadre: Cadre | null) {
  if (cadre) plantCadre(scene, check, cadre)
}
