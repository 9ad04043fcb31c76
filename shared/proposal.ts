import { z } from 'zod'
import { CadreRow } from './cadre.ts'

/** Which households a proposal is asked for: those without a cadre, those whose cadre has left, those over their cadre's cap. */
export const ProposalScope = z.enum(['unpaired', 'gone', 'over'])
export type ProposalScope = z.infer<typeof ProposalScope>

/** What is asked: which households, in which area, and for a what-if other caps than the policy's by post level. */
export const ProposalOrder = z.object({
  scope: z.array(ProposalScope).min(1).default(['unpaired', 'gone']),
  township: z.string().max(100).optional(),
  village: z.string().max(100).optional(),
  households: z.array(z.string().max(40)).max(5000).optional(),
  caps: z.record(z.string().max(20), z.int().min(0).max(1000)).optional(),
})
export type ProposalOrder = z.infer<typeof ProposalOrder>

/** A proposed pair (拟结对): `why` in words, weightiest first. `replaces` is the pairing it takes the place of. */
export const ProposedPair = z.object({
  household: z.string(),
  headName: z.string().nullable(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  cadre: z.string(),
  cadreName: z.string(),
  cadreUnit: z.string(),
  postLevel: z.string().nullable(),
  replaces: z.object({ id: z.number(), cadreName: z.string() }).nullable(),
  why: z.array(z.string()),
  loadAfter: z.number(),
  cap: z.number().nullable(),
})
export type ProposedPair = z.infer<typeof ProposedPair>

export const UnsolvedHousehold = z.object({
  household: z.string(),
  headName: z.string().nullable(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  why: z.array(z.string()),
})
export type UnsolvedHousehold = z.infer<typeof UnsolvedHousehold>

/** A proposal (拟结对方案): nothing is written by it. Repeatable: the same register and policy give the same. */
export const Proposal = z.object({
  asOf: z.string(),
  pairs: z.array(ProposedPair),
  unsolved: z.array(UnsolvedHousehold),
  /** What stops whole groups of the unsolved, in words with figures: “柳溪镇帮扶单位 12 人都已满额，还差 9 户”. */
  limits: z.array(z.string()),
  /** Post levels whose cap, one higher, would solve more: what-ifs ready made. */
  whatIf: z.array(z.object({ postLevel: z.string(), cap: z.number(), solved: z.number(), unsolved: z.number() })),
  milliseconds: z.number(),
})
export type Proposal = z.infer<typeof Proposal>

/** A cadre beside the households chosen: whether it may take all of them, and what speaks for it. */
export const Candidate = CadreRow.extend({
  ok: z.boolean(),
  /** Why not, and what to do. */
  words: z.string().nullable(),
  why: z.array(z.string()),
})
export type Candidate = z.infer<typeof Candidate>
