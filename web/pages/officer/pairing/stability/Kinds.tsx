import { type ChangeKind, changeKindNames } from '../../../../../shared/stability.ts'
import type { Column } from '../../../../ui/Table.tsx'
import { count } from '../../../../words.ts'

export type Changes = Record<ChangeKind, number>

export const kinds = Object.entries(changeKindNames) as [ChangeKind, string][]
export const totalOf = (changes: Changes): number => kinds.reduce((sum, [kind]) => sum + changes[kind], 0)

/** Changes as one bar of four parts: the words stand in the columns beside. */
function Kinds({ changes, most }: { changes: Changes; most: number }) {
  let from = 0
  const label = kinds.map(([kind, name]) => `${name} ${changes[kind]}`).join('，')
  return (
    <svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={label}>
      <rect class="meter-ground" width="100" height="8" />
      {kinds.map(([kind]) => {
        const width = (changes[kind] / most) * 100
        const x = from
        from += width
        return <rect key={kind} class={`kind-${kind}`} x={x} width={width} height="8" />
      })}
    </svg>
  )
}

/** Columns of changes by what they were for, with a bar against the most there are in one row. */
export function kindColumns<Row extends { changes: Changes }>(rows: Row[]): Column<Row>[] {
  const most = Math.max(1, ...rows.map(({ changes }) => totalOf(changes)))
  return [
    {
      name: '调整',
      cell: ({ changes }) => (
        <span class="with-bar">
          <Kinds changes={changes} most={most} />
          <span class="number">{count(totalOf(changes))}</span>
        </span>
      ),
    },
    ...kinds.map(
      ([kind, name]): Column<Row> => ({
        name,
        kind: 'number',
        cell: ({ changes }) => (
          <>
            <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
              <rect class={`kind-${kind}`} width="10" height="10" />
            </svg>{' '}
            {count(changes[kind])}
          </>
        ),
      }),
    ),
  ]
}
