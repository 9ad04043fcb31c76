import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { birthOf, isValid18, sexOf } from '../../shared/idnumber.ts'
import { allFaults, makeCounty } from '../../workers/demo/county.ts'
import { truthOf } from '../../workers/demo/truth.ts'
import { townGovernment, villageCommittee } from '../../workers/demo/units.ts'
import { demoCounty, demoKinships } from '../../workers/home/demo.ts'

const wish = { seed: 1, code: '529901', name: '清禾县', households: 400, asOf: '2026-10-31' }

test('every number is valid and agrees with the person, but for those planted', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.constantFrom('2026-10-31', '2027-01-15', '2028-02-29'),
      (seed, asOf) => {
        const county = makeCounty({ ...wish, seed, asOf, households: 120 })
        const planted = new Set(county.planted.map(({ key }) => key))
        const twice = new Set(county.planted.filter(({ check }) => check === 'id-duplicate').map(({ key }) => key))
        const seen = new Set<string>()
        for (const household of county.households) {
          for (const member of household.members) {
            if (planted.has(`${household.no}/${member.name}`)) continue
            const { idNumber, birthOn, sex } = member
            expect([isValid18(idNumber), birthOf(idNumber), sexOf(idNumber)]).toEqual([true, birthOn, sex])
            expect(seen.has(idNumber) && !twice.has(idNumber)).toBe(false)
            seen.add(idNumber)
          }
        }
      },
    ),
    { numRuns: 12, seed: 7 },
  )
})

test('nobody can be telephoned, and no number is from a place that exists', () => {
  const county = makeCounty(wish)
  const numbers = county.cadres.map(({ idNumber }) => idNumber).concat(county.lists.map(({ idNumber }) => idNumber))
  expect(numbers.filter((number) => !number.startsWith('5299') && !number.startsWith('999999'))).toEqual([])
  const phones = county.households.map(({ phone }) => phone).concat(county.cadres.map(({ phone }) => phone))
  expect(phones.filter((phone) => phone && phone !== '无' && !phone.startsWith('19000'))).toEqual([])
})

test('every check of the groups has something to find in a county of ordinary size', () => {
  const county = makeCounty(wish)
  const found = new Set(county.planted.filter(({ optional }) => !optional).map(({ check }) => check))
  expect(allFaults.map(({ check }) => check).filter((check) => !found.has(check))).toEqual([])
})

test('no subject is planted twice for one check', () => {
  for (const { expected } of Object.values(truthOf(makeCounty(wish)).checks))
    expect(new Set(expected.map(({ key }) => key)).size).toBe(expected.length)
})

test('somebody has five households of one village, and two first secretaries are six weeks from the end of their term', () => {
  const county = makeCounty({ ...wish, households: 1000 })
  const current = Map.groupBy(
    county.pairings.filter(({ until }) => until === null),
    ({ cadre }) => cadre,
  )
  const five = [...current].filter(([{ level }, own]) => level === '乡科级' && own.length === 5)
  expect(five.map(([, own]) => new Set(own.map(({ household }) => household.village)).size)).toEqual([1])
  expect(county.villages.filter(({ secretarySince }) => secretarySince === '2023-12-12')).toHaveLength(2)
})

test('one household lives where nobody may be sent, others where somebody may', () => {
  const { households, cadres, pairings } = demoCounty(wish.asOf)
  const current = pairings.filter(({ until }) => until === null)
  const loads = Map.groupBy(current, ({ cadre }) => cadre)
  const helped = new Set(current.map(({ household }) => household))
  const hands = households
    .filter((household) => !helped.has(household))
    .map(({ village }) => {
      const units = [village.unit, townGovernment(village), villageCommittee(village)]
      return cadres.filter(
        (one) => units.includes(one.unit) && (loads.get(one)?.length ?? 0) < (one.level === '村干部' ? 10 : 2),
      )
    })
  expect(hands.filter((some) => some.length === 0)).toHaveLength(1)
  expect(hands.length).toBeGreaterThan(5)
  expect(
    demoKinships(demoCounty(wish.asOf)).filter(({ householdNo }) => households.some((one) => one.no === householdNo)),
  ).toHaveLength(2)
})

test('people of a household have different names, villages of a county too', () => {
  const county = makeCounty({ ...wish, households: 2000 })
  const double = county.households.filter(
    ({ members }) => new Set(members.map(({ name }) => name)).size < members.length,
  )
  expect(double).toEqual([])
  expect(new Set(county.villages.map(({ name }) => name)).size).toBe(county.villages.length)
})
