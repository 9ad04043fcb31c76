/** What a hand-back adds to a file's name, and what a browser adds to that: 花名册（问题 12） (1). */
const added = /（问题 \d+）(?: ?\(\d+\))?$/

/** The sheet of a file that names none is named for the file, and has that name still when it was handed back and mended. */
export function sheetNameOf(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, '').replace(added, '')
}
