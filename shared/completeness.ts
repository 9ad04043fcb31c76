import { z } from 'zod'
import { Day } from './pairing.ts'

/** One of the six things (六定) a pairing needs beside its household: 定责任 定规划 定措施 定成效 定督促. */
export const Need = z.enum(['cadre', 'plan', 'measure', 'project', 'visit'])
export type Need = z.infer<typeof Need>

export const needNames: Record<Need, string> = {
  cadre: '帮扶责任人',
  plan: '年度计划',
  measure: '帮扶措施',
  project: '增收项目',
  visit: '下次走访',
}

/** there · missing · unknown: no ledger tells · needless: nobody in the household can work. */
export const NeedState = z.enum(['there', 'missing', 'unknown', 'needless'])
export type NeedState = z.infer<typeof NeedState>

/** A household that is paired or must be, and which of the six things (六定) its pairing has; 定对象 is the household itself. */
export const CompletenessRow = z.object({
  no: z.string(),
  headName: z.string().nullable(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  /** Names of current cadres joined by 、. */
  cadres: z.string(),
  has: z.record(Need, NeedState),
  /** The day of the next visit, also where it has gone by: then it is missing. */
  visitOn: z.string().nullable(),
})
export type CompletenessRow = z.infer<typeof CompletenessRow>

/** How many households of a township (or of a village of it) lack what; `complete` lack nothing that is known. */
export const CompletenessSum = z.object({
  place: z.string(),
  households: z.number(),
  complete: z.number(),
  lacks: z.record(Need, z.number()),
})
export type CompletenessSum = z.infer<typeof CompletenessSum>

/** The same day for the next visit (下次走访) to many households; null takes it back. */
export const NextVisit = z.object({
  householdNos: z.array(z.string().min(1).max(40)).min(1).max(200),
  visitOn: Day.nullable(),
})
export type NextVisit = z.infer<typeof NextVisit>
