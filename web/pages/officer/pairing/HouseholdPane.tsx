import type { HouseholdRow } from '../../../../shared/household.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Paging } from '../../../ui/Paging.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Select } from '../../../ui/Select.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { Ticks } from '../../../ui/Ticks.tsx'
import { count, written } from '../../../words.ts'

/** Which households are looked at, by the query's name. */
const lacks = [
  { value: 'unpaired', name: '没有责任人的' },
  { value: 'gone', name: '责任人已离岗的' },
  { value: 'over', name: '责任人超限的' },
  { value: 'kin', name: '责任人是本户或亲属的' },
  { value: 'scattered', name: '责任人的户分散在几个村的' },
  { value: 'several', name: '责任人多于一名的' },
]

/** The left side: villages and their households, ticked one by one or several at once. */
export function HouseholdPane(props: {
  turn: number
  chosen: ReadonlySet<string>
  tick: (nos: string[], on: boolean) => void
  go: () => void
  hold: (event: PointerEvent, household: HouseholdRow) => void
}) {
  const { turn, chosen, tick, go, hold } = props
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const { q, township, village } = query
  const lack = lacks.find(({ value }) => query[value] === '1')
  const asked = { q, township, village, ...(lack && { [lack.value]: '1' }), page, size: 50 }
  const { data, problem, reload } = useLoad(`pane ${JSON.stringify(asked)} ${turn}`, () => county.households(asked))
  const only = (value: string) => change(Object.fromEntries(lacks.map((one) => [one.value, one.value === value])))
  const all = data?.rows.map((one) => one.no) ?? []
  const ticked = all.filter((no) => chosen.has(no)).length
  return (
    <section class="household-side stack" aria-label="户">
      <div class="filters">
        <Select label="只看" all="全部户" value={lack?.value ?? ''} options={lacks} onChange={only} />
        <Search label="找户" placeholder="姓名或户编号" value={q ?? ''} onSearch={(text) => change({ q: text })} />
      </div>
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data === undefined && !problem && <Progress words="正在取户的名单…" />}
      {data?.total === 0 && (
        <Empty title={lack?.value === 'unpaired' ? '这里的户都有帮扶责任人了。' : '没有符合条件的户。'}>
          换一个乡镇或村，或清除查找条件。
        </Empty>
      )}
      {data && data.total > 0 && (
        <div>
          <div class="tick-head">
            <Tick
              ticked={ticked === all.length}
              some={ticked > 0 && ticked < all.length}
              onTick={(on) => tick(all, on)}
            >
              选本页 {all.length} 户
            </Tick>
            <small role="status">
              共 {count(data.total)} 户{lack && `${lack.name.replace(/的$/, '')}`}
              {chosen.size > 0 && `，已选 ${chosen.size} 户`}
            </small>
          </div>
          <div class="pane">
            <Ticks
              label="户"
              rows={data.rows}
              rowKey={(one) => one.no}
              ticked={chosen}
              onTick={tick}
              onEnter={go}
              onHold={hold}
              grip={() => <Grip />}
            >
              {(one) => <Line household={one} />}
            </Ticks>
            <Paging page={data.page} size={data.size} total={data.total} href={pageHref} />
          </div>
        </div>
      )}
    </section>
  )
}

/** What a finger carries a household by; the keyboard ticks instead. */
function Grip() {
  return (
    <span class="grip" data-grip aria-hidden="true" title="按住拖到右边">
      ⠿
    </span>
  )
}

function Line({ household }: { household: HouseholdRow }) {
  const { headName, no, township, village, population, cadres, status, monitorKind, riskCleared } = household
  const state = monitorKind && !riskCleared ? monitorKind : status
  return (
    <>
      <span class="row-main">
        <strong>{headName || '未登记户主'}</strong>
        {cadres === '' ? <Badge tone="bad">未结对</Badge> : <span>{cadres}</span>}
      </span>
      <small>
        {written(township)} {written(village)} · {written(population)} 人{state && ` · ${state}`} · {no}
      </small>
    </>
  )
}
