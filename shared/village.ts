import { z } from 'zod'
import { Day } from './pairing.ts'

/** A post (包村岗位) of a village: who answers for it as a whole. */
export const VillagePost = z.enum(['unit', 'leader', 'team', 'secretary'])
export type VillagePost = z.infer<typeof VillagePost>

export const postNames: Record<VillagePost, string> = {
  unit: '帮扶单位',
  leader: '包村县领导',
  team: '驻村工作队',
  secretary: '第一书记',
}

/** Where a first secretary stands in the term (任期) of the policy's years: past its end, or near it. */
export const TermState = z.enum(['past', 'near'])
export type TermState = z.infer<typeof TermState>

/** A village (村) with whoever holds its posts today (包村). null = no ledger said, '' = said to be nobody. */
export const VillageRow = z.object({
  key: z.string(),
  township: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  keyVillage: z.boolean().nullable(),
  households: z.number(),
  unit: z.string().nullable(),
  leader: z.string().nullable(),
  /** The team's leader and its other members, joined by 、. */
  team: z.string().nullable(),
  members: z.string().nullable(),
  secretary: z.string().nullable(),
  secretarySince: z.string().nullable(),
  /** The day, month or year the first secretary's term ends. */
  secretaryDue: z.string().nullable(),
  secretaryTerm: TermState.nullable(),
})
export type VillageRow = z.infer<typeof VillageRow>

/** A term (任期) in a village's post, as far back as it was written down here. */
export const Term = z.object({
  id: z.number(),
  post: VillagePost,
  holder: z.string(),
  members: z.string().nullable(),
  cadreKey: z.string().nullable(),
  sinceOn: z.string().nullable(),
  untilOn: z.string().nullable(),
  endReason: z.string().nullable(),
})
export type Term = z.infer<typeof Term>

/** Who holds a post today, since when as far as it is known. */
export const Holding = z.object({
  post: VillagePost,
  holder: z.string().nullable(),
  members: z.string().nullable(),
  cadreKey: z.string().nullable(),
  sinceOn: z.string().nullable(),
})
export type Holding = z.infer<typeof Holding>

/** Everything of one village's link (包村): its posts, the terms before, and how its households stand. */
export const VillagePage = z.object({
  village: VillageRow,
  asOf: z.string(),
  /** Households that must have a cadre, and those of them that have none. */
  due: z.number(),
  unpaired: z.number(),
  posts: z.array(Holding),
  terms: z.array(Term),
})
export type VillagePage = z.infer<typeof VillagePage>

/**
 * Who takes a village's post, from when on, and why: '' = nobody does. Whoever held it leaves the day before. The same holder
 * as today corrects what is written of the term.
 */
export const PostOrder = z.object({
  post: VillagePost,
  holder: z.string().trim().max(60),
  /** The team's members beside its leader. */
  members: z.string().trim().max(200).optional(),
  cadreKey: z.string().max(200).nullable(),
  sinceOn: Day,
  reason: z.string().trim().min(1).max(200),
  /** Whom the person saw in the post. */
  was: z.string().nullable(),
})
export type PostOrder = z.infer<typeof PostOrder>

/** A unit (帮扶单位): the villages it assists, its cadres, and the households these have. */
export const UnitRow = z.object({
  name: z.string(),
  villages: z.array(z.object({ key: z.string(), township: z.string(), name: z.string() })),
  /** Cadres still in their posts. */
  cadres: z.number(),
  households: z.number(),
  /** How many more its cadres may have under their caps; null where the policy names no cap for some of them. */
  room: z.number().nullable(),
  /** Households whose cadre here has left. */
  gone: z.number(),
  /** Households of its villages that must have a cadre and have none. */
  unpaired: z.number(),
})
export type UnitRow = z.infer<typeof UnitRow>
