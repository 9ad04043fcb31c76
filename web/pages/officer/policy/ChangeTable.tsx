import type { ComponentChildren } from 'preact'
import type { ChangedLine, PolicyLineShown } from '../../../../shared/policychange.ts'
import { differing } from '../../../../shared/policywords.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { Value } from './LineCells.tsx'

/** Parameters that change: from what to what, by name only the names that change, and whether that is tighter. */
export function ChangeTable(props: {
  caption: string
  changes: ChangedLine[]
  lines: PolicyLineShown[]
  act?: (line: ChangedLine) => ComponentChildren
}) {
  const { caption, changes, lines, act } = props
  const shown = (line: ChangedLine) => ({
    unit: line.unit,
    readers: lines.find(({ path }) => path === line.path)?.readers ?? [],
  })
  const columns: Column<ChangedLine>[] = [
    { name: '参数', kind: 'main', cell: ({ line }) => line },
    { name: '原来', cell: (line) => <Value value={differing(line.from, line.to)[0]} line={shown(line)} /> },
    { name: '改为', cell: (line) => <Value value={differing(line.from, line.to)[1]} line={shown(line)} /> },
    { name: '宽严', kind: 'short', cell: (line) => <Turn turn={line.turn} /> },
    ...(act ? [{ name: '操作', kind: 'short' as const, cell: act }] : []),
  ]
  return <Table quiet caption={caption} columns={columns} rows={changes} rowKey={({ path }) => path} />
}

function Turn({ turn }: Pick<ChangedLine, 'turn'>) {
  if (turn === null) return <span>—</span>
  return turn === 'tighter' ? <Badge tone="good">更严</Badge> : <Badge tone="warn">更宽</Badge>
}
