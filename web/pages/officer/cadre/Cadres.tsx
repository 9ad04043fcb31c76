import type { CadreRow } from '../../../../shared/cadre.ts'
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
import { count } from '../../../words.ts'
import { AreaFilter } from '../AreaFilter.tsx'
import { PairingTabs } from '../pairing/PairingTabs.tsx'
import { cadreFlags } from './flags.ts'
import { isGone } from './gone.ts'
import { Load } from './Load.tsx'

/** 帮扶责任人: who helps, with what each carries; from here to a cadre's page, a new one, or a hand-over. */
export default function CadresPage() {
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const { q, unit, township, only } = query
  const known = cadreFlags.some(({ value }) => value === only) ? only : undefined
  const asked = { q, unit, township, page, ...(known && { [known]: '1' }) }
  const list = useLoad(`cadres ${JSON.stringify(asked)}`, () => county.cadres(asked))
  return (
    <Page title="帮扶责任人" aside={<Aside total={list.data?.total} />}>
      <div class="stack">
        <PairingTabs now="cadres" />
        <div class="filters">
          <Search label="查找" placeholder="姓名或单位" value={q ?? ''} onSearch={(text) => change({ q: text })} />
          <AreaFilter townshipOnly township={township} village={undefined} onChange={(area) => change(area)} />
          <Select
            label="只看"
            all="全部"
            value={known ?? ''}
            options={cadreFlags}
            onChange={(next) => change({ only: next })}
          />
        </div>
        <Listing
          list={list}
          waiting="正在取帮扶责任人…"
          empty={<Empty title="没有符合条件的人。" all={to.cadres()} />}
          caption="帮扶责任人，点姓名看帮扶户和登记"
          columns={columns}
          rowKey={(one) => one.key}
          href={pageHref}
        />
      </div>
    </Page>
  )
}

function Aside({ total }: { total: number | undefined }) {
  const edits = useMay('cadre.edit')
  return (
    <span class="beside">
      {total !== undefined && <small>{count(total)} 人</small>}
      <a href={to.kinships()}>亲属备案</a>
      <a href={to.acceptances()}>接收确认</a>
      {edits && (
        <a class="button" href={to.newCadre()}>
          登记一人
        </a>
      )}
    </span>
  )
}

const columns: Column<CadreRow>[] = [
  { name: '姓名', kind: 'main', cell: (one) => <a href={to.cadre(one.key)}>{one.name}</a> },
  { name: '单位', cell: (one) => one.unit || '未登记' },
  { name: '职务级别', kind: 'short', cell: (one) => one.postLevel || '—' },
  { name: '帮扶户', cell: (one) => <Load load={one.load} cap={one.cap} /> },
  { name: '村', cell: (one) => one.villages.join('、') || '—' },
  { name: '电话', kind: 'short', cell: (one) => one.phoneMasked || '—' },
  {
    name: '在岗',
    cell: (one) =>
      isGone(one) ? (
        <span>
          <Badge tone={one.load > 0 ? 'bad' : 'plain'}>{one.leftReason || '已离岗'}</Badge>{' '}
          {one.load > 0 && <a href={to.handover(one.key)}>办交接</a>}
        </span>
      ) : (
        '在岗'
      ),
  },
]
