import type { CadreFact, VillageFact } from './facts.ts'
import type { Home, Remit } from './problem.ts'

/**
 * Where a cadre may be proposed, as the roster tells it: a county leader where the village list names it; a village cadre (村干部)
 * in the village its unit names, else where its households are, else nobody can say; whoever's unit is a village committee there;
 * township staff in their township, also where the township assists a village; a unit with villages in those; others anywhere.
 */
export function remitsOf(villages: VillageFact[]): (cadre: CadreFact, homes: Home[]) => Remit {
  // Of two names that fit the longer is meant.
  const longest = (a: string, b: string) => b.length - a.length || (a < b ? -1 : 1)
  const townships = [...new Set(villages.map(({ township }) => township))].filter(Boolean).sort(longest)
  const byName = villages.toSorted((a, b) => longest(a.township + a.name, b.township + b.name))
  const byUnit = new Map<string, Set<string>>()
  const bySpelling = new Map<string, Set<string>>()
  const byLeader = new Map<string, Set<string>>()
  const add = (to: Map<string, Set<string>>, name: string, village: VillageFact) =>
    to.set(name, (to.get(name) ?? new Set()).add(placeOf(village)))
  for (const village of villages) {
    for (const unit of unitsOf(village)) {
      add(byUnit, unit, village)
      for (const name of spellings(unit)) add(bySpelling, name, village)
    }
    for (const leader of split(village.countyLeader)) add(byLeader, leader, village)
  }
  /** By unit's name alone, each read once. */
  const read = new Map<string, Remit>()
  const remitBy = (unit: string): Remit => {
    const names = spellings(unit)
    const village = byName.find(({ township, name }) => names.some((one) => one.startsWith(township + name)))
    if (village) return { kind: 'village', villages: [placeOf(village)], by: 'unit' }
    const township = townships.find((name) => names.some((one) => one.startsWith(name)))
    if (township !== undefined) return { kind: 'township', township }
    const assisted = [...names.flatMap((name) => [...(byUnit.get(name) ?? [])]), ...(bySpelling.get(unit) ?? [])]
    return assisted.length > 0 ? { kind: 'unit', villages: [...new Set(assisted)].sort() } : { kind: 'anywhere' }
  }

  return ({ name, unit, postLevel }, homes) => {
    const led = postLevel === '县级领导' ? byLeader.get(name) : undefined
    if (led) return { kind: 'leader', villages: [...led].sort() }
    const remit = read.get(unit) ?? remitBy(unit)
    read.set(unit, remit)
    if (postLevel !== '村干部' || remit.kind === 'village') return remit
    return homes.length > 0 ? { kind: 'village', villages: [commonest(homes)], by: 'homes' } : { kind: 'unknown' }
  }
}

export function placeOf({ township, name }: Pick<VillageFact, 'township' | 'name'>): string {
  return `${township}/${name}`
}

export const unitsOf = ({ unit }: VillageFact): string[] => split(unit)

function split(names: string | null): string[] {
  return names === null ? [] : names.split(/[、，,；;\s]+/).filter(Boolean)
}

/** A unit's name with and without the county before it: 清禾县财政局, 县财政局, 财政局. */
function spellings(unit: string): string[] {
  const tails = [...unit.matchAll(/[县区市旗]/g)].flatMap(({ index }) => [unit.slice(index), unit.slice(index + 1)])
  return [unit, ...tails].filter((name, i) => i === 0 || name.length > 2)
}

function commonest(homes: Home[]): string {
  const counts = Map.groupBy(homes, ({ village }) => village)
  const [first] = [...counts].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  return first![0]
}
