import type { HouseholdRow } from '../../../../shared/household.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Paging } from '../../../ui/Paging.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Search } from '../../../ui/Search.tsx'
import { count, written } from '../../../words.ts'
import { AreaFilter } from '../AreaFilter.tsx'

/** The left side: villages and their households, those without a cadre first asked for. */
export function HouseholdPane(props: { turn: number; chosen: string | null; choose: (no: string) => void }) {
  const { turn, chosen, choose } = props
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const { q, township, village, unpaired } = query
  const asked = { q, township, village, unpaired, page, size: 50 }
  const { data, problem, reload } = useLoad(`pane ${JSON.stringify(asked)} ${turn}`, () => county.households(asked))
  return (
    <section class="household-side stack" aria-label="户">
      <div class="filters">
        <AreaFilter township={township} village={village} onChange={(area) => change({ ...area, household: null })} />
        <Search label="找户" placeholder="姓名或户编号" value={q ?? ''} onSearch={(text) => change({ q: text })} />
        <label class="tick">
          <input
            type="checkbox"
            checked={unpaired === '1'}
            onChange={(event) => change({ unpaired: event.currentTarget.checked })}
          />
          只看未结对
        </label>
      </div>
      {problem && <ErrorNote problem={problem} again={reload} />}
      {data === undefined && !problem && <Progress words="正在取户的名单…" />}
      {data && (
        <p role="status">
          {count(data.total)} 户{unpaired === '1' && '没有帮扶责任人'}
        </p>
      )}
      {data?.total === 0 && (
        <Empty title={unpaired === '1' ? '这里的户都有帮扶责任人了。' : '没有符合条件的户。'}>
          换一个乡镇或村，或清除查找条件。
        </Empty>
      )}
      {data && data.total > 0 && (
        <div class="pane">
          <Rows label="户" rows={data.rows} rowKey={(one) => one.no} chosen={chosen} onPick={(one) => choose(one.no)}>
            {(one) => <Line household={one} />}
          </Rows>
          <Paging page={data.page} size={data.size} total={data.total} href={pageHref} />
        </div>
      )}
    </section>
  )
}

function Line({ household }: { household: HouseholdRow }) {
  const { headName, no, township, village, population, cadres } = household
  return (
    <>
      <span class="row-main">
        <strong>{headName || '未登记户主'}</strong>
        {cadres === '' ? <Badge tone="bad">未结对</Badge> : <span>{cadres}</span>}
      </span>
      <small>
        {written(township)} {written(village)} · {written(population)} 人 · {no}
      </small>
    </>
  )
}
