import { z } from 'zod'
import { PairingSpan } from './household.ts'
import { Day } from './pairing.ts'

/** A responsible cadre (帮扶责任人) with the load carried against the policy's cap. */
export const CadreRow = z.object({
  key: z.string(),
  name: z.string(),
  unit: z.string(),
  postLevel: z.string().nullable(),
  phoneMasked: z.string().nullable(),
  leftOn: z.string().nullable(),
  leftReason: z.string().nullable(),
  /** Current households; `cap` and `floor` by post level from policy, null where the policy names none. */
  load: z.number(),
  cap: z.number().nullable(),
  floor: z.number().nullable(),
  villages: z.array(z.string()),
})
export type CadreRow = z.infer<typeof CadreRow>

/** What a roster says of a cadre beside the pairings. */
export const CadreRecord = z.object({
  post: z.string().nullable(),
  unitKind: z.string().nullable(),
  sex: z.string().nullable(),
  idMasked: z.string().nullable(),
  idState: z.string().nullable(),
  employedFrom: z.string().nullable(),
  note: z.string().nullable(),
  editedAt: z.string().nullable(),
  /** The same person's record in the unit before, and in the unit since. */
  formerKey: z.string().nullable(),
  laterKey: z.string().nullable(),
})
export type CadreRecord = z.infer<typeof CadreRecord>

/** A cadre's page: the person, and every household there is or was. */
export const CadrePage = z.object({
  cadre: CadreRow.extend(CadreRecord.shape),
  pairings: z.array(
    PairingSpan.extend({
      headName: z.string().nullable(),
      township: z.string().nullable(),
      village: z.string().nullable(),
      /** Handed over: whether the cadre has taken note. */
      acceptance: z.enum(['open', 'accepted', 'declined']).nullable(),
      acceptanceNote: z.string().nullable(),
    }),
  ),
})
export type CadrePage = z.infer<typeof CadrePage>

const words = (most: number) => z.string().trim().max(most)
const DayOrMonth = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
const own = {
  post: words(60).nullable(),
  postLevel: words(20).nullable(),
  unitKind: words(60).nullable(),
  sex: z.enum(['男', '女']).nullable(),
  employedFrom: DayOrMonth.nullable(),
  note: words(200).nullable(),
  /** Absent: stays as it is. '' = none. */
  phone: words(30).optional(),
  idNumber: words(30).optional(),
}

/** A cadre to put on the roster (登记). `formerly`: the record of the same person in the unit before. */
export const NewCadre = z.object({
  ...own,
  name: words(40).min(1),
  unit: words(100).min(1),
  formerly: z.string().max(200).optional(),
  /** Another person of this name in the unit. */
  namesake: z.boolean().optional(),
})
export type NewCadre = z.infer<typeof NewCadre>

/** What is written anew of a cadre; name and unit are who it is and stay. `editedAt`: as it was read. */
export const CadreEdit = z.object({ ...own, editedAt: z.string().max(40).nullable() })
export type CadreEdit = z.infer<typeof CadreEdit>

/** Back in the post (回岗): the leaving was a mistake, or the cadre came back. */
export const CadreReturn = z.object({ on: Day, reason: words(200).min(1) })
export type CadreReturn = z.infer<typeof CadreReturn>
