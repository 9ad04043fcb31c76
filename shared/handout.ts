/** A sheet handed out (导出表): its title, a line of words, columns with their widths in letters, and rows; null is an empty cell. */
export type HandoutSheet = {
  name: string
  title: string
  note: string
  columns: { name: string; width: number; kind?: 'percent' }[]
  rows: (string | number | null)[][]
}

/** Makes an `.xlsx` of the sheets, to be printed on A4. Text stays text: what begins with `=` is no formula there. */
export type HandOut = (sheets: HandoutSheet[]) => Promise<Uint8Array>
