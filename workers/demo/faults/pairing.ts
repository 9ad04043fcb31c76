import { addDays, addMonths } from '../calendar.ts'
import { cadreKey, type Pairing } from '../records.ts'
import { type Fault, needsHelp, plant, plantCadre, plantHousehold, type Scene } from './scene.ts'
import { isFree, monthsAgo, pairings, quiet } from './staff.ts'

/** Faults in who helps a household and since when. */
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

/** Ends a pairing and lets somebody of the same unit take over. */
function succeed(scene: Scene, pairing: Pairing, until: string, since: string, note: string) {
  Object.assign(pairing, { since: monthsAgo(scene, scene.random.int(24, 50)), until })
  const cadre = scene.hire('一般干部', pairing.cadre.unit)
  scene.used.add(cadre)
  scene.county.pairings.push({ household: pairing.household, cadre, since, until: null, untilWritten: false, note })
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
