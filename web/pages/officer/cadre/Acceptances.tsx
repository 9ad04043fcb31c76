import type { AcceptanceRow } from '../../../../shared/leave.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import { Page } from '../../../ui/Page.tsx'
import type { Column } from '../../../ui/Table.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { instant } from '../../../words.ts'
import { RecordLink } from '../../RecordLink.tsx'

const states = { declined: '有异议', open: '待确认', accepted: '已确认' } as const

/** 接收确认: households handed over, and whether their new cadres have taken note; an objection is for the officer to settle. */
export default function AcceptancesPage() {
  const county = useCounty()
  const { query, page, pageHref } = useQuery()
  const state = query.state === 'declined' || query.state === 'accepted' ? query.state : 'open'
  const asked = { state, page }
  const moves = useMay('cadre.leave') && state !== 'accepted'
  const list = useLoad(`acceptances ${JSON.stringify(asked)}`, () => county.acceptances(asked))
  return (
    <Page title="接收确认" crumbs={[{ href: to.cadres(), name: '帮扶责任人' }]}>
      <div class="stack">
        <Tabs
          label="接收确认"
          now={state}
          tabs={Object.entries(states).map(([id, name]) => ({ id, name, href: to.acceptances({ state: id }) }))}
        />
        <p>交接来的户从交接那天起就由新的帮扶责任人帮扶。有异议的请商量后换人，或说明情况。</p>
        <Listing
          list={list}
          waiting="正在取交接的户…"
          empty={<Empty title={`没有${states[state]}的户。`} />}
          caption={`${states[state]}的户，最近的在前`}
          columns={moves ? [...columns, move] : columns}
          rowKey={(one) => one.pairingId}
          href={pageHref}
        />
      </div>
    </Page>
  )
}

const move: Column<AcceptanceRow> = {
  name: '处理',
  cell: (one) => <a href={to.handover(one.cadreKey, { household: one.householdNo })}>换人</a>,
}

const columns: Column<AcceptanceRow>[] = [
  {
    name: '户',
    kind: 'main',
    cell: (one) => <RecordLink title={one.headName || '未登记户主'} householdNo={one.householdNo} />,
  },
  { name: '乡镇 / 村', cell: (one) => `${one.township ?? ''} ${one.village ?? ''}` },
  { name: '原帮扶责任人', cell: (one) => one.fromName ?? '—' },
  {
    name: '接替人',
    cell: (one) => (
      <span>
        <a href={to.cadre(one.cadreKey)}>{one.cadreName}</a> {one.cadreUnit}
      </span>
    ),
  },
  { name: '交接日期', kind: 'short', cell: (one) => one.sinceOn ?? '—' },
  {
    name: '答复',
    cell: (one) =>
      one.answer === null ? (
        <Badge tone="info">待确认</Badge>
      ) : (
        <span>
          <Badge tone={one.answer === 'declined' ? 'warn' : 'good'}>{states[one.answer]}</Badge> {one.note}{' '}
          <small>{instant(one.answeredAt)}</small>
        </span>
      ),
  },
]
