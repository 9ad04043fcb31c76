import type { AuditEvent } from '../../../../shared/audit.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { actionName, detailLines, trailActions } from '../../../trail.ts'
import { Day } from '../../../ui/Day.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { Column } from '../../../ui/Table.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { count, instant } from '../../../words.ts'
import { SettingsTabs } from './SettingsTabs.tsx'
import { Verify } from './trail/Verify.tsx'

/** 设置 → 操作留痕: who did what and when, newest first; nobody can change it unnoticed. */
export default function TrailPage() {
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const { actor, action, subject, from, to: until } = query
  const of = query.of === 'accounts' ? 'accounts' : 'data'
  const asked = { actor, action, subject, from, to: until, page }
  const list = useLoad(`trail ${of} ${JSON.stringify(asked)}`, () => county.trail(of, asked))
  return (
    <Page title="设置 · 操作留痕">
      <SettingsTabs now="trail" />
      <Verify />
      <Tabs
        pills
        label="哪一类留痕"
        now={of}
        tabs={[
          { id: 'data', name: '数据的留痕', href: to.trail() },
          { id: 'accounts', name: '账号和登录的留痕', href: to.trail({ of: 'accounts' }) },
        ]}
      />
      <div class="filters tight">
        <Search label="谁" placeholder="用户名" value={actor ?? ''} onSearch={(text) => change({ actor: text })} />
        <Search
          label="对象"
          placeholder="户编号、用户名等"
          value={subject ?? ''}
          onSearch={(text) => change({ subject: text })}
        />
        <Select
          label="做了什么"
          all="全部操作"
          value={action ?? ''}
          options={trailActions[of]}
          onChange={(next) => change({ action: next })}
        />
        <Day label="从" value={from ?? ''} onInput={(day) => change({ from: day })} />
        <Day label="到" value={until ?? ''} onInput={(day) => change({ to: day })} />
      </div>
      <Listing
        list={list}
        waiting="正在取操作留痕…"
        empty={<Empty title="没有符合条件的记录。" all={to.trail({ of: query.of })} />}
        caption={(total) => `${count(total)} 条，最新的在前`}
        columns={columns}
        rowKey={(one) => one.id}
        href={pageHref}
      />
    </Page>
  )
}

const columns: Column<AuditEvent>[] = [
  { name: '序号', kind: 'number', cell: (one) => one.id },
  { name: '时间', kind: 'short', cell: (one) => <span class="number">{instant(one.at)}</span> },
  { name: '谁', kind: 'short', cell: (one) => one.actor },
  { name: '做了什么', kind: 'short', cell: (one) => <strong>{actionName(one.action)}</strong> },
  { name: '对象', cell: (one) => <Subject event={one} /> },
  { name: '详情', kind: 'wide', cell: (one) => <Detail event={one} /> },
]

function Subject({ event: { action, subject } }: { event: AuditEvent }) {
  if (/^finding\.(assign|answer|verify|recall)$/.test(action) && /^\d+$/.test(subject)) {
    return <a href={to.finding(Number(subject))}>疑点 {subject}</a>
  }
  return action.startsWith('pairing.') ? <a href={to.household(subject)}>{subject}</a> : <span>{subject}</span>
}

function Detail({ event }: { event: AuditEvent }) {
  const lines = detailLines(event.detail)
  const few = lines.slice(0, 3)
  const rest = lines.slice(3)
  return (
    <>
      <ul class="detail">
        {few.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>还有 {rest.length} 项</summary>
          <ul class="detail">
            {rest.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
