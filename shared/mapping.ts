import { z } from 'zod'

/** What a person has decided of one table (对应关系): which rows are its header, what kind it is, what each column means. */
export const TableChoice = z.strictObject({
  kind: z.string(),
  /** The sheet's own row numbers, first and last. */
  headerRows: z.tuple([z.number().int().min(1), z.number().int().min(1)]),
  /** By column from 0: a field of the kind, or null: kept as written. Columns not named are recognised as ever. */
  columns: z.array(
    z.strictObject({
      at: z.number().int().min(0).max(16_383),
      /** Its header when it was chosen: in a corrected workbook the column may stand elsewhere. null: by its place alone. */
      header: z.string().max(2000).nullable(),
      field: z.string().nullable(),
    }),
  ),
  /** Unit of money where header and cell say none. */
  unit: z.enum(['元', '万元']).nullable(),
  /** First and last column from 0 where another table stands beside it. */
  span: z.tuple([z.number().int().min(0), z.number().int().min(0)]).optional(),
})
export type TableChoice = z.infer<typeof TableChoice>

/** What a person has decided of one sheet: left out for a reason, or how its tables are read. */
export const SheetChoice = z.strictObject({
  sheet: z.string(),
  /** In the person's words; null: taken. */
  leftOut: z.string().trim().min(1).max(200).nullable(),
  /** All that are read of it; none: as it is recognised. */
  tables: z.array(TableChoice).max(500),
})
export type SheetChoice = z.infer<typeof SheetChoice>

/** What the county keeps of a choice for the next workbook with the same headers, whatever their order. */
export const RememberedChoice = z.strictObject({
  kind: z.string(),
  /** How many rows the header block has. */
  rows: z.number().int().min(1),
  /** `header` as workers/import/recognise/choice.ts compares it. */
  columns: z.array(z.strictObject({ header: z.string(), field: z.string().nullable() })),
  unit: z.enum(['元', '万元']).nullable(),
})
export type RememberedChoice = z.infer<typeof RememberedChoice>

/** A field of a kind (字段) as one chooses it for a column: needed ones first. */
export interface FieldOption {
  name: string
  title: string
  /** What its cells are read as, in words: 日期, 金额, 选项 … */
  reads: string
  group: '必需' | '户' | '其他'
}

/** A kind of ledger as one chooses it for a table. */
export interface KindOption {
  id: string
  name: string
  /** Recognised only if of each group at least one field has a column. */
  needs: string[][]
  /** Words of which its title, sheet or file name must have one; blank: none. */
  titled: string[]
  fields: FieldOption[]
}

/** What can be chosen for an import, and what has been. */
export interface Mapping {
  kinds: KindOption[]
  choices: SheetChoice[]
  chosenBy: string | null
  chosenAt: string | null
}

/** A header the county remembers (表头记忆): what was chosen for it, by whom, and when it was used last. */
export interface RememberedHeader {
  signature: string
  headers: string[]
  kindName: string
  columns: { header: string; fieldName: string | null }[]
  unit: '元' | '万元' | null
  chosenBy: string
  chosenAt: string
  usedAt: string | null
}
