import { addMonths } from '../calendar.ts'
import type { Cadre, Household, Pairing } from '../records.ts'
import { isCurrent, type Scene, take } from './scene.ts'

/** Cadres whose load no limit holds to a minimum: their households may go to somebody else. */
export const isFree = (cadre: Cadre) => cadre.level === '一般干部' || cadre.level === '村干部'
export const monthsAgo = (scene: Scene, months: number) => addMonths(scene.county.asOf.slice(0, 7), -months)

/** Untouched current pairings whose household is untouched too; both are touched afterwards. */
export function pairings(scene: Scene, count: number, test: (pairing: Pairing) => boolean): Pairing[] {
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
export function movable(scene: Scene, count: number, test: (household: Household) => boolean = () => true): Pairing[] {
  const loads = Map.groupBy(scene.county.pairings, (pairing) => pairing.cadre)
  return pairings(
    scene,
    count,
    ({ cadre, household }) =>
      cadre.level === '村干部' && !scene.used.has(cadre) && loads.get(cadre)!.length < 9 && test(household),
  )
}

export function hand(scene: Scene, moved: Pairing[], cadre: Cadre) {
  scene.used.add(cadre)
  for (const pairing of moved) Object.assign(pairing, { cadre, since: monthsAgo(scene, scene.random.int(14, 40)) })
}

/** Ordinary cadres none of whose households is touched. */
export function quiet(scene: Scene, count: number): { cadre: Cadre; own: Pairing[] }[] {
  const loads = Map.groupBy(scene.county.pairings, (pairing) => pairing.cadre)
  const isQuiet = (cadre: Cadre) =>
    cadre.level === '一般干部' && !!loads.get(cadre)?.every((p) => isCurrent(p) && !scene.used.has(p.household))
  return take(scene, scene.county.cadres, count, isQuiet).map((cadre) => {
    const own = loads.get(cadre)!
    for (const pairing of own) scene.used.add(pairing.household)
    return { cadre, own }
  })
}
