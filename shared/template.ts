import { z } from 'zod'
import { Unmask } from './unmask.ts'

/** What one row of a roster or form is about (一行填什么). */
export const RowShape = z.enum(['household', 'person', 'cadre', 'village'])
export type RowShape = z.infer<typeof RowShape>

export const rowShapeNames: Record<RowShape, string> = {
  household: '一户一行',
  person: '一人一行',
  cadre: '一名帮扶责任人一行',
  village: '一村一行',
}

/** What is filled in (填报范围) and, with a reason, whether people's numbers stand in full in it. */
export const FillOrder = z.strictObject({
  township: z.string().max(100).optional(),
  village: z.string().max(100).optional(),
  unit: z.string().max(200).optional(),
  /** Written: numbers in full, and the reason on the trail. */
  reason: Unmask.shape.reason.optional(),
})
export type FillOrder = z.infer<typeof FillOrder>

/** A roster Jiedui lays out itself (花名册版式). */
export interface RosterLayout {
  id: string
  name: string
  /** Where the layout is from, in words. */
  source: string
  shape: RowShape
  headers: string[]
}

/** A column of a form: its header, the field it is filled from (null: left as it is), and whether somebody chose that. */
export interface TemplateColumn {
  at: number
  header: string
  field: string | null
  chosen?: true
  /** Counts the rows. */
  numbered?: true
}

/** A sheet of a form (表格) and how it is filled. Rows from 1, as the sheet numbers them. */
export interface TemplateSheet {
  name: string
  shape: RowShape
  headerRows: [number, number]
  /** The columns of each of the tables that stand side by side; mostly one. */
  sides: TemplateColumn[][]
  /** Not filled: a sheet beside the one that is meant. */
  off?: true
  /** One household a sheet (一户一张): the cells that say something of it; `sides` are its list of members, where it has one. */
  card?: CardCell[]
}

/** A cell beside or below its label; `within`: behind its label in the same cell. */
export interface CardCell {
  row: number
  at: number
  label: string
  field: string
  within?: true
}

/** An empty form (填报模板) somebody uploaded, filled from the register as often as it is asked for. */
export interface Template {
  id: number
  fileName: string
  format: 'xlsx' | 'xls' | 'csv'
  sizeBytes: number
  sheets: TemplateSheet[]
  uploadedBy: string
  uploadedAt: string
}

export interface TemplateField {
  name: string
  title: string
}

/** What can be exported, and what a column of a form may be filled from. */
export interface Rosters {
  layouts: RosterLayout[]
  templates: Template[]
  fields: Record<RowShape, TemplateField[]>
}

/** What somebody decides of a form: which sheets, what a row is, what stands in a column. */
export const TemplateChoice = z.strictObject({
  sheets: z
    .array(
      z.strictObject({
        name: z.string().max(200),
        off: z.boolean(),
        columns: z
          .array(
            z.strictObject({
              at: z.number().int().min(0).max(16_383),
              field: z.string().max(100).nullable(),
            }),
          )
          .max(1000),
      }),
    )
    .max(200),
})
export type TemplateChoice = z.infer<typeof TemplateChoice>
