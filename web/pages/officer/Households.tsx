import type { HouseholdRow } from '../../../shared/household.ts'
import { useLoad } from '../../load.ts'
import { useQuery } from '../../query.ts'
import { useCounty, useMay } from '../../session.tsx'
import { to } from '../../to.ts'
import { Badge } from '../../ui/Badge.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Listing } from '../../ui/Listing.tsx'
import { Page } from '../../ui/Page.tsx'
import { Search } from '../../ui/Search.tsx'
import { Select } from '../../ui/Select.tsx'
import type { Column } from '../../ui/Table.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { count, written } from '../../words.ts'
import { AreaFilter } from './AreaFilter.tsx'
import { Status } from './household/Status.tsx'

const statuses = ['未脱贫', '预脱贫', '已脱贫', '返贫']

/** 户: the register, searched by name, number or the last four of an ID. */
export default function HouseholdsPage() {
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const { q, township, village, status, unpaired } = query
  const left = useMay('import.read')
  const asked = { q, township, village, status, unpaired, page }
  const list = useLoad(`households ${JSON.stringify(asked)}`, () => county.households(asked))
  const { data } = list
  return (
    <Page title="户" aside={<Aside total={data?.total} />}>
      <div class="filters">
        <Search
          label="查找"
          hint="户编号可以只输前几位；证件号码输全部或末四位；电话输全部。"
          placeholder="姓名、户编号、证件号码、电话"
          value={q ?? ''}
          onSearch={(text) => change({ q: text })}
        />
        <AreaFilter township={township} village={village} onChange={change} />
        <Select
          label="脱贫状态"
          all="全部"
          value={status ?? ''}
          options={statuses.map((one) => ({ value: one, name: one }))}
          onChange={(next) => change({ status: next })}
        />
        <Tick ticked={unpaired === '1'} onTick={(on) => change({ unpaired: on })}>
          只看没有责任人的
        </Tick>
      </div>
      <Listing
        list={list}
        waiting="正在取户的名单…"
        empty={
          <Empty title="没有符合条件的户。" all={to.households()}>
            {q && left && (
              <>
                ，或<a href={to.departed({ q })}>到去册名单里查“{q}”</a>
              </>
            )}
          </Empty>
        }
        caption="在册户，点姓名看户卡"
        columns={columns}
        rowKey={(one) => one.no}
        href={pageHref}
      />
    </Page>
  )
}

/** How many, and where those are that are doubted or have left. */
function Aside({ total }: { total: number | undefined }) {
  const questions = useMay('question.read')
  const departed = useMay('import.read')
  return (
    <span class="beside">
      {total !== undefined && <small>{count(total)} 户</small>}
      {questions && <a href={to.questions()}>待村核实</a>}
      {departed && <a href={to.departed()}>去册名单</a>}
    </span>
  )
}

const columns: Column<HouseholdRow>[] = [
  { name: '户主', kind: 'main', cell: (one) => <a href={to.household(one.no)}>{one.headName || '未登记户主'}</a> },
  { name: '户编号', cell: (one) => <span class="number">{one.no}</span> },
  { name: '乡镇 / 村', kind: 'short', cell: (one) => `${written(one.township)} ${written(one.village)}` },
  { name: '人数', kind: 'number', cell: (one) => written(one.population) },
  { name: '属性', cell: (one) => written(one.attribute) },
  { name: '状态', cell: (one) => <Status household={one} /> },
  { name: '主要原因', kind: 'short', cell: (one) => written(one.cause) },
  { name: '帮扶责任人', cell: (one) => (one.cadres === '' ? <Badge tone="bad">没有</Badge> : one.cadres) },
  {
    name: '疑点',
    kind: 'number',
    cell: (one) => (one.findings === 0 ? '0' : <a href={to.household(one.no)}>{one.findings} 条</a>),
  },
]
