import type { UnitRow } from '../../../../shared/village.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { Column } from '../../../ui/Table.tsx'
import { count, unknown } from '../../../words.ts'
import { AreaFilter } from '../AreaFilter.tsx'
import { PairingTabs } from '../pairing/PairingTabs.tsx'

/** 帮扶单位: the villages each assists, and what its cadres have in hand. */
export default function UnitsPage() {
  const county = useCounty()
  const cadres = useMay('cadre.read')
  const { query, page, change, pageHref } = useQuery()
  const { q, township, which } = query
  const asked = { q, township, page, ...(which === undefined ? {} : { [which]: '1' }) }
  const list = useLoad(`units ${JSON.stringify(asked)}`, () => county.units(asked))
  return (
    <Page title="帮扶单位" aside={list.data && <small>{count(list.data.total)} 个单位</small>}>
      <PairingTabs now="units" />
      <div class="filters">
        <Search label="查找" placeholder="单位名称" value={q ?? ''} onSearch={(text) => change({ q: text })} />
        <AreaFilter township={township} village={undefined} townshipOnly onChange={change} />
        <Select
          label="包村"
          all="不限"
          value={which ?? ''}
          options={[
            { value: 'assisting', name: '有包村的' },
            { value: 'without', name: '没有包村的' },
          ]}
          onChange={(next) => change({ which: next })}
        />
      </div>
      <Listing
        list={list}
        waiting="正在取单位名单…"
        empty={<Empty title="没有符合条件的单位。" all={to.units()} />}
        caption="单位来自包村一览表和帮扶责任人名册，按名称排列"
        columns={columns(cadres)}
        rowKey={(one) => one.name}
        href={pageHref}
      />
    </Page>
  )
}

const columns = (cadres: boolean): Column<UnitRow>[] => [
  { name: '单位', kind: 'main', cell: (one) => one.name },
  { name: '包村', cell: (one) => <Villages unit={one} /> },
  {
    name: '在岗责任人',
    kind: 'number',
    cell: (one) => (cadres ? <a href={to.cadres({ unit: one.name })}>{count(one.cadres)}</a> : count(one.cadres)),
  },
  { name: '帮扶户', kind: 'number', cell: (one) => count(one.households) },
  {
    name: '还可安排',
    kind: 'number',
    cell: (one) => (one.cadres === 0 ? '0' : one.room === null ? unknown : count(one.room)),
  },
  {
    name: '要处理',
    cell: (one) => (
      <span class="with-bar">
        {one.gone > 0 && <Badge tone="bad">{count(one.gone)} 户责任人已离岗</Badge>}
        {one.unpaired > 0 && <Badge tone="warn">所包村 {count(one.unpaired)} 户没有责任人</Badge>}
        {one.gone === 0 && one.unpaired === 0 && '没有'}
      </span>
    ),
  },
]

function Villages({ unit }: { unit: UnitRow }) {
  if (unit.villages.length === 0) return <>没有</>
  return (
    <>
      {unit.villages.slice(0, 6).map((one, i) => (
        <>
          {i > 0 && '、'}
          <a key={one.key} href={to.village(one.key)}>
            {one.name}
          </a>
        </>
      ))}
      {unit.villages.length > 6 && (
        <>
          …<a href={to.villages({ unit: unit.name })}>共 {unit.villages.length} 个村</a>
        </>
      )}
    </>
  )
}
