import type { Disagreement } from '../../../../shared/consistency.ts'
import type { ListQuery } from '../../../api.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import type { Column } from '../../../ui/Table.tsx'
import { count } from '../../../words.ts'
import { Said } from './Said.tsx'

/** Household by household: what one ledger says, and what the other. */
export function Rows({ asked }: { asked: ListQuery }) {
  const county = useCounty()
  const { page, pageHref } = useQuery()
  const list = useLoad(`disagreements ${JSON.stringify(asked)} ${page}`, () => county.disagreements({ ...asked, page }))
  return (
    <Listing
      list={list}
      waiting="正在逐户取出…"
      empty={
        <Empty title="没有符合条件的不一致。">
          <a href={to.consistency()}>回到账账比对</a>
        </Empty>
      }
      caption={(total) => `${count(total)} 处说法不同，请对照原件核实`}
      columns={asked.field === undefined ? columns : columns.filter(({ name }) => name !== '内容')}
      rowKey={(one) => one.id}
      href={pageHref}
    />
  )
}

export const saidColumns: Column<Disagreement>[] = [
  { name: '一份台账', kind: 'wide', cell: (one) => <Said side={one.one} /> },
  { name: '另一份台账', kind: 'wide', cell: (one) => <Said side={one.other} /> },
]

const columns: Column<Disagreement>[] = [
  { name: '户', kind: 'main', cell: (one) => <Whose one={one} /> },
  { name: '内容', kind: 'short', cell: (one) => one.field },
  ...saidColumns,
]

function Whose({ one }: { one: Disagreement }) {
  const place = [one.township, one.village].filter(Boolean).join(' ')
  if (one.householdNo === null) return <>{one.who}</>
  return (
    <span class="said">
      <a href={to.household(one.householdNo)}>{one.headName || one.householdNo}</a>
      {one.who !== null && one.who !== one.headName && <span>{one.who}</span>}
      <small class="said-place">{place}</small>
    </span>
  )
}
