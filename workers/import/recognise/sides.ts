/** Tables side by side (LAYOUTS.md §4 rule 4): the same headers again to the right, or another table behind an empty column. */
import { headerKey } from './header.ts'

type Paths = Map<number, string[]>

/** The parts a header may fall into, each way of parting it apart; none where nothing hints at one. */
export function sidesOf(paths: Paths): Paths[][] {
  const columns = [...paths].sort(([one], [other]) => one - other)
  return [repeats(columns), gaps(columns)].filter((parts) => parts.length > 1)
}

function repeats(columns: [number, string[]][]): Paths[] {
  const keys = columns.map(([, path]) => headerKey(path[path.length - 1] ?? ''))
  for (let width = 2; width * 2 <= keys.length; width++) {
    let times = 1
    while (keys.slice(0, width).every((key, at) => keys[times * width + at] === key)) times += 1
    if (times === 1) continue
    const starts = Array.from({ length: times }, (_, time) => time * width)
    return starts.map((start, time) => new Map(columns.slice(start, time + 1 < times ? start + width : undefined)))
  }
  return []
}

function gaps(columns: [number, string[]][]): Paths[] {
  const parts: [number, string[]][][] = []
  columns.forEach((column, i) => {
    const before = columns[i - 1]
    if (before === undefined || column[0] > before[0] + 1) parts.push([])
    parts[parts.length - 1]?.push(column)
  })
  return parts.every((part) => part.length > 1) ? parts.map((part) => new Map(part)) : []
}
