import { postNames, type VillageRow } from '../../../../shared/village.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { Column } from '../../../ui/Table.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { count } from '../../../words.ts'
import { AreaFilter } from '../AreaFilter.tsx'
import { PairingTabs } from '../pairing/PairingTabs.tsx'
import { Holder, mustHold, SecretaryTerm } from './Holder.tsx'

/** 包村: every village with its unit, county leader, work team and first secretary. */
export default function VillagesPage() {
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const { q, township, unit, missing, term } = query
  const asked = { q, township, unit, missing, term, page }
  const list = useLoad(`villages ${JSON.stringify(asked)}`, () => county.villages(asked))
  return (
    <Page title="包村" aside={list.data && <small>{count(list.data.total)} 个村</small>}>
      <PairingTabs now="villages" />
      <div class="filters">
        <Search
          label="查找"
          placeholder="村、单位、领导、队长、书记"
          value={q ?? ''}
          onSearch={(text) => change({ q: text })}
        />
        <AreaFilter township={township} village={undefined} townshipOnly onChange={change} />
        <Select
          label="应有而没有"
          all="不限"
          value={missing ?? ''}
          options={Object.entries(postNames).map(([value, name]) => ({ value, name: `没有${name}` }))}
          onChange={(next) => change({ missing: next })}
        />
        <Tick ticked={term === '1'} onTick={(on) => change({ term: on })}>
          第一书记任期已满或将满
        </Tick>
      </div>
      {unit && (
        <p>
          只看由“{unit}”帮扶的村。<a href={to.villages()}>看全部</a>
        </p>
      )}
      <Listing
        list={list}
        waiting="正在取村的名单…"
        empty={<Empty title="没有符合条件的村。" all={to.villages()} />}
        caption="村和包村的单位、人员，点村名查看和调整"
        columns={columns}
        rowKey={(one) => one.key}
        href={pageHref}
      />
    </Page>
  )
}

const columns: Column<VillageRow>[] = [
  {
    name: '村',
    kind: 'main',
    cell: (one) => (
      <>
        <a href={to.village(one.key)}>{one.name}</a> {one.keyVillage && <Badge tone="plain">重点村</Badge>}
        <small class="under">{one.township}</small>
      </>
    ),
  },
  {
    name: '在册户',
    kind: 'number',
    cell: (one) => <a href={to.households({ township: one.township, village: one.name })}>{count(one.households)}</a>,
  },
  { name: '帮扶单位', cell: (one) => <Holder holder={one.unit} due={mustHold.unit(one)} /> },
  { name: '包村县领导', cell: (one) => <Holder holder={one.leader} due={false} /> },
  {
    name: '驻村工作队',
    cell: (one) => (
      <>
        <Holder holder={one.team || one.members} due={mustHold.team(one)} />
        {one.team && one.members && <small class="under">{one.members}</small>}
      </>
    ),
  },
  {
    name: '第一书记',
    cell: (one) => (
      <>
        <Holder holder={one.secretary} due={mustHold.secretary(one)} /> <SecretaryTerm village={one} />
      </>
    ),
  },
]
