import { useEffect, useState } from 'preact/hooks'
import type { CompletenessRow } from '../../../../shared/completeness.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay, useSigned } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import type { Column } from '../../../ui/Table.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { count, written } from '../../../words.ts'
import { AreaFilter } from '../AreaFilter.tsx'
import { NeedCell, needs } from './completeness/NeedCell.tsx'
import { Sums } from './completeness/Sums.tsx'
import { VisitDialog } from './completeness/VisitDialog.tsx'
import { PairingTabs } from './PairingTabs.tsx'

/** 六定: what pairings lack — plan, measure, income project, next visit — and the day of the next visit for many at once. */
export default function CompletenessPage() {
  const county = useCounty()
  const { membership } = useSigned()
  const plans = useMay('visit.plan')
  const { query, page, change, pageHref } = useQuery()
  const { township, village, missing } = query
  const asked = { township, village, missing, page }
  const list = useLoad(`completeness ${JSON.stringify(asked)}`, () => county.completeness(asked))
  const within = township ?? membership.township ?? undefined
  const sums = useLoad(`completeness of ${within}`, () => county.completenessSums(within))
  const [ticked, setTicked] = useState<string[]>([])
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState<string>()
  useEffect(() => setTicked([]), [JSON.stringify(asked)])
  const rows = list.data?.rows ?? []
  const all = rows.length > 0 && rows.every(({ no }) => ticked.includes(no))
  const tick = (no: string) => setTicked((now) => (now.includes(no) ? now.filter((one) => one !== no) : [...now, no]))
  const planned = (words: string) => {
    setAsking(false)
    setTicked([])
    setDone(words)
    list.reload()
    sums.reload()
  }
  return (
    <Page title="六定" aside={list.data && <small>{count(list.data.total)} 户</small>}>
      <PairingTabs now="completeness" />
      <div class="stack">
        <p>
          一户结对要六样都定下来：责任人、帮扶对象、年度计划、帮扶措施、增收项目（有劳动力的户）、下次走访。计划、措施和项目按最近一次核查的疑点，台账没有交的不算缺。
        </p>
        {sums.problem && <ErrorNote problem={sums.problem} again={sums.reload} />}
        {sums.data && sums.data.length > 0 && !village && <Sums sums={sums.data} township={within} />}
        <div class="filters">
          {membership.village === null && <AreaFilter township={township} village={village} onChange={change} />}
          <Select
            label="缺什么"
            all="不限"
            value={missing ?? ''}
            options={[
              { value: 'any', name: '缺任何一样' },
              ...needs.map(([value, name]) => ({ value, name: `缺${name}` })),
            ]}
            onChange={(next) => change({ missing: next })}
          />
          {plans && rows.length > 0 && (
            <span class="actions">
              <Tick ticked={all} onTick={() => setTicked(all ? [] : rows.map(({ no }) => no))}>
                选本页全部
              </Tick>
              <button type="button" class="strong" disabled={ticked.length === 0} onClick={() => setAsking(true)}>
                安排下次走访{ticked.length > 0 && `（${ticked.length} 户）`}
              </button>
            </span>
          )}
        </div>
        {done && <Note tone="good">{done}</Note>}
        <Listing
          list={list}
          waiting="正在取各户的六定…"
          empty={<Empty title={missing ? '没有缺这一样的户。' : '没有结对和应结对的户。'} all={to.completeness()} />}
          caption="现在结对的和必须结对的户"
          columns={[...(plans ? [choice(ticked, tick)] : []), ...columns]}
          rowKey={(one) => one.no}
          href={pageHref}
        />
      </div>
      {asking && <VisitDialog nos={ticked} close={() => setAsking(false)} done={planned} />}
    </Page>
  )
}

const choice = (ticked: string[], tick: (no: string) => void): Column<CompletenessRow> => ({
  name: '选',
  cell: ({ no, headName }) => (
    <Tick ticked={ticked.includes(no)} name={`选${headName || no}`} onTick={() => tick(no)} />
  ),
})

const columns: Column<CompletenessRow>[] = [
  {
    name: '户主',
    kind: 'main',
    cell: (one) => (
      <>
        <a href={to.household(one.no)}>{one.headName || '未登记户主'}</a>
        <small class="under">
          {written(one.township)} {written(one.village)}
        </small>
      </>
    ),
  },
  ...needs.map(
    ([need, name]): Column<CompletenessRow> => ({ name, cell: (one) => <NeedCell row={one} need={need} /> }),
  ),
]
