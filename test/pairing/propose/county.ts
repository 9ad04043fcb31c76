import fc from 'fast-check'
import { defaultPolicy } from '../../../shared/policy.ts'
import type {
  CadreFact,
  HouseholdFact,
  ProposalFacts,
  SpanFact,
  VillageFact,
} from '../../../workers/pairing/propose/facts.ts'

export const policy = defaultPolicy()
export const caps = policy.pairing.cap
const levels = ['县级领导', '乡科级', '一般干部', '村干部', '党员', null]
const units = ['清禾县教育局', '清禾县水利局', '清禾县妇联', '甲镇人民政府', '乙镇人民政府', '甲镇一村村民委员会', '']
const villages: [township: string, name: string][] = [
  ['甲镇', '一村'],
  ['甲镇', '二村'],
  ['乙镇', '三村'],
]

/** What a small county may look like: a few households, fewer cadres, every kind of unit, post level and relation among them. */
export const smallCounty = (most: { households: number; cadres: number }) =>
  fc
    .record({
      units: fc.array(fc.constantFrom('教育局', '清禾县水利局', '教育局、水利局', '', null), {
        minLength: 3,
        maxLength: 3,
      }),
      cadres: fc.array(cadre, { minLength: 1, maxLength: most.cadres }),
      households: fc.array(household, { minLength: 1, maxLength: most.households }),
    })
    .map(factsOf)

const home = fc.tuple(fc.nat(2), fc.constantFrom('1组', '2组'))
const cadre = fc.record({
  unit: fc.constantFrom(...units),
  postLevel: fc.constantFrom(...levels),
  homes: fc.array(home, { maxLength: 3 }),
  more: fc.integer({ min: 0, max: 3 }),
})
const household = fc.record({
  village: fc.option(fc.nat(2), { freq: 12 }),
  group: fc.constantFrom('1组', '2组', null),
  status: fc.constantFrom('未脱贫', '返贫', '已脱贫'),
  cause: fc.constantFrom('因病', '因残'),
  /** Whom it has: nobody, one who has left, or a cadre by place in the list, who may have too many. */
  has: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.constantFrom('left' as const), fc.nat(4)),
  bars: fc.array(fc.tuple(fc.nat(4), fc.constantFrom('kin' as const, 'own-family' as const)), { maxLength: 2 }),
})
type Given = {
  units: (string | null)[]
  cadres: { unit: string; postLevel: string | null; homes: [number, string][]; more: number }[]
  households: {
    village: number | null
    group: string | null
    status: string
    cause: string
    has: null | 'left' | number
    bars: [number, 'kin' | 'own-family'][]
  }[]
}

function factsOf(given: Given): ProposalFacts {
  const at = (place: number | null) =>
    (place === null ? [null, null] : villages[place]!) as [string | null, string | null]
  const keyOf = (i: number) => `干部${i}/${given.cadres[i]!.unit}`
  const has = given.households.map(({ has }) =>
    typeof has === 'number' && has < given.cadres.length ? has : has === 'left' ? has : null,
  )
  const cadres = given.cadres.map(({ unit, postLevel, homes, more }, i): CadreFact => {
    const own = given.households.flatMap(({ village, group }, h) =>
      has[h] === i ? [[...at(village), group, `H${h}`, 1]] : [],
    )
    const others = homes.map(([place, group], j) => [...at(place), group, `O${i}-${j}`, 1])
    const rows = [...own, ...others]
    const load = rows.length + (own.length > 0 ? more : 0)
    return {
      key: keyOf(i),
      name: `干部${i}`,
      unit,
      postLevel,
      load,
      homes: rows.length > 0 ? JSON.stringify(rows) : null,
    }
  })
  const spans = given.households.flatMap((_, h): SpanFact[] => {
    const who = has[h]
    if (who === null || who === undefined) return []
    const no = { id: 100 + h, householdNo: `H${h}` }
    if (who === 'left')
      return [{ ...no, cadreKey: '老周/清禾县教育局', cadreName: '老周', unit: '清禾县教育局', left: 1, handing: 0 }]
    const { key, name, unit } = cadres[who]!
    return [{ ...no, cadreKey: key, cadreName: name, unit, left: 0, handing: 0 }]
  })
  return {
    asOf: '2026-11-20',
    households: given.households.map(({ village, group, status, cause }, h): HouseholdFact => {
      const [township, name] = at(village)
      const said = {
        status,
        monitorKind: '',
        riskCleared: null,
        attribute: '一般贫困户',
        cause,
        needy: status === '已脱贫' ? 0 : 1,
      }
      return { no: `H${h}`, headName: `户主${h}`, township, village: name, villageGroup: group, ...said }
    }),
    spans,
    cadres,
    villages: villages.map(
      ([township, name], i): VillageFact => ({ township, name, unit: given.units[i]!, countyLeader: null, seen: 1 }),
    ),
    bars: given.households.flatMap(({ bars }, h) =>
      bars.flatMap(([i, why]) => (i < cadres.length ? [{ householdNo: `H${h}`, cadreKey: keyOf(i), why }] : [])),
    ),
  }
}
