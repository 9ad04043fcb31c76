import type { ComponentChildren } from 'preact'
import type { Bulletin, Movement } from '../../../../shared/bulletin.ts'
import { useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import type { Column } from '../../../ui/Table.tsx'
import { count, percent } from '../../../words.ts'

/** Where the findings lie that a number counts, beside the bulletin's own days. */
export type Where = { check?: string; township?: string; village?: string; nowhere?: boolean; severity?: string }
/** A number that opens the list of findings it counts; where there is none to open, the number. */
export type Numbers = (part: keyof Movement, n: number, where: Where | null) => ComponentChildren

export function useNumbers({ from, asOf, dueTo, township }: Bulletin): Numbers {
  const linked = useMay('finding.read')
  return (part, n, where) => {
    if (!linked || n === 0 || where === null) return count(n)
    const last = part === 'due' || part === 'inTime' ? dueTo : asOf
    const own = township === null ? {} : { township }
    return <a href={to.findings({ part, from, to: last, status: 'all', ...own, ...where })}>{count(n)}</a>
  }
}

/** How findings moved, a column each. */
export const movementColumns = <Row extends Movement>(
  numbers: Numbers,
  where: (row: Row) => Where | null,
): Column<Row>[] => {
  const column = (name: string, part: keyof Movement): Column<Row> => ({
    name,
    kind: 'number',
    cell: (row) => numbers(part, row[part], where(row)),
  })
  return [
    column('期初', 'start'),
    column('新增', 'come'),
    column('办结', 'over'),
    column('期末', 'end'),
    column('逾期', 'overdue'),
    {
      name: '按时办结',
      kind: 'number',
      cell: (row) =>
        row.due === 0 ? (
          '—'
        ) : (
          <>
            {numbers('inTime', row.inTime, where(row))}/{numbers('due', row.due, where(row))}（
            {percent(row.inTime, row.due)}）
          </>
        ),
    },
  ]
}
