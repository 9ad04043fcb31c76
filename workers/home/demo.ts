import type { NextVisit } from '../../shared/completeness.ts'
import type { County } from '../../shared/county.ts'
import type { DeclareKinship } from '../../shared/kinship.ts'
import { type Role, roleNames } from '../../shared/role.ts'
import type { NewAccount } from '../accounts/create.ts'
import { addDays } from '../demo/calendar.ts'
import { makeCounty } from '../demo/county.ts'
import { missingNextMonth } from '../demo/layouts/nextmonth.ts'
import type { Cadre, County as DemoCounty, Township } from '../demo/records.ts'

/** The demo province: one county full of trouble, one that waits for somebody's first upload. */
export const qinghe: County = { code: '529901', name: '清禾县' }
const shiqiao: County = { code: '529902', name: '石桥旗' }
export const demoCounties: County[] = [qinghe, shiqiao]

type SignIn = { username: string; password: string; name: string; role: Role; roleName: string; county: string }

/** Who can sign in to a demo; shown on its sign-in page and used by the command line when no token is given. */
export const demoSignIns: SignIn[] = [
  signIn('qinghe', '清禾县乡村振兴局', 'county_admin', qinghe),
  signIn('shiqiao', '石桥旗乡村振兴局', 'county_admin', shiqiao),
  signIn('xiangzhen', '清禾县乡镇政府', 'township_clerk', qinghe),
  signIn('cunwei', '清禾县村委会', 'village_officer', qinghe),
  signIn('ganbu', '清禾县帮扶责任人', 'cadre', qinghe),
  signIn('ducha', '省抽查督导员', 'inspector', qinghe),
]

function signIn(username: string, name: string, role: Role, county: County): SignIn {
  return { username, password: 'jiedui-demo-2026', name, role, roleName: roleNames[role], county: county.code }
}

/** 清禾县 as it stands on a day: the same county for the same day. */
export const demoCounty = (asOf: string): DemoCounty => makeCounty({ seed: 2026, ...qinghe, households: 1000, asOf })

/** An inspector opens a county for a time and a reason only. */
const inspection = { untilOn: '2099-12-31', reason: '演示督导' }

/**
 * The accounts behind the sign-ins: the cadre's is a cadre of the county's own roster, the village officer's village is the one
 * that will be asked where a household has gone, and the township clerk's township is the one it lies in.
 */
export function demoAccounts(county: DemoCounty): NewAccount[] {
  const { name, unit } = busiestCadre(county)
  const { village } = missingNextMonth(county, csvTownship(county))
  const reach: Partial<Record<Role, object>> = {
    cadre: { cadreKey: `${name}/${unit}` },
    township_clerk: { township: village.township.name },
    village_officer: { township: village.township.name, village: village.name },
    inspector: inspection,
  }
  return demoSignIns.map(({ username, name: office, password, role, county: countyCode }) => ({
    username,
    name: role === 'cadre' ? name : office,
    password,
    memberships: [{ countyCode, role, ...reach[role] }],
  }))
}

/** The township whose register of next month waits to be looked at. */
export function csvTownship({ townships }: DemoCounty): Township {
  return townships.find(({ layout }) => layout === 'csv') as Township
}

/** Households nobody helps, and of the unit that assists their village one who is a relative: nobody proposes this one. */
export function demoKinships({ households, cadres, pairings }: DemoCounty): DeclareKinship[] {
  const helped = new Set(pairings.filter(({ until }) => until === null).map(({ household }) => household))
  const alone = households.filter((household) => !helped.has(household))
  const pairs = alone.flatMap((household) => {
    const cadre = cadres.find(({ unit, leftOn }) => unit === household.village.unit && leftOn === null)
    return cadre ? [{ cadreKey: `${cadre.name}/${cadre.unit}`, householdNo: household.no }] : []
  })
  return pairs.slice(0, 2).map((pair, i) => ({ ...pair, relation: ['妻弟', '堂兄'][i]! }))
}

/** The cadre who signs in goes to all of theirs but one in a fortnight: these have their six things (六定), the others lack a day. */
export function demoNextVisit(county: DemoCounty, today: string): NextVisit {
  const cadre = busiestCadre(county)
  const own = county.pairings.filter((pairing) => pairing.cadre === cadre && pairing.until === null)
  return { householdNos: own.slice(1).map(({ household }) => household.no), visitOn: addDays(today, 14) }
}

function busiestCadre({ cadres, pairings }: DemoCounty): Cadre {
  const current = Map.groupBy(
    pairings.filter(({ until }) => until === null),
    ({ cadre }) => cadre,
  )
  const load = (cadre: Cadre) => current.get(cadre)?.length ?? 0
  return cadres.toSorted((a, b) => load(b) - load(a))[0] as Cadre
}
