import type { CompletenessSum } from '../../../../../shared/completeness.ts'
import { to } from '../../../../to.ts'
import { Bar } from '../../../../ui/Bar.tsx'
import { type Column, Table } from '../../../../ui/Table.tsx'
import { count, percent } from '../../../../words.ts'
import { needs } from './NeedCell.tsx'

/** How complete pairings are by township, or by village of one. */
export function Sums({ sums, township }: { sums: CompletenessSum[]; township: string | undefined }) {
  const area = (place: string) => (township ? { township, village: place } : { township: place })
  const columns: Column<CompletenessSum>[] = [
    {
      name: township ? '村' : '乡镇',
      kind: 'main',
      cell: (one) => <a href={to.completeness(area(one.place))}>{one.place}</a>,
    },
    { name: '结对和应结对户', kind: 'number', cell: (one) => count(one.households) },
    {
      name: '六定齐全',
      cell: (one) => (
        <span class="with-bar">
          <Bar value={one.complete} max={one.households} label={`${one.complete} 户齐全，共 ${one.households} 户`} />
          <span class="number">{percent(one.complete, one.households)}</span>
        </span>
      ),
    },
    ...needs.map(
      ([need, name]): Column<CompletenessSum> => ({
        name: `缺${name}`,
        kind: 'number',
        cell: (one) =>
          one.lacks[need] === 0 ? (
            '0'
          ) : (
            <a href={to.completeness({ ...area(one.place), missing: need })}>{count(one.lacks[need])}</a>
          ),
      }),
    ),
  ]
  return (
    <Table
      caption={township ? `${township}各村的六定` : '各乡镇的六定'}
      columns={columns}
      rows={sums}
      rowKey={(one) => one.place}
    />
  )
}
