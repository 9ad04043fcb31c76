import { sheetNameOf } from '../read/sheetname.ts'

/** As long as a name an upload keeps (`upload/receive.ts`). */
const longest = 200

/** The name says which import goes on when the workbook comes back: 花名册（问题 12）.xlsx. `extension` null: as it was. */
export function problemsName(name: string, id: number, extension: string | null): string {
  const point = name.lastIndexOf('.')
  const base = sheetNameOf(point > 0 ? name : `${name}.`)
  const end = `（问题 ${id}）${extension ?? (point > 0 ? name.slice(point) : '')}`
  return [...base].slice(0, longest - [...end].length).join('') + end
}
