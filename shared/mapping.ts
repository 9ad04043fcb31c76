import { z } from 'zod'

/** What a person has decided of one table (对应关系): which rows are its header, what kind it is, what each column means. */
export const TableChoice = z.strictObject({
  kind: z.string(),
  /** The sheet's own row numbers, first and last. */
  headerRows: z.tuple([z.number().int().min(1), z.number().int().min(1)]),
  /** By column from 0: a field of the kind, or null: kept as written. Columns not named are recognised as ever. */
  columns: z.array(z.strictObject({ at: z.number().int().min(0), field: z.string().nullable() })),
  /** Unit of money where header and cell say none. */
  unit: z.enum(['元', '万元']).nullable(),
})
export type TableChoice = z.infer<typeof TableChoice>

/** What a person has decided of one sheet: left out for a reason, or how its tables are read. */
export const SheetChoice = z.strictObject({
  sheet: z.string(),
  /** In the person's words; null: taken. */
  leftOut: z.string().trim().min(1).max(200).nullable(),
  tables: z.array(TableChoice),
})
export type SheetChoice = z.infer<typeof SheetChoice>

/** What the county keeps of a choice for the next workbook with the same headers, whatever their order. */
export const RememberedChoice = z.strictObject({
  kind: z.string(),
  /** How many rows the header block has. */
  rows: z.number().int().min(1),
  columns: z.array(z.strictObject({ header: z.string(), field: z.string().nullable() })),
  unit: z.enum(['元', '万元']).nullable(),
})
export type RememberedChoice = z.infer<typeof RememberedChoice>
