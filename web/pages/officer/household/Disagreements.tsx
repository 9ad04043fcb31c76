import { useLoad } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Table } from '../../../ui/Table.tsx'
import { count, written } from '../../../words.ts'
import { saidColumns } from '../consistency/Rows.tsx'

/** What ledgers say differently of the household and its people; nothing where they agree. */
export function Disagreements({ no }: { no: string }) {
  const may = useMay('consistency.read')
  return may ? <Found no={no} /> : null
}

function Found({ no }: { no: string }) {
  const county = useCounty()
  const { data } = useLoad(`disagreements of ${no}`, () => county.disagreements({ household: no, size: 200 }))
  if (data === undefined || data.total === 0) return null
  const whom = data.rows.some(({ who }) => who !== null)
  return (
    <section class="card">
      <h2>
        台账说法不同 <small>{count(data.total)} 处</small>
      </h2>
      <Table
        quiet
        caption="哪两份台账对这一户说法不同"
        rows={data.rows}
        rowKey={(one) => one.id}
        columns={[
          { name: '内容', kind: 'main', cell: (one) => one.field },
          ...(whom
            ? [
                {
                  name: '涉及',
                  cell: (one: (typeof data.rows)[number]) => (one.who === null ? '本户' : written(one.who)),
                },
              ]
            : []),
          ...saidColumns,
        ]}
      />
      <p class="no-print">
        <small>
          请对照原件核实哪一份是对的，改正另一份后重新导入。<a href={to.consistency()}>全部账账比对</a>
        </small>
      </p>
    </section>
  )
}
