import type { Issue, IssueGroup } from '../../../../shared/import.ts'
import { issueWords } from '../../../issues.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Paging } from '../../../ui/Paging.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { count, unknown } from '../../../words.ts'

/** What could not be taken as it is: by code and column first, then row by row. */
export function IssuesView({ id, errors }: { id: number; errors: number }) {
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const { code, header } = query
  const asked = { code, header, page }
  const { data, problem, loading, reload } = useLoad(`issues ${id} ${JSON.stringify(asked)}`, () =>
    county.issues(id, asked),
  )
  if (problem) return <ErrorNote problem={problem} again={reload} />
  if (data === undefined) return <Progress words="正在取问题清单…" />
  if (data.groups.length === 0) return <Empty title="没有发现问题，每一格都读懂了。" />
  return (
    <div class="stack">
      <p>
        {errors > 0
          ? `其中 ${count(errors)} 处必须改，所在的行暂不入库；“提示”会照常入库，请留意。`
          : '都是提示，会照常入库，请留意。'}
        在原工作簿里改好，重新上传即可。
      </p>
      <Groups id={id} groups={data.groups} code={code} header={header} />
      <div>
        {code !== undefined && (
          <p class="actions">
            只看：{issueWords(code).title}
            {header && `（“${header}”列）`}
            <button type="button" onClick={() => change({ code: null, header: null })}>
              看全部
            </button>
          </p>
        )}
        <Table
          caption="逐行问题，行号是工作表自己的行号"
          columns={columns}
          rows={data.rows.rows}
          rowKey={(_, index) => index}
          busy={loading}
        />
        <Paging page={data.rows.page} size={data.rows.size} total={data.rows.total} href={pageHref} />
      </div>
    </div>
  )
}

function Groups(props: { id: number; groups: IssueGroup[]; code?: string; header?: string }) {
  const { id, groups, code, header } = props
  const isNow = (group: IssueGroup) => group.code === code && (group.header ?? undefined) === header
  return (
    <ul class="groups">
      {groups.map((group) => {
        const words = issueWords(group.code)
        const href = to.import(id, { view: 'issues', code: group.code, header: group.header })
        return (
          <li key={`${group.code} ${group.header}`} class="card" data-now={isNow(group)}>
            <p>
              <Level level={group.level} /> <strong>{words.title}</strong>
              {group.header && <span>（“{group.header}”列）</span>}
            </p>
            <p>{words.mend}</p>
            <a href={href} aria-current={isNow(group) || undefined}>
              看这 {count(group.count)} 处
            </a>
          </li>
        )
      })}
    </ul>
  )
}

const Level = ({ level }: { level: Issue['level'] }) =>
  level === 'error' ? <Badge tone="bad">必须改</Badge> : <Badge tone="info">提示</Badge>

const columns: Column<Issue>[] = [
  {
    name: '位置',
    kind: 'main',
    cell: (one) => (one.row === null ? `${one.sheet} 整列` : `${one.sheet} 第 ${one.row} 行`),
  },
  { name: '列', cell: (one) => one.header ?? unknown },
  { name: '原来写的', cell: (one) => (one.value === null || one.value === '' ? '空白' : <code>{one.value}</code>) },
  {
    name: '问题',
    cell: (one) => (
      <span>
        <Level level={one.level} /> {issueWords(one.code).title}
      </span>
    ),
  },
  { name: '怎么办', kind: 'wide', cell: (one) => issueWords(one.code).mend },
]
