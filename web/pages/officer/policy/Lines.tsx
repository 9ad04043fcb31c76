import { useState } from 'preact/hooks'
import type { Coming, PolicyLineShown } from '../../../../shared/policychange.ts'
import { isSame } from '../../../../shared/tighter.ts'
import { useQuery } from '../../../query.ts'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Select } from '../../../ui/Select.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import type { Draft } from './draft.ts'
import { LineSource, LineValue } from './LineCells.tsx'
import { LineDialog } from './LineDialog.tsx'

type Shown = (line: PolicyLineShown, coming: Coming[]) => boolean

const kinds: Record<string, { name: string; shows: Shown }> = {
  changed: { name: '和默认不同的', shows: (line) => !isSame(line.value, line.default) },
  floor: { name: '有省定底线的', shows: (line) => line.floor !== null },
  coming: {
    name: '以后要变的',
    shows: ({ path }, coming) => coming.some(({ changes }) => changes.some((one) => one.path === path)),
  },
}

/** Every parameter in its group, found by word, group or kind; `change` is null for whoever only reads. */
export function Lines(props: {
  lines: PolicyLineShown[]
  coming: Coming[]
  draft: Draft
  change: ((draft: Draft) => void) | null
}) {
  const { lines, coming, draft, change } = props
  const { query, change: ask } = useQuery()
  const [open, setOpen] = useState<PolicyLineShown | null>(null)
  const groups = [...new Set(lines.map(({ group }) => group))]
  const shown = lines
    .filter(({ group }) => query.group === undefined || group === query.group)
    .filter((line) => query.kind === undefined || (kinds[query.kind]?.shows(line, coming) ?? true))
    .filter((line) => says(line, query.q ?? ''))
  const columns = columnsOf(draft, coming, change === null ? null : setOpen)
  const changed = Object.keys(draft).length
  return (
    <>
      <div class="filters">
        <Search label="查找" placeholder="例如 上限、走访" value={query.q ?? ''} onSearch={(q) => ask({ q })} />
        <Select
          label="类别"
          all="全部类别"
          value={query.group ?? ''}
          options={groups.map((name) => ({ value: name, name }))}
          onChange={(group) => ask({ group })}
        />
        <Select
          label="只看"
          all="全部参数"
          value={query.kind ?? ''}
          options={Object.entries(kinds).map(([value, { name }]) => ({ value, name }))}
          onChange={(kind) => ask({ kind })}
        />
      </div>
      {shown.length === 0 && <Empty title="没有这样的参数">换一个词，或把类别放宽再看。</Empty>}
      {groups
        .map((name) => ({ name, rows: shown.filter(({ group }) => group === name) }))
        .filter(({ rows }) => rows.length > 0)
        .map(({ name, rows }) => (
          <section key={name}>
            <h2>{name}</h2>
            <Table quiet caption={`${name}参数`} columns={columns} rows={rows} rowKey={(line) => line.path} />
          </section>
        ))}
      {change !== null && changed > 0 && (
        <section class="at-hand pending" aria-label="还没有保存的改动">
          <div class="actions">
            <strong>改了 {changed} 项，还没有保存</strong>
            <a class="button strong" href={to.policy({ view: 'review' })}>
              看会怎样，再保存
            </a>
          </div>
        </section>
      )}
      {open && change !== null && <LineDialog line={open} draft={draft} change={change} close={() => setOpen(null)} />}
    </>
  )
}

const says = ({ line, source, path, readers }: PolicyLineShown, q: string): boolean =>
  [line, source, path, ...readers.map(({ title }) => title)].some((words) => words.includes(q))

function columnsOf(
  draft: Draft,
  coming: Coming[],
  open: ((line: PolicyLineShown) => void) | null,
): Column<PolicyLineShown>[] {
  return [
    { name: '参数', kind: 'main', cell: (line) => line.line },
    { name: '取值', cell: (line) => <LineValue line={line} draft={draft} coming={coming} /> },
    { name: '出处', cell: (line) => <LineSource line={line} /> },
    ...(open === null
      ? []
      : [{ name: '操作', kind: 'short' as const, cell: (line: PolicyLineShown) => <Edit line={line} open={open} /> }]),
  ]
}

function Edit({ line, open }: { line: PolicyLineShown; open: (line: PolicyLineShown) => void }) {
  return (
    <button type="button" aria-label={`修改：${line.line}`} onClick={() => open(line)}>
      修改
    </button>
  )
}
