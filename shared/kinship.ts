import { z } from 'zod'

/** Kinship (亲属备案): a cadre is a relative of a household on the register, as somebody declared it. It is not paired with it then. */
export const Kinship = z.object({
  id: z.number(),
  cadreKey: z.string(),
  cadreName: z.string(),
  cadreUnit: z.string(),
  postLevel: z.string().nullable(),
  householdNo: z.string(),
  headName: z.string().nullable(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  /** What the cadre is to the household's head: 兄弟 岳父 … */
  relation: z.string(),
  note: z.string().nullable(),
  declaredBy: z.string(),
  declaredAt: z.string(),
  withdrawnBy: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  /** The cadre has the household today. */
  paired: z.boolean(),
})
export type Kinship = z.infer<typeof Kinship>

export const DeclareKinship = z.object({
  cadreKey: z.string().min(1).max(200),
  householdNo: z.string().min(1).max(40),
  relation: z.string().trim().min(1).max(20),
  note: z.string().trim().max(200).optional(),
})
export type DeclareKinship = z.infer<typeof DeclareKinship>

/** Withdraw (撤销备案): with a reason, kept beside it. */
export const WithdrawKinship = z.object({ reason: z.string().trim().min(1).max(200) })
export type WithdrawKinship = z.infer<typeof WithdrawKinship>
