import type { CheckRow } from '../../../../shared/finding.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Bar } from '../../../ui/Bar.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Search } from '../../../ui/Search.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { age, count, instant } from '../../../words.ts'
import { SeverityBadge } from '../../SeverityBadge.tsx'
import { FindingTabs } from './FindingTabs.tsx'
import { RunAgain } from './RunAgain.tsx'

/** Every check by group, with what is open. */
export function CheckList() {
  const county = useCounty()
  const offered = useMay('import.upload')
  const { change } = useQuery()
  const { data, problem, reload } = useLoad('checks', county.checks)
  const checks = data?.checks ?? []
  const open = checks.reduce((sum, check) => sum + check.open, 0)
  return (
    <Page title="疑点" aside={offered && <RunAgain done={reload} />}>
      <div class="stack">
        <FindingTabs now="checks" />
        {problem && <ErrorNote problem={problem} again={reload} />}
        {data === undefined && !problem && <Progress words="正在取核查结果…" />}
        {data && (
          <>
            <p>
              {data.lastRunAt === null ? (
                '还没有核查过。导入台账后会自动核查。'
              ) : (
                <>
                  <a href={to.findings({ status: 'open' })}>共 {count(open)} 条未消除的疑点</a>
                  ，按 {data.asOf} 的台账核查，{instant(data.lastRunAt)} 完成。
                </>
              )}
              疑点是从数据里看出的线索，不是结论，请逐条核实。
            </p>
            <Search
              label="在全部疑点里找"
              placeholder="户主姓名或户编号"
              value=""
              onSearch={(q) => q !== '' && change({ q })}
            />
            {groupsOf(checks).map(([name, group]) => (
              <Group key={name} name={name} checks={group} />
            ))}
          </>
        )}
      </div>
    </Page>
  )
}

function groupsOf(checks: CheckRow[]): [string, CheckRow[]][] {
  const groups = new Map<string, CheckRow[]>()
  for (const check of checks) groups.set(check.groupName, [...(groups.get(check.groupName) ?? []), check])
  return [...groups]
}

function Group({ name, checks }: { name: string; checks: CheckRow[] }) {
  const most = Math.max(1, ...checks.map((check) => check.open))
  const found = checks.filter((check) => check.open > 0).sort((a, b) => rank(a) - rank(b) || b.open - a.open)
  const clear = checks.filter((check) => check.open === 0)
  const columns: Column<CheckRow>[] = [
    { name: '核查', kind: 'main', cell: (check) => <a href={to.findings({ check: check.id })}>{check.title}</a> },
    { name: '程度', cell: (check) => <SeverityBadge severity={check.severity} /> },
    {
      name: '未消除',
      cell: (check) => (
        <span class="with-bar">
          <span class="number">{count(check.open)} 条</span>
          <Bar value={check.open} max={most} tone={tone(check)} label={`${check.open} 条未消除`} />
        </span>
      ),
    },
    { name: '新增', kind: 'number', cell: (check) => count(check.new) },
    { name: '已消除', kind: 'number', cell: (check) => count(check.resolved) },
    { name: '最久', kind: 'number', cell: (check) => age(check.oldestDays) },
  ]
  const sum = found.reduce((all, check) => all + check.open, 0)
  return (
    <section>
      <h2>
        {name} <small>{count(sum)} 条</small>
      </h2>
      {found.length > 0 && (
        <Table quiet even caption={`${name}的疑点`} columns={columns} rows={found} rowKey={(check) => check.id} />
      )}
      {clear.length > 0 && (
        <p>
          <small>没有发现疑点：{clear.map((check) => check.title).join('、')}</small>
        </p>
      )}
    </section>
  )
}

const rank = (check: CheckRow) => ['blocker', 'serious', 'notice'].indexOf(check.severity)
const tone = (check: CheckRow) =>
  check.severity === 'blocker' ? 'bad' : check.severity === 'serious' ? 'warn' : 'good'
