import type { Home } from '../../../shared/home.ts'
import { useLoad } from '../../load.ts'
import { useCounty, useMay, useSigned } from '../../session.tsx'
import { to } from '../../to.ts'
import { Bar } from '../../ui/Bar.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Page } from '../../ui/Page.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { count, instant, percent } from '../../words.ts'
import { FirstSteps } from './home/FirstSteps.tsx'
import { LatestImports } from './home/LatestImports.tsx'
import { PicturesOverTime } from './home/PicturesOverTime.tsx'
import { Todo } from './home/Todo.tsx'
import { Townships } from './home/Townships.tsx'

/** 首页: what needs doing today, every number opening its list. */
export default function HomePage() {
  const county = useCounty()
  const { membership } = useSigned()
  const { data, problem, reload } = useLoad('home', county.home)
  const area = [membership.township, membership.village].filter(Boolean).join(' ')
  const title = `${area || membership.county.name} · 今天要做的事`
  if (problem) return <ErrorNote problem={problem} again={reload} />
  if (data === undefined) {
    return (
      <Page title={title}>
        <Progress words="正在汇总情况…" />
      </Page>
    )
  }
  if (data.totals.households === 0) return <FirstSteps imports={data.imports} />
  return (
    <Page
      title={title}
      aside={
        <small>
          数据截至 {data.asOf}，{checkedAt(data.lastRunAt)}
        </small>
      }
    >
      <div class="stack">
        <div class="split">
          <Todo todo={data.todo} />
          <div class="stack">
            <Coverage home={data} />
            <LatestImports imports={data.imports} />
          </div>
        </div>
        <Townships townships={data.townships} />
        <PicturesOverTime />
      </div>
    </Page>
  )
}

const checkedAt = (at: string | null) => (at === null ? '还没有核查过' : `最近核查 ${instant(at)}`)

function Coverage({ home }: { home: Home }) {
  const { due, paired } = home.coverage
  const pair = useMay('pairing.assign')
  const missing = due - paired
  return (
    <section class="card">
      <h2>结对覆盖</h2>
      <p class="figure">
        {percent(paired, due)}
        <small>
          {count(due)} 户应结对，{count(paired)} 户已有帮扶责任人
        </small>
      </p>
      <Bar value={paired} max={due} label={`已结对 ${paired} 户，应结对 ${due} 户`} />
      {missing > 0 && (
        <p>
          <a href={pair ? to.pairing({ unpaired: true }) : to.households({ unpaired: true })}>
            还有 {count(missing)} 户没有帮扶责任人{pair && '，去结对'}
          </a>
        </p>
      )}
      <p>
        <small>
          在册 {count(home.totals.households)} 户 {count(home.totals.persons)} 人，{count(home.totals.villages)} 个村，
          {count(home.totals.cadres)} 名帮扶责任人
        </small>
      </p>
    </section>
  )
}
