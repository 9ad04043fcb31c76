import type { Pictures } from '../../../../shared/picture.ts'
import { useSigned } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Behind } from '../../../ui/Behind.tsx'
import { LineChart, roundUp } from '../../../ui/LineChart.tsx'
import type { Column } from '../../../ui/Table.tsx'
import { count, percent } from '../../../words.ts'

type Day = Pictures['line'][number]

const openOn = ({ blocker, serious, notice }: Day) => blocker + serious + notice
const share = ({ due, paired }: Day) => (due === 0 ? null : Math.floor((paired / due) * 100))

/** Does coverage rise? */
export function CoveragePicture({ line }: { line: Day[] }) {
  const known = line.flatMap((one) => share(one) ?? [])
  const last = line.at(-1)!
  const low = Math.floor(Math.min(...known, 90) / 10) * 10
  const missing = last.due - last.paired
  return (
    <section class="card">
      <h3>结对覆盖在变好吗？</h3>
      {known.length > 0 && (
        <LineChart
          label={`结对覆盖率：${course(line, (day) => percent(day.paired, day.due))}`}
          days={line.map(({ day }) => day)}
          lines={[{ name: '结对覆盖率', tone: 'good', values: line.map(share) }]}
          scale={[low, 100]}
          said={(value) => `${value}%`}
        />
      )}
      <p>
        现在 {percent(last.paired, last.due)}，
        {missing > 0 ? <a href={to.households({ unpaired: true })}>还缺 {count(missing)} 户</a> : '应结对的户都有人'}。
        <Since line={line} />
      </p>
      <BehindDays
        line={line}
        columns={[
          { name: '应结对', kind: 'number', cell: (one) => count(one.due) },
          { name: '已结对', kind: 'number', cell: (one) => count(one.paired) },
          { name: '覆盖', kind: 'number', cell: (one) => percent(one.paired, one.due) },
        ]}
      />
    </section>
  )
}

/** Do open findings become fewer? */
export function OpenPicture({ line }: { line: Day[] }) {
  const last = line.at(-1)!
  const { township } = useSigned().membership
  // The figures of a day are a township's: what its clerk answers for beyond it is in its list, not in its line.
  const now = township === null ? {} : { part: 'end', from: last.day, to: last.day, township }
  return (
    <section class="card">
      <h3>未消除的疑点在减少吗？</h3>
      <LineChart
        label={`未消除的疑点：${course(line, (day) => `${openOn(day)} 条，其中逾期 ${day.overdue} 条`)}`}
        days={line.map(({ day }) => day)}
        lines={[
          { name: '未消除', tone: 'warn', values: line.map(openOn) },
          { name: '其中必须整改', tone: 'bad', values: line.map(({ blocker }) => blocker) },
          { name: '其中逾期', tone: 'bad', dashed: true, values: line.map(({ overdue }) => overdue) },
        ]}
        scale={[0, roundUp(Math.max(...line.map(openOn)))]}
        said={count}
      />
      <p>
        现在 <a href={to.findings({ ...now, status: 'open' })}>{count(openOn(last))} 条</a>，其中必须整改{' '}
        <a href={to.findings({ ...now, status: 'open', severity: 'blocker' })}>{count(last.blocker)} 条</a>。
        <Since line={line} />
      </p>
      <BehindDays
        line={line}
        columns={[
          { name: '未消除', kind: 'number', cell: (one) => count(openOn(one)) },
          { name: '必须整改', kind: 'number', cell: (one) => count(one.blocker) },
          { name: '逾期', kind: 'number', cell: (one) => count(one.overdue) },
        ]}
      />
    </section>
  )
}

/** From the first day to the last, in words. */
function course(line: Day[], said: (day: Day) => string): string {
  const last = line.at(-1)!
  if (line.length === 1) return `${last.day} ${said(last)}`
  return `${line[0]!.day} ${said(line[0]!)}，到 ${last.day} ${said(last)}`
}

function Since({ line }: { line: Day[] }) {
  return line.length === 1 ? <small>从今天起每天记一次，明天就能看到变化。</small> : null
}

function BehindDays({ line, columns }: { line: Day[]; columns: Column<Day>[] }) {
  return (
    <Behind
      caption="每天的数字，最近的在前"
      columns={[{ name: '日期', kind: 'short', cell: (one) => one.day }, ...columns]}
      rows={line.toReversed()}
      rowKey={(one) => one.day}
    />
  )
}
