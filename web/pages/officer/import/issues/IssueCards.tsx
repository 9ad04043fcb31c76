import type { ColumnProblem, IssueSort } from '../../../../../shared/fix.ts'
import type { Issue } from '../../../../../shared/import.ts'
import { issueWords } from '../../../../issues.ts'
import { useQuery } from '../../../../query.ts'
import { to } from '../../../../to.ts'
import { Badge } from '../../../../ui/Badge.tsx'
import { count } from '../../../../words.ts'

/** What is wrong, the whole columns first, each with what to do and how much of it there is. */
export function IssueCards(props: { id: number; columns: ColumnProblem[]; groups: IssueSort[] }) {
  const { id, columns, groups } = props
  const { query } = useQuery()
  return (
    <ul class="groups" aria-label="问题种类">
      {columns.map((one) => (
        <ColumnCard key={`${one.sheet} ${one.at} ${one.code}`} id={id} one={one} now={isNow(query, one)} />
      ))}
      {groups.map((one) => (
        <li key={`${one.code} ${one.header} ${one.level}`} class="card" data-now={isNow(query, one)}>
          <p>
            <Level level={one.level} /> <strong>{issueWords(one.code).title}</strong>
            {one.header && <span>（“{one.header}”列）</span>}
            {one.sheets > 1 && <small> {count(one.sheets)} 张表</small>}
          </p>
          <p>{issueWords(one.code).mend}</p>
          <See id={id} one={one} query={{ code: one.code, ...headerQuery(one.header) }} now={isNow(query, one)} />
        </li>
      ))}
    </ul>
  )
}

function ColumnCard({ id, one, now }: { id: number; one: ColumnProblem; now: boolean }) {
  const words = issueWords(one.code)
  const query = { code: one.code, ...headerQuery(one.header), sheet: one.sheet, at: one.at }
  return (
    <li class="card" data-now={now}>
      <p>
        <Badge tone="bad">整列问题</Badge>{' '}
        <strong>
          “{one.header}”这一列 {count(one.of)} 行中有 {count(one.total)} 行：{words.title}
        </strong>{' '}
        <small>{one.sheet}</small>
      </p>
      <p>请先看看这一列对应的项目对不对。对应没有错时：{words.mend}</p>
      <p class="actions">
        <See id={id} one={one} query={query} now={now} />
        <a href={to.import(id, { view: 'sheets' })}>看这一列对应成了什么</a>
      </p>
    </li>
  )
}

function See(props: {
  id: number
  one: { total: number; mended: number }
  query: Record<string, string | number>
  now: boolean
}) {
  const { id, one, query, now } = props
  return (
    <a href={to.import(id, { view: 'issues', ...query })} aria-current={now || undefined}>
      看这 {count(one.total)} 处{one.mended > 0 && `（已更正 ${count(one.mended)}）`}
    </a>
  )
}

/** Issues of whole rows have no header; an empty value would be left out of the address. */
const headerQuery = (header: string | null): { header?: string } => (header === null ? {} : { header })

type Query = Record<string, string | undefined>
const isNow = (query: Query, one: { code: string; header: string | null; sheet?: string; at?: number }): boolean =>
  query.code === one.code &&
  (query.header ?? null) === one.header &&
  (query.at === undefined ? one.at === undefined : query.at === String(one.at) && query.sheet === one.sheet)

export const Level = ({ level }: { level: Issue['level'] }) =>
  level === 'error' ? <Badge tone="bad">必须改</Badge> : <Badge tone="info">提示</Badge>
