import type { Reach } from '../../shared/access.ts'
import type { Role } from '../../shared/role.ts'
import { signedIn } from '../signed-in.ts'
import type { Named } from './examples.ts'
import { across, type Code, cadreKey, mark, type Plot, plots, townshipName, villageName } from './planted.ts'

type Held = {
  role: Role
  county: Code
  /** How far; null = names no area of its role's, and sees nothing. */
  heldFor: Reach | null
  /** An area is the one this plot lies in. */
  at?: Plot
  cadreKey?: string
  expired?: boolean
}
type Person = Held & { label: string; authorization: string; mayRead: (token: string) => boolean }
export type People = Person[]

const at = (county: Code, township: number, village: number, household = 1): Plot => ({
  county,
  township,
  village,
  household,
})

/** Everybody who may knock: each role, in both counties, for each area, and some who no longer or never fully held theirs. */
export async function people(): Promise<People> {
  const whole = (['county_admin', 'department', 'inspector', 'auditor'] as const).map(
    (role): Held => ({ role, county: '529901', heldFor: 'county' }),
  )
  const held: Held[] = [
    ...whole,
    { role: 'operator', county: '529901', heldFor: null },
    { role: 'county_admin', county: '529902', heldFor: 'county' },
    { role: 'inspector', county: '529901', heldFor: 'county', expired: true },
    { role: 'county_admin', county: '529901', heldFor: 'township', at: at('529901', 1, 1) },
    { role: 'township_clerk', county: '529901', heldFor: 'township', at: at('529901', 1, 1) },
    { role: 'township_clerk', county: '529901', heldFor: 'township', at: at('529901', 2, 1) },
    { role: 'township_clerk', county: '529902', heldFor: 'township', at: at('529902', 1, 1) },
    { role: 'township_clerk', county: '529901', heldFor: null },
    { role: 'village_officer', county: '529901', heldFor: 'village', at: at('529901', 1, 1) },
    { role: 'village_officer', county: '529901', heldFor: 'village', at: at('529901', 1, 2) },
    { role: 'village_officer', county: '529902', heldFor: 'village', at: at('529902', 2, 2) },
    { role: 'cadre', county: '529901', heldFor: 'own', cadreKey: cadreKey(at('529901', 1, 1)) },
    { role: 'cadre', county: '529901', heldFor: 'own', cadreKey: cadreKey(at('529901', 2, 1, 2)) },
    { role: 'cadre', county: '529901', heldFor: 'own', cadreKey: across },
    { role: 'cadre', county: '529902', heldFor: 'own', cadreKey: cadreKey(at('529902', 1, 1)) },
  ]
  return Promise.all(held.map(person))
}

async function person(held: Held): Promise<Person> {
  const { role, county, heldFor, at: plot, cadreKey, expired } = held
  const area = {
    ...(plot && { township: townshipName(plot) }),
    ...(plot && heldFor === 'village' && { village: villageName(plot) }),
    ...(cadreKey && { cadreKey }),
    ...(expired && { untilOn: '2026-01-01' }),
  }
  const { authorization } = await signedIn(role, { county, ...area })
  const label = [role, county, ...Object.values(area)].join(' ')
  return { ...held, label, authorization, mayRead: (token) => mayRead(held, token) }
}

const ownHouseholds = ({ county, cadreKey: key }: Held) =>
  plots(county).filter((plot) => cadreKey(plot) === key || (key === across && plot.household === 2))

/** Whether they see the household, its cadre, a finding about its cadre, its village, or an import or account of the county. */
export function sees(who: Held, named: Exclude<Named, null>, plot: Plot): boolean {
  if (named === 'upload') return false // somebody else’s, whoever asks
  if (who.heldFor === 'county' || named === 'template') return true
  if (named === 'import' || named === 'account') return false
  if (who.heldFor === 'township') return plot.township === who.at?.township
  if (who.heldFor === 'village') return plot.township === who.at?.township && plot.village === who.at.village
  if (who.heldFor === null || named === 'village') return false
  if (named === 'village page')
    return ownHouseholds(who).some((own) => mark({ ...own, household: 0 }) === mark({ ...plot, household: 0 }))
  if (named === 'household') return ownHouseholds(who).some((own) => mark(own) === mark(plot))
  return cadreKey(plot) === who.cadreKey
}

/** Whether a mark may stand in an answer to them: places they see, and the names of the areas around these. */
function mayRead(who: Held, token: string): boolean {
  const [county, township, village, household] = [...token.slice(2)].map(Number) as [number, number, number, number]
  if (county !== Number(who.county.at(-1)) || who.expired || who.role === 'operator') return false
  if (who.role === 'department') return household === 0 && township > 0
  if (who.heldFor === 'county') return true
  const seen = plots(who.county).filter((plot) => sees(who, 'household', plot))
  return seen.some(
    (plot) =>
      plot.township === township &&
      (village === 0 || plot.village === village) &&
      (household === 0 || plot.household === household),
  )
}
