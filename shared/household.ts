import { z } from 'zod'

/** A household (户) on the register, as lists show it. Numbers of people are masked. */
export const HouseholdRow = z.object({
  no: z.string(),
  headName: z.string().nullable(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  population: z.number().nullable(),
  attribute: z.string().nullable(),
  status: z.string().nullable(),
  monitorKind: z.string().nullable(),
  riskCleared: z.boolean().nullable(),
  cause: z.string().nullable(),
  /** Names of current cadres joined by 、; empty where nobody is. */
  cadres: z.string(),
  /** The current pairings themselves: what a change takes the place of. */
  current: z.array(z.object({ id: z.number(), cadreName: z.string(), sinceOn: z.string().nullable() })),
  findings: z.number(),
})
export type HouseholdRow = z.infer<typeof HouseholdRow>

export const Person = z.object({
  key: z.string(),
  name: z.string(),
  relation: z.string().nullable(),
  sex: z.string().nullable(),
  birthOn: z.string().nullable(),
  age: z.number().nullable(),
  idMasked: z.string().nullable(),
  idState: z.string().nullable(),
  education: z.string().nullable(),
  school: z.string().nullable(),
  health: z.string().nullable(),
  labour: z.string().nullable(),
  workMonths: z.number().nullable(),
  insuredResident: z.boolean().nullable(),
  insuredEmployee: z.boolean().nullable(),
})
export type Person = z.infer<typeof Person>

export const Income = z.object({
  year: z.number(),
  wagesFen: z.number().nullable(),
  businessFen: z.number().nullable(),
  propertyFen: z.number().nullable(),
  transferFen: z.number().nullable(),
  costsFen: z.number().nullable(),
  netFen: z.number().nullable(),
  perHeadFen: z.number().nullable(),
})
export type Income = z.infer<typeof Income>

export const PairingSpan = z.object({
  id: z.number(),
  householdNo: z.string(),
  cadreKey: z.string(),
  cadreName: z.string(),
  cadreUnit: z.string(),
  role: z.string().nullable(),
  sinceOn: z.string().nullable(),
  untilOn: z.string().nullable(),
  endReason: z.string().nullable(),
  current: z.boolean(),
})
export type PairingSpan = z.infer<typeof PairingSpan>

/** The household card (户卡): everything of one household on one page. */
export const HouseholdCard = HouseholdRow.extend({
  villageGroup: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  kind: z.string().nullable(),
  exitYear: z.number().nullable(),
  riskIdentifiedOn: z.string().nullable(),
  riskClearedOn: z.string().nullable(),
  otherCauses: z.array(z.string()),
  unsafeHouse: z.boolean().nullable(),
  safeWater: z.boolean().nullable(),
  incomePerHeadFen: z.number().nullable(),
  identifiedOn: z.string().nullable(),
  note: z.string().nullable(),
  extra: z.record(z.string(), z.unknown()),
  source: z.object({ importId: z.number(), fileName: z.string(), sheet: z.string(), row: z.number() }).nullable(),
  people: z.array(Person),
  incomes: z.array(Income),
  /** `writtenAt`: when it was last made or ended here, by hand. */
  pairings: z.array(PairingSpan.extend({ writtenAt: z.string().nullable() })),
  visits: z.array(
    z.object({
      visitedOn: z.string(),
      cadreName: z.string(),
      way: z.string().nullable(),
      found: z.string().nullable(),
      promised: z.string().nullable(),
    }),
  ),
  visitTotal: z.number(),
  measures: z.array(
    z.object({
      category: z.string().nullable(),
      content: z.string().nullable(),
      startedOn: z.string().nullable(),
      amountFen: z.number().nullable(),
      done: z.boolean().nullable(),
    }),
  ),
  plans: z.array(z.object({ year: z.number(), content: z.string().nullable() })),
  openFindings: z.array(
    z.object({ id: z.number(), checkId: z.string(), title: z.string(), severity: z.string(), sentence: z.string() }),
  ),
})
export type HouseholdCard = z.infer<typeof HouseholdCard>
