const MiB = 1024 * 1024

/** How much of a file is read at most (上限), before and during inflation. Sizes in bytes. */
export interface Limits {
  /** Any file; the only limit of formats read as a stream. */
  file: number
  /** An `.xls` of Excel 95 and before, read whole through SheetJS, which takes about 40 times the file in memory. */
  xls: number
  /** Web pages and XML spreadsheets, read whole. */
  html: number
  /** One part of a zip, inflated. */
  part: number
  /** All sheets of a workbook together, inflated; a part named by several sheets counts for each. */
  sheets: number
  /** All shared strings of a workbook together, as UTF-8. */
  sharedText: number
  /** Inflated : deflated beyond which a part is a bomb, once it is past `ratioFrom`. */
  ratio: number
  ratioFrom: number
  /** Bytes of one cell's XML, one workbook part held as text, one CSV field. */
  cell: number
  smallPart: number
  merges: number
  /** Sheets of a workbook. */
  sheetCount: number
  /** Characters of one cell; Excel's own limit is 32,767. */
  cellText: number
  /** Characters all cells may come to, and how many more for each byte of the file: a string kept once is told many times. */
  text: number
  textPerByte: number
  /** Cells of a format that is read whole or repeats its cells. */
  cells: number
}

export const defaultLimits: Limits = {
  file: 128 * MiB,
  xls: 12 * MiB,
  html: 24 * MiB,
  part: 2048 * MiB,
  sheets: 4096 * MiB,
  sharedText: 96 * MiB,
  ratio: 200,
  ratioFrom: 32 * MiB,
  cell: 4 * MiB,
  smallPart: 8 * MiB,
  merges: 200_000,
  sheetCount: 1000,
  cellText: 100_000,
  text: 32 * MiB,
  textPerByte: 12,
  cells: 3_000_000,
}

/** Sizes in words for a refusal. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / MiB)} MB`
}
