import type { Kinship } from '../../../../shared/kinship.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import { Page } from '../../../ui/Page.tsx'
import type { Column } from '../../../ui/Table.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { instant } from '../../../words.ts'
import { RecordLink } from '../../RecordLink.tsx'
import { AreaFilter } from '../AreaFilter.tsx'

/** 亲属备案: every kinship on file, and those taken back. */
export default function KinshipsPage() {
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const { withdrawn, township } = query
  const asked = { withdrawn, township, page }
  const list = useLoad(`kinships ${JSON.stringify(asked)}`, () => county.kinships(asked))
  return (
    <Page title="亲属备案" crumbs={[{ href: to.cadres(), name: '帮扶责任人' }]}>
      <div class="stack">
        <Tabs
          label="亲属备案"
          now={withdrawn === '1' ? 'withdrawn' : 'standing'}
          tabs={[
            { id: 'standing', name: '有效', href: to.kinships() },
            { id: 'withdrawn', name: '已撤销', href: to.kinships({ withdrawn: true }) },
          ]}
        />
        <p>
          村干部等帮扶责任人与在册户的亲属关系在这里备案。备案后不能与这户结对。在户卡或帮扶责任人的页面上备案和撤销。
        </p>
        <div class="filters">
          <AreaFilter townshipOnly township={township} village={undefined} onChange={(area) => change(area)} />
        </div>
        <Listing
          list={list}
          waiting="正在取亲属备案…"
          empty={<Empty title={withdrawn === '1' ? '没有撤销过的备案。' : '还没有备案。'} />}
          caption="亲属备案，最近的在前"
          columns={columns}
          rowKey={(one) => one.id}
          href={pageHref}
        />
      </div>
    </Page>
  )
}

const columns: Column<Kinship>[] = [
  {
    name: '帮扶责任人',
    kind: 'main',
    cell: (one) => (
      <span>
        <a href={to.cadre(one.cadreKey)}>{one.cadreName}</a>
        <small class="under">{[one.cadreUnit, one.postLevel].filter(Boolean).join(' · ')}</small>
      </span>
    ),
  },
  {
    name: '是谁的亲属',
    cell: (one) => <RecordLink title={one.headName || '未登记户主'} householdNo={one.householdNo} />,
  },
  { name: '乡镇 / 村', cell: (one) => `${one.township ?? ''} ${one.village ?? ''}` },
  { name: '关系', cell: (one) => `${one.relation}${one.note ? `（${one.note}）` : ''}` },
  { name: '备案', cell: (one) => `${one.declaredBy} ${instant(one.declaredAt).slice(0, 10)}` },
  {
    name: '现在',
    cell: (one) =>
      one.withdrawnAt !== null ? (
        `${one.withdrawnBy} ${instant(one.withdrawnAt).slice(0, 10)} 撤销：${one.withdrawnReason}`
      ) : one.paired ? (
        <Badge tone="bad">正在结对，请换人</Badge>
      ) : (
        '没有结对'
      ),
  },
]
