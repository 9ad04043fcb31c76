import { Table } from '../../../ui/Table.tsx'
import { count } from '../../../words.ts'
import { differenceNames, differences, type EntityCount } from './state.ts'

/** How many records of each kind are new, changed, held back, gone and the same. */
export function Counts({ caption, counts }: { caption: string; counts: EntityCount[] }) {
  return (
    <Table
      plain
      caption={caption}
      rows={counts}
      rowKey={(one) => one.entity}
      columns={[
        { name: '内容', kind: 'main', cell: (one) => one.name },
        ...differences.map((state) => ({
          name: differenceNames[state],
          kind: 'number' as const,
          cell: (one: EntityCount) => count(one[state]),
        })),
      ]}
    />
  )
}
