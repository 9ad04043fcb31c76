import { useState } from 'preact/hooks'
import type { KindOption } from '../../../../../shared/mapping.ts'
import { to } from '../../../../to.ts'
import { Badge, type Tone } from '../../../../ui/Badge.tsx'
import { Bar } from '../../../../ui/Bar.tsx'
import { type Column, Table } from '../../../../ui/Table.tsx'
import { Tick } from '../../../../ui/Tick.tsx'
import { count, percent, unknown } from '../../../../words.ts'
import { letter } from '../Picture.tsx'
import type { ColumnView, Meaning, TableView } from './draft.ts'
import { fieldOf, isKept, originWords, readsWords } from './words.ts'

type Props = {
  importId: number
  label: string
  view: TableView
  kind: KindOption | undefined
  /** Rows with data, where they have been counted. */
  rows: number | undefined
  unit: string
  /** Problems by header. */
  issues: Map<string, number>
  give?: (at: number, meaning: Meaning) => void
}

/** What each column means, with samples and how much of it is filled. */
export function Columns(props: Props) {
  const { label, view } = props
  const [onlyUnknown, setOnlyUnknown] = useState(false)
  if (view.columns.length === 0) return null
  const unknownOnes = view.columns.filter(isKept)
  const shown = onlyUnknown
    ? view.columns.filter((column) => isKept(column) || fieldOf(column) === undefined)
    : view.columns
  return (
    <div>
      <div class="actions">
        <p>
          {count(view.columns.length)} 列
          {unknownOnes.length > 0 &&
            `，其中 ${count(unknownOnes.length)} 列没有对应到台账：原样保留，和记录一起留存，不参与核查`}
          。
        </p>
        {(unknownOnes.length > 0 || onlyUnknown) && (
          <Tick ticked={onlyUnknown} onTick={setOnlyUnknown}>
            只看没认出的
          </Tick>
        )}
      </div>
      <Table quiet caption={`${label}的各列`} columns={columnsFor(props)} rows={shown} rowKey={(column) => column.at} />
    </div>
  )
}

function columnsFor({ importId, view, kind, rows, unit, issues, give }: Props): Column<ColumnView>[] {
  const field = (column: ColumnView) => kind?.fields.find(({ name }) => name === fieldOf(column))
  return [
    {
      name: '列',
      kind: 'main',
      cell: ({ at, header }) => (
        <>
          <small>{letter(at)}</small> {header || '（无表头）'}
        </>
      ),
    },
    { name: '样例', cell: ({ samples }) => samples.filter(Boolean).join('　') || unknown },
    ...(rows === undefined || view.columns.every(({ filled }) => filled === null) ? [] : [filledOf(rows)]),
    {
      name: '对应到',
      cell: (column) => (
        <span class="meaning">
          {give ? (
            <MeaningSelect column={column} kind={kind as KindOption} give={(meaning) => give(column.at, meaning)} />
          ) : (
            (field(column)?.title ?? column.says ?? '原样保留')
          )}{' '}
          <Origin column={column} />
        </span>
      ),
    },
    { name: '读作', cell: (column) => readsWords(field(column), column.header, unit) || unknown },
    ...(view.isOther
      ? []
      : [
          {
            name: '问题',
            kind: 'short' as const,
            cell: (column: ColumnView) => <Issues {...{ importId, column, issues }} />,
          },
        ]),
  ]
}

const filledOf = (rows: number): Column<ColumnView> => ({
  name: '填写',
  kind: 'short',
  cell: ({ filled }) => (filled === null ? unknown : <Filled filled={Math.min(filled, rows)} rows={rows} />),
})

function Filled({ filled, rows }: { filled: number; rows: number }) {
  const words = `${count(filled)} / ${count(rows)}`
  return (
    <span class="filled">
      <Bar value={filled} max={rows} label={`填了 ${percent(filled, rows)}`} /> {words}
    </span>
  )
}

const tones: Record<ColumnView['origin'], Tone> = {
  recognised: 'plain',
  remembered: 'info',
  chosen: 'good',
  changed: 'warn',
}

function Origin({ column }: { column: ColumnView }) {
  if (column.origin === 'recognised' && isKept(column)) return <Badge tone="plain">原样保留</Badge>
  return <Badge tone={tones[column.origin]}>{originWords[column.origin]}</Badge>
}

function Issues({ importId, column, issues }: { importId: number; column: ColumnView; issues: Map<string, number> }) {
  const found = issues.get(column.header)
  if (found === undefined) return <>{unknown}</>
  return <a href={to.import(importId, { view: 'issues', header: column.header })}>{count(found)} 处</a>
}

/** What the header says, kept as written, or a field: those the kind needs first. */
function MeaningSelect(props: { column: ColumnView; kind: KindOption; give: (meaning: Meaning) => void }) {
  const { column, kind, give } = props
  const { meaning, recognised, says } = column
  const auto = recognised === undefined ? '自动识别' : `自动识别：${says ?? '原样保留'}`
  const value = meaning === 'auto' ? 'auto' : meaning === 'kept' ? 'kept' : `field ${meaning.field}`
  const take = (next: string) =>
    give(next === 'auto' || next === 'kept' ? next : { field: next.replace(/^field /, '') })
  return (
    <select
      aria-label={`“${column.header || `${letter(column.at)} 列`}”对应到`}
      value={value}
      onChange={(event) => take(event.currentTarget.value)}
    >
      <option value="auto">{auto}</option>
      <option value="kept">原样保留，不对应</option>
      {(['必需', '户', '其他'] as const).map((group) => {
        const fields = kind.fields.filter((field) => field.group === group)
        return fields.length === 0 ? null : (
          <optgroup key={group} label={group === '必需' ? '这种台账要有的' : group}>
            {fields.map(({ name, title, reads }) => (
              <option key={name} value={`field ${name}`}>
                {title}（{reads}）
              </option>
            ))}
          </optgroup>
        )
      })}
    </select>
  )
}
