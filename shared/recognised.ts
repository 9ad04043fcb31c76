import { z } from 'zod'

/** A recognised table (识别出的表): one block of rows on a sheet. `headerRows` are the sheet's own numbers, first and last. */
export const RecognisedTable = z.object({
  kind: z.string(),
  kindName: z.string(),
  headerRows: z.tuple([z.number(), z.number()]),
  /** By its headers; as the county chose for such headers before; as somebody chose for this import. */
  origin: z.enum(['recognised', 'remembered', 'chosen']),
  rows: z.number(),
  columns: z.array(
    z.object({
      /** The sheet's column from 0. */
      at: z.number(),
      /** Header path as written, levels joined by `/`. */
      header: z.string(),
      /** The kind's field, or null: kept with the record in `extra`. */
      field: z.string().nullable(),
      fieldName: z.string().nullable(),
      samples: z.array(z.string()),
      /** Rows with something in this column. */
      filled: z.number(),
      /** Who says what it means, where it is not its header: the county's memory, or somebody for this import. */
      origin: z.enum(['remembered', 'chosen']).optional(),
    }),
  ),
  /** What title rows, sheet and file name say: unit of money, township, village, year … */
  metadata: z.record(z.string(), z.string()),
  /** Unit of money that people chose where nothing else says one. */
  unit: z.enum(['元', '万元']).optional(),
  /** First and last column from 0 where another table stands beside it. */
  span: z.tuple([z.number(), z.number()]).optional(),
  /** One household's card (户情档案): read by its labels, its columns are nobody's to choose. */
  card: z.literal(true).optional(),
  /** The sheet's first rows, as text, for the picture of the header block. */
  picture: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
  /** Rows that are no records: totals, notes, headers repeated, blank ones. */
  skipped: z.object({ total: z.number(), note: z.number(), header: z.number(), blank: z.number() }),
})
export type RecognisedTable = z.infer<typeof RecognisedTable>

export const RecognisedSheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  /** Why nothing was taken from it (empty · dictionary · unknown · form …, or a person's own words), null where tables were found. */
  leftOut: z.string().nullable(),
  tables: z.array(RecognisedTable),
  /** Its first rows, as text, where it has no table: what a person points at the header in. */
  picture: RecognisedTable.shape.picture.optional(),
})
export type RecognisedSheet = z.infer<typeof RecognisedSheet>
