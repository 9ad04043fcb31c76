import { z } from 'zod'
import { Entity } from './import.ts'
import { PageQuery } from './page.ts'

/** What is done with a record the file does not name (处置): it stays, leaves the register (去册), or the village is asked. */
export const GoneDecision = z.enum(['keep', 'left', 'ask'])
export type GoneDecision = z.infer<typeof GoneDecision>

export const goneDecisionNames: Record<GoneDecision, string> = { keep: '保留', left: '去册', ask: '待村核实' }

/** Records a village can answer for. */
export const askable: Entity[] = ['household', 'person', 'pairing']

/** A row of the difference (差异): `fields` old → new for `changed`, new only for `new`. Numbers of people are masked. */
export const DiffRow = z.object({
  entity: Entity,
  key: z.string(),
  /** The record in words. */
  title: z.string(),
  /** The household it is or belongs to; `known`: it has a page. */
  householdNo: z.string().nullable(),
  known: z.boolean(),
  sheet: z.string(),
  row: z.number(),
  state: z.enum(['new', 'changed', 'same', 'kept', 'refused', 'gone']),
  fields: z.array(
    z.object({ field: z.string(), name: z.string(), old: z.string().nullable(), new: z.string().nullable() }),
  ),
  /** It was in the register once and left. */
  left: z.object({ on: z.string(), reason: z.string() }).nullable(),
})
export type DiffRow = z.infer<typeof DiffRow>

/** `field`: only changes of this column. */
export const DiffQuery = PageQuery.extend({
  entity: Entity,
  state: DiffRow.shape.state,
  q: z.string().max(60).optional(),
  field: z.string().max(60).optional(),
})
export type DiffQuery = z.infer<typeof DiffQuery>

/** A record the register has and the file does not name. `from`: the workbook it came with. */
export const GoneRow = z.object({
  id: z.number(),
  entity: Entity,
  key: z.string(),
  title: z.string(),
  householdNo: z.string().nullable(),
  /** Its household has a page. */
  known: z.boolean(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  from: z.object({ fileName: z.string(), sheet: z.string(), row: z.number() }).nullable(),
  decision: GoneDecision,
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
})
export type GoneRow = z.infer<typeof GoneRow>

export const GoneQuery = PageQuery.extend({
  entity: Entity,
  decision: GoneDecision.optional(),
  q: z.string().max(60).optional(),
})
export type GoneQuery = z.infer<typeof GoneQuery>

/** A decision about some (`ids`) or all of an entity's gone records, all that `q` finds. */
export const Decide = z
  .strictObject({
    entity: Entity,
    ids: z.array(z.number().int()).min(1).max(200).optional(),
    q: z.string().max(60).optional(),
    decision: GoneDecision,
    reason: z.string().trim().max(200).optional(),
  })
  .refine(({ decision, reason }) => decision !== 'left' || (reason !== undefined && reason !== ''), {
    path: ['reason'],
  })
export type Decide = z.infer<typeof Decide>

/** Why a row may be somebody else's: the same key twice, the same ID number, the same head in the same village. */
export const DuplicateWhy = z.enum(['key', 'id', 'head'])
export type DuplicateWhy = z.infer<typeof DuplicateWhy>

export const DuplicateRow = z.object({
  id: z.number(),
  why: DuplicateWhy,
  /** Rows of one mark belong together. */
  mark: z.string(),
  entity: Entity,
  title: z.string(),
  householdNo: z.string().nullable(),
  sheet: z.string(),
  row: z.number(),
  /** Whom the register has. */
  other: z.object({ name: z.string(), householdNo: z.string().nullable() }).nullable(),
})
export type DuplicateRow = z.infer<typeof DuplicateRow>

/** What an import did and who had a hand in it (回执), beside what the import itself says. */
export const Receipt = z.object({
  /** Cells mended, and by whom. */
  fixes: z.number(),
  mendedBy: z.array(z.string()),
  /** How tables were recognised, by origin. */
  tables: z.object({ recognised: z.number(), remembered: z.number(), chosen: z.number() }),
  /** Rows that are no records: totals, notes, headers repeated, blank ones. */
  skipped: z.number(),
  gone: z.array(z.object({ entity: Entity, keep: z.number(), left: z.number(), ask: z.number() })),
  /** Findings its checks found for the first time. */
  findings: z.number(),
  versions: z.object({ product: z.string(), schema: z.string(), policy: z.number() }).nullable(),
})
export type Receipt = z.infer<typeof Receipt>

/** A record that left the register (去册). */
export const DepartedRow = z.object({
  id: z.number(),
  entity: Entity,
  key: z.string(),
  title: z.string(),
  householdNo: z.string().nullable(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  reason: z.string(),
  leftBy: z.string(),
  leftOn: z.string(),
  /** Records that left with it. */
  along: z.number(),
  fileName: z.string().nullable(),
  backAt: z.string().nullable(),
})
export type DepartedRow = z.infer<typeof DepartedRow>

/** A village question (待村核实): is this record, missing from a ledger, really gone? */
export const VillageQuestion = z.object({
  id: z.number(),
  entity: Entity,
  title: z.string(),
  householdNo: z.string().nullable(),
  township: z.string().nullable(),
  village: z.string().nullable(),
  fileName: z.string().nullable(),
  /** What the county wants to know, in its words; null: whether it is still there. */
  asks: z.string().nullable(),
  askedOn: z.string(),
  answer: z.enum(['keep', 'left']).nullable(),
  note: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredOn: z.string().nullable(),
})
export type VillageQuestion = z.infer<typeof VillageQuestion>

export const Answer = z.strictObject({
  answer: z.enum(['keep', 'left']),
  note: z.string().trim().max(200).optional(),
})
export type Answer = z.infer<typeof Answer>
