import { z } from 'zod'
import { Entity } from './import.ts'
import { PageQuery } from './page.ts'

/** What became of a record when its import was taken back (撤销): 已撤回 · 没有可撤回的 · 保留 · 未能撤回. */
export const Verdict = z.enum(['reversed', 'nothing', 'kept', 'failed'])
export type Verdict = z.infer<typeof Verdict>

/** Why it was kept or could not be taken back, or is still there without it. */
export const UndoWhy = z.enum(['edited', 'paired', 'serves', 'visited', 'household', 'missing', 'later'])
export type UndoWhy = z.infer<typeof UndoWhy>

export const undoWhyWords: Record<UndoWhy, string> = {
  edited: '入库后在系统里改过，保留改后的内容',
  paired: '这一户已在系统里安排了结对，保留',
  serves: '已在系统里给这名帮扶责任人安排了结对、备案了亲属或登记了包村，保留',
  visited: '这一户有其他来源的走访记录，保留',
  household: '所在的户保留，成员也保留',
  missing: '台账里已经没有这条记录',
  later: '后来的导入也有这条记录，按后来的留在台账里',
}

/** How many records by verdict: foreseen before, counted afterwards. */
export const UndoCounts = z.object({
  reversed: z.number(),
  nothing: z.number(),
  kept: z.number(),
  failed: z.number(),
})
export type UndoCounts = z.infer<typeof UndoCounts>

export const UndoRow = z.object({
  entity: Entity,
  key: z.string(),
  /** The record in words. */
  title: z.string(),
  sheet: z.string(),
  row: z.number(),
  verdict: Verdict,
  /** In words; null where there is nothing to say. */
  why: z.string().nullable(),
  /** The household it is or belongs to; `known`: it has a page. */
  householdNo: z.string().nullable(),
  known: z.boolean(),
})
export type UndoRow = z.infer<typeof UndoRow>

export const UndoQuery = PageQuery.extend({ verdict: Verdict.optional() })
export type UndoQuery = z.infer<typeof UndoQuery>

/** An undo (撤销): `refused` says why it cannot be, in words; `kept`: why how many stay. */
export const Undo = z.object({
  counts: UndoCounts,
  kept: z.array(z.object({ why: UndoWhy, words: z.string(), count: z.number() })),
  /** Later imports that speak of the same records: what they say stays. */
  later: z.array(z.object({ id: z.number(), fileName: z.string(), records: z.number() })),
  refused: z.string().nullable(),
  rows: z.object({ rows: z.array(UndoRow), page: z.number(), size: z.number(), total: z.number() }),
})
export type Undo = z.infer<typeof Undo>

export const UndoOrder = z.strictObject({ reason: z.string().trim().min(2).max(200) })
export type UndoOrder = z.infer<typeof UndoOrder>
