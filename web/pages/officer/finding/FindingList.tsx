import type { Finding } from '../../../../shared/finding.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { Column } from '../../../ui/Table.tsx'
import { AreaFilter } from '../AreaFilter.tsx'
import { CheckFilter } from './CheckFilter.tsx'
import { SaveList } from './SaveList.tsx'
import { StatusBadge } from './StatusBadge.tsx'

/** Findings of a check, of an area, or found by a name. */
export function FindingList() {
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const asked = {
    check: query.check,
    township: query.township,
    village: query.village,
    status: query.status ?? 'open',
    q: query.q,
  }
  const key = JSON.stringify(asked)
  const list = useLoad(`findings ${key} ${page}`, () => county.findings({ ...asked, page }))
  const { data } = list
  const checks = useLoad('checks', county.checks).data?.checks ?? []
  const check = checks.find((one) => one.id === query.check)
  return (
    <Page
      title={check?.title ?? (query.check === undefined ? '全部疑点' : '疑点清单')}
      crumbs={[{ href: to.checks(), name: '疑点' }]}
      aside={data && data.total > 0 && <SaveList key={key} asked={asked} total={data.total} />}
    >
      {check && <p>{check.rule}</p>}
      {check && (
        <p>
          <strong>怎么改：</strong>
          {check.mend}
        </p>
      )}
      <div class="filters">
        <Search label="查找" placeholder="户主姓名或户编号" value={query.q ?? ''} onSearch={(q) => change({ q })} />
        <CheckFilter
          checks={checks}
          value={query.check ?? ''}
          onChange={(id) => change({ check: id, status: asked.status })}
        />
        <AreaFilter
          township={query.township}
          village={query.village}
          onChange={(area) => change({ status: asked.status, ...area })}
        />
        <Select
          label="状态"
          value={asked.status}
          options={[
            { value: 'open', name: '未消除' },
            { value: 'resolved', name: '已消除' },
            { value: 'all', name: '全部' },
          ]}
          onChange={(status) => change({ status })}
        />
      </div>
      <Listing
        list={list}
        waiting="正在取疑点…"
        empty={
          <Empty title="没有符合条件的疑点。">
            <a href={to.checks()}>回到全部核查</a>
          </Empty>
        }
        caption="疑点，点开看依据和怎么改"
        columns={query.check === undefined ? columns : columns.filter((column) => column.name !== '核查')}
        rowKey={(one) => one.id}
        href={pageHref}
      />
    </Page>
  )
}

const columns: Column<Finding>[] = [
  { name: '疑点', kind: 'wide', cell: (one) => <a href={to.finding(one.id)}>{one.sentence}</a> },
  { name: '核查', cell: (one) => one.title },
  { name: '户主', kind: 'short', cell: (one) => one.headName },
  { name: '乡镇 / 村', kind: 'short', cell: (one) => [one.township, one.village].filter(Boolean).join(' ') },
  { name: '状态', cell: (one) => <StatusBadge status={one.status} /> },
  { name: '首次发现', kind: 'short', cell: (one) => one.firstFoundAt.slice(0, 10) },
]
