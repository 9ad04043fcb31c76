import { z } from 'zod'
import { ImportState } from './importstate.ts'
import { PageQuery } from './page.ts'
import { Day } from './pairing.ts'
import { RecognisedSheet } from './recognised.ts'

/** An entity (表): where a record lands; the county table's name. */
export const Entity = z.enum([
  'village',
  'household',
  'person',
  'cadre',
  'pairing',
  'visit',
  'measure',
  'plan',
  'income',
  'comparison',
  'project',
  'benefit',
  'loan',
  'procedure_case',
])
export type Entity = z.infer<typeof Entity>

export const entityNames: Record<Entity, string> = {
  village: '村',
  household: '户',
  person: '人',
  cadre: '帮扶责任人',
  pairing: '结对',
  visit: '走访',
  measure: '帮扶措施',
  plan: '帮扶计划',
  income: '家庭收入',
  comparison: '比对名单',
  project: '项目资金',
  benefit: '补助发放',
  loan: '小额信贷',
  procedure_case: '程序',
}

/** An issue (问题): a cell, a column or a sheet that could not be taken as it is. Words for `code` are in shared/issue.ts. */
export const Issue = z.object({
  sheet: z.string(),
  /** The sheet's own row number from 1; null = the whole column or sheet. */
  row: z.number().nullable(),
  header: z.string().nullable(),
  field: z.string().nullable(),
  /** The cell's column from 0; null: the whole row, column or sheet. */
  at: z.number().nullable(),
  /** Whose row it is, in words. */
  who: z.string().nullable(),
  code: z.string(),
  value: z.string().nullable(),
  level: z.enum(['error', 'notice']),
})
export type Issue = z.infer<typeof Issue>

export const ImportSummary = z.object({
  sheets: z.array(RecognisedSheet),
  /** Records by entity: staged ones, and what the difference says of them. Known counts only. */
  counts: z.partialRecord(
    Entity,
    z.object({
      new: z.number(),
      changed: z.number(),
      same: z.number(),
      /** Edited in Jiedui since: the file says something else, the edit stays. */
      kept: z.number(),
      refused: z.number(),
      gone: z.number(),
    }),
  ),
  /** `held`: rows that errors keep out of the register. */
  issues: z.object({ errors: z.number(), notices: z.number(), held: z.number() }),
  /** Changed records by entity and column: how often each column changes. */
  changes: z
    .partialRecord(Entity, z.array(z.object({ field: z.string(), name: z.string(), count: z.number() })))
    .optional(),
  /** Rows that may be somebody the file or the register has already. */
  duplicates: z.object({ file: z.number(), county: z.number() }).optional(),
})
export type ImportSummary = z.infer<typeof ImportSummary>

export const Import = z.object({
  id: z.number(),
  fileName: z.string(),
  sizeBytes: z.number(),
  sha256: z.string().nullable(),
  state: ImportState,
  refused: z.object({ code: z.string(), message: z.string() }).nullable(),
  rowsRead: z.number(),
  rowsStaged: z.number(),
  rowsCommitted: z.number(),
  /** Fixes made since the workbook was last read. */
  fixesPending: z.number(),
  summary: ImportSummary.nullable(),
  uploadedBy: z.string(),
  uploadedAt: z.string(),
  /** Who asked for a second person's yes. */
  submittedBy: z.string().nullable(),
  submittedAt: z.string().nullable(),
  /** Sent back by the second person. */
  returned: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  committedBy: z.string().nullable(),
  committedAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undoReason: z.string().nullable(),
  /** Records looked at while it is undone. */
  rowsUndone: z.number(),
  /** Whose turn it is before it can be committed or undone. */
  waitsFor: z.object({ id: z.number(), fileName: z.string(), state: ImportState }).nullable(),
  /** An earlier import of the same file that is still on its way or in. */
  sameAs: z.object({ id: z.number(), state: ImportState, by: z.string(), at: z.string() }).nullable(),
})
export type Import = z.infer<typeof Import>

/** An import in the history, with the kinds of ledger that were in it; its summary has no sheets. */
export type ImportLine = Import & { kinds: string[] }

const word = z.string().max(100).optional()
export const ImportQuery = PageQuery.extend({
  state: ImportState.optional(),
  by: word,
  kind: word,
  q: word,
  from: Day.optional(),
  to: Day.optional(),
})
export type ImportQuery = z.infer<typeof ImportQuery>
