import { ruleSubjectNames } from '../../../../shared/rule.ts'
import type { RulePackRow, RuleRow } from '../../../../shared/rulepage.ts'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { count } from '../../../words.ts'
import { SeverityBadge } from '../../SeverityBadge.tsx'

/** Rules with whether they run and what they have found; `tick` is null for whoever only reads. */
export function RuleTable(props: {
  rows: RuleRow[]
  packs: RulePackRow[]
  ticked: ReadonlySet<string>
  tick: ((ticked: ReadonlySet<string>) => void) | null
}) {
  const { rows, packs, ticked, tick } = props
  const all = rows.every(({ id }) => ticked.has(id))
  const set = (ids: string[], on: boolean) =>
    tick?.(new Set(on ? [...ticked, ...ids] : [...ticked].filter((id) => !ids.includes(id))))
  const titles = new Map(packs.map(({ id, title }) => [id, title]))
  const columns: Column<RuleRow>[] = [
    {
      name: '规则',
      kind: 'main',
      cell: (row) => (
        <span class="rule-name">
          {tick && <Tick ticked={ticked.has(row.id)} name={`选中：${row.title}`} onTick={(on) => set([row.id], on)} />}
          <a href={to.rule(row.id)}>{row.title}</a>
        </span>
      ),
    },
    { name: '查什么', kind: 'short', cell: ({ subject }) => ruleSubjectNames[subject] },
    { name: '程度', kind: 'short', cell: ({ severity }) => <SeverityBadge severity={severity} /> },
    { name: '规则包', cell: (row) => [titles.get(row.pack) ?? row.pack, row.publicId].filter(Boolean).join(' · ') },
    {
      name: '状态',
      kind: 'short',
      cell: ({ enabled, newer }) => (
        <>
          <Badge tone={enabled ? 'good' : 'plain'}>{enabled ? '已启用' : '未启用'}</Badge>{' '}
          {newer && <Badge tone="warn">有新版</Badge>}
        </>
      ),
    },
    {
      name: '未消除',
      kind: 'number',
      cell: ({ id, enabled, open }) => (enabled ? <a href={to.findings({ check: id })}>{count(open)} 条</a> : '—'),
    },
  ]
  return (
    <>
      {tick && (
        <Tick
          ticked={all}
          some={!all && rows.some(({ id }) => ticked.has(id))}
          onTick={(on) =>
            set(
              rows.map(({ id }) => id),
              on,
            )
          }
        >
          全选这 {count(rows.length)} 条
        </Tick>
      )}
      <Table caption={`${count(rows.length)} 条规则`} columns={columns} rows={rows} rowKey={({ id }) => id} />
    </>
  )
}
