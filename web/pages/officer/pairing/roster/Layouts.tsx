import { type FillOrder, type RosterLayout, rowShapeNames } from '../../../../../shared/template.ts'
import { useCounty } from '../../../../session.tsx'
import { Table } from '../../../../ui/Table.tsx'
import { Take } from './Take.tsx'

/** Rosters in layouts of our own. */
export function Layouts({ layouts, order, waits }: { layouts: RosterLayout[]; order: FillOrder; waits: boolean }) {
  const county = useCounty()
  return (
    <section class="stack" aria-label="花名册">
      <h2>花名册</h2>
      <Table
        quiet
        caption="花名册版式"
        rows={layouts}
        rowKey={({ id }) => id}
        columns={[
          { name: '版式', kind: 'main', cell: ({ name }) => <strong>{name}</strong> },
          { name: '说明', cell: ({ source }) => source },
          { name: '一行', kind: 'short', cell: ({ shape }) => rowShapeNames[shape].replace('一行', '') },
          {
            name: '列',
            kind: 'wide',
            cell: ({ headers }) => (
              <details>
                <summary>{headers.length} 列</summary>
                {headers.map((header) => header.replace('/', '·')).join('、')}
              </details>
            ),
          },
          {
            name: '导出',
            cell: ({ id, name }) => (
              <Take
                words="下载 .xlsx"
                what={name}
                disabled={waits}
                fetchIt={(progress) => county.roster(id, order, progress)}
              />
            ),
          },
        ]}
      />
    </section>
  )
}
