import { useState } from 'preact/hooks'
import { dayOf } from '../../../../shared/day.ts'
import { type CheckRow, severityNames } from '../../../../shared/finding.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { AreaFilter } from '../AreaFilter.tsx'
import { CheckFilter } from './CheckFilter.tsx'
import type { FindingTab } from './FindingTabs.tsx'

const severities = Object.entries(severityNames).map(([value, name]) => ({ value, name }))
const states = [
  { value: 'open', name: '未消除' },
  { value: 'resolved', name: '已消除' },
  { value: 'all', name: '全部' },
]

/** What narrows a list of findings; on a phone all but the search unfolds. */
export function FindingFilters(props: {
  tab: FindingTab
  asked: Record<string, string | undefined>
  checks: CheckRow[]
}) {
  const { tab, asked, checks } = props
  const { change: set } = useQuery()
  const verifies = useMay('finding.verify')
  const [unfolded, unfold] = useState(false)
  const whole = tab === 'checks' || tab === 'all'
  // A list left without any condition is no list: which one it is stays in the address.
  const change = (patch: Record<string, string | boolean | undefined>) =>
    set({ ...(whole ? { status: asked.status } : tab === 'mine' ? { mine: true } : { handling: tab }), ...patch })
  const narrowed = ['check', 'township', 'village', 'severity', 'overdue', 'dueBy', 'risen', 'assignee'].filter(
    (name) => asked[name],
  )
  return (
    <div class="filters finding-filters" data-unfolded={unfolded}>
      <Search label="查找" placeholder="户主姓名或户编号" value={asked.q ?? ''} onSearch={(q) => change({ q })} />
      <button type="button" class="unfold" aria-expanded={unfolded} onClick={() => unfold(!unfolded)}>
        筛选{narrowed.length > 0 && `（${narrowed.length}）`}
      </button>
      <CheckFilter checks={checks} value={asked.check ?? ''} onChange={(check) => change({ check })} />
      <AreaFilter township={asked.township} village={asked.village} onChange={change} />
      <Select
        label="程度"
        all="全部"
        value={asked.severity ?? ''}
        options={severities}
        onChange={(severity) => change({ severity })}
      />
      {tab !== 'mine' && tab !== 'unassigned' && <Who value={asked.assignee} onChange={change} />}
      {whole && (
        <Select
          label="状态"
          value={asked.status ?? 'open'}
          options={states}
          onChange={(status) => change({ status })}
        />
      )}
      {tab !== 'unassigned' && tab !== 'closed' && <Deadline tab={tab} asked={asked} onChange={change} />}
      {tab === 'answered' && verifies && (
        <Tick ticked={asked.verify === '1'} onTick={(verify) => change({ verify })}>
          只看该我核验的
        </Tick>
      )}
    </div>
  )
}

/** Days ahead that are called soon. */
const soon = 7

function Deadline(props: {
  tab: FindingTab
  asked: Record<string, string | undefined>
  onChange: (patch: Record<string, string | boolean | undefined>) => void
}) {
  const { tab, asked, onChange } = props
  const assigns = useMay('finding.assign')
  const value = asked.overdue === '1' ? 'overdue' : asked.risen === '1' ? 'risen' : asked.dueBy ? 'soon' : ''
  return (
    <Select
      label="期限"
      all="全部"
      value={value}
      options={[
        { value: 'overdue', name: '已逾期' },
        { value: 'soon', name: `${soon} 天内到期和已逾期` },
        ...(assigns && tab === 'assigned' ? [{ value: 'risen', name: '久拖未办，上升到我这里' }] : []),
      ]}
      onChange={(next) =>
        onChange({
          overdue: next === 'overdue',
          risen: next === 'risen',
          dueBy: next === 'soon' ? inDays(soon) : undefined,
        })
      }
    />
  )
}

const inDays = (days: number) => dayOf(new Date(Date.now() + days * 86_400_000))

/** Whose they are, to look for by whoever assigns. */
function Who(props: { value: string | undefined; onChange: (who: { assignee: string }) => void }) {
  const county = useCounty()
  const offered = useMay('finding.assign')
  const people = useLoad(`assignees ${offered}`, async () => (offered ? county.assignees({}) : [])).data ?? []
  const having = people.filter(({ open, username }) => open > 0 || username === props.value)
  if (having.length === 0) return null
  return (
    <Select
      label="办理人"
      all="全部"
      value={props.value ?? ''}
      options={having.map(({ username, name, open }) => ({ value: username, name: `${name}（${open}）` }))}
      onChange={(assignee) => props.onChange({ assignee })}
    />
  )
}
