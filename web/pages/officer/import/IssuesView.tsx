import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { IssueRow, PendingFixes } from '../../../../shared/fix.ts'
import type { Import } from '../../../../shared/import.ts'
import { issueWords } from '../../../issues.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { count } from '../../../words.ts'
import { DownloadProblems } from './DownloadProblems.tsx'
import { FixList } from './issues/FixList.tsx'
import { IssueCards } from './issues/IssueCards.tsx'
import { IssueFilter } from './issues/IssueFilter.tsx'
import { IssueRows } from './issues/IssueRows.tsx'
import { PendingBar } from './issues/PendingBar.tsx'
import { UploadCorrected } from './UploadCorrected.tsx'

/** What could not be taken as it is: columns first, then by sort, then row by row, each mended where it stands. */
export function IssuesView({ it, changed }: { it: Import; changed: () => void }) {
  const county = useCounty()
  const may = useMay('import.mend') && (it.state === 'ready' || it.state === 'refused')
  const { query, change } = useQuery()
  const { code, header, sheet, at, level, open, after, before } = query
  const asked = { code, header, sheet, at, level, open, after, before }
  const { data, problem, loading, reload } = useLoad(
    `issues ${it.id} ${JSON.stringify([asked, it.summary?.issues])}`,
    () => county.issues(it.id, asked),
  )
  const [pending, setPending] = useState<PendingFixes | null>(null)
  const told = useCallback(
    (now: PendingFixes, again: boolean) => {
      setPending(now)
      changed()
      if (again) reload()
    },
    [reload, changed],
  )
  const list = useRef<HTMLElement>(null)
  const isThere = data !== undefined
  useEffect(() => {
    if (isThere && code !== undefined) list.current?.scrollIntoView()
  }, [isThere, code, header, at])
  const applied = () => {
    change({ view: 'issues', ...everything })
    changed()
    setPending(null)
    reload()
  }
  if (problem) return <ErrorNote problem={problem} again={reload} />
  if (data === undefined) return <Progress words="正在取问题清单…" />
  const waiting = pending ?? data.pending
  const { columns, groups, rows } = data
  if (columns.length === 0 && groups.length === 0 && waiting.fixes === 0) {
    return (
      <div class="stack">
        <Empty title="没有发现问题，每一格都读懂了。" />
        <FixList id={it.id} may={may} pending={waiting} taken={(now) => told(now, true)} />
      </div>
    )
  }
  return (
    <div class="stack">
      <p>
        {data.held > 0
          ? `有 ${count(data.held)} 行有必须改的问题，暂不入库；“提示”会照常入库，请留意。`
          : '都是提示，会照常入库，请留意。'}
        {may && '可以直接在这里更正，也可以在原工作簿里改好后重新上传。'}
      </p>
      <div class="actions no-print">
        <DownloadProblems it={it} key={JSON.stringify([it.fileName, it.summary?.issues])} />
        {may && <UploadCorrected id={it.id} changed={changed} />}
      </div>
      <IssueCards id={it.id} columns={columns} groups={groups} />
      <section aria-label="逐行问题" class="stack" ref={list}>
        <Chosen {...{ code, header, sheet, at, change }} />
        <IssueFilter {...{ query, change, sheets: data.sheets }} />
        <IssueRows
          id={it.id}
          rows={rows.rows as IssueRow[]}
          sheets={data.sheets.length}
          busy={loading}
          may={may}
          told={told}
        />
        <nav class="paging" aria-label="分页">
          <span>共 {count(rows.total)} 处</span>
          <span class="paging-links">
            {rows.previous !== null && (
              <button type="button" onClick={() => change({ before: rows.previous, after: null })}>
                上一页
              </button>
            )}
            {rows.next !== null && (
              <button type="button" onClick={() => change({ after: rows.next, before: null })}>
                下一页
              </button>
            )}
          </span>
        </nav>
      </section>
      <FixList id={it.id} may={may} pending={waiting} taken={(now) => told(now, true)} />
      {waiting.fixes > 0 && may && <PendingBar id={it.id} pending={waiting} applied={applied} />}
    </div>
  )
}

/** No narrowing, from the beginning. */
const everything = {
  code: null,
  header: null,
  sheet: null,
  at: null,
  level: null,
  open: null,
  after: null,
  before: null,
}

type Change = ReturnType<typeof useQuery>['change']
type Chosen = { code?: string; header?: string; sheet?: string; at?: string; change: Change }

/** Which sort is being looked at, and the way back to all. */
function Chosen({ code, header, sheet, at, change }: Chosen) {
  if (code === undefined && header === undefined) return null
  return (
    <p class="actions">
      <span>
        只看：{code === undefined ? '这一列的问题' : issueWords(code).title}
        {header && `（“${header}”列）`}
        {at !== undefined && sheet && ` · ${sheet}`}
      </span>
      <button type="button" onClick={() => change(everything)}>
        看全部
      </button>
    </p>
  )
}
