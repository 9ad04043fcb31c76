import type { KindOption } from '../../../../../shared/mapping.ts'
import type { RecognisedTable } from '../../../../../shared/recognised.ts'
import { Badge } from '../../../../ui/Badge.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { count } from '../../../../words.ts'
import { Picture } from '../Picture.tsx'
import { Columns } from './Columns.tsx'
import { given, pointedAt, type Rows, type TableDraft, viewOf } from './draft.ts'
import { metadataNames, originWords, skippedWords, whyKind } from './words.ts'

/** One table of a sheet: where its header is, what kind it is, what its columns mean — and each of them to be changed. */
export function TableMapping(props: {
  importId: number
  label: string
  table: RecognisedTable | undefined
  picture: RecognisedTable['picture']
  kinds: KindOption[]
  issues: Map<string, number>
  draft: TableDraft | undefined
  /** Absent: to be looked at only. */
  change?: (draft: TableDraft) => void
  alike?: { count: number; change: () => void }
}) {
  const { importId, label, table, picture, kinds, issues, draft = {}, change, alike } = props
  const view = viewOf(table, picture, draft)
  const kind = kinds.find(({ id }) => id === view.kind)
  const point = change && ((headerRows: Rows) => change({ ...draft, headerRows }))
  return (
    <div class="stack">
      {table && <Said table={table} />}
      {table?.card && <p>一户一张的档案，按栏目名称读取，不能逐列指定。如果不是，可以自己指定表头，或者整张不导入。</p>}
      {picture.length === 0 && <p>工作表太多，这一张不再附前几行的图。表头的行号请对照原工作簿。</p>}
      {picture.length > 0 && (
        <Picture
          picture={picture}
          headerRows={view.headerRows}
          point={point && ((row) => point(pointedAt(view.headerRows, row)))}
        />
      )}
      {change && (
        <div class="filters tight">
          <HeaderRows rows={view.headerRows} picture={picture} change={(rows) => point?.(rows)} />
          <Select
            label={`${label}是哪种台账`}
            all="请选择…"
            value={view.kind}
            options={kinds.map(({ id, name }) => ({ value: id, name }))}
            onChange={(next) => change({ ...draft, kind: next, columns: {} })}
          />
          <Select
            label="没写单位的金额按"
            all="自动（标题没写就按元）"
            value={view.unit ?? ''}
            options={['元', '万元'].map((value) => ({ value, name: value }))}
            onChange={(next) => change({ ...draft, unit: next === '' ? null : (next as '元' | '万元') })}
          />
        </div>
      )}
      {kind && !table?.card && <p>{whyKind(kind, view, change !== undefined)}</p>}
      {view.isOther && view.columns.length > 0 && <p>换了表头或台账类型：没有指定的列，重新读取后按列名自动识别。</p>}
      {alike && alike.count > 0 && (
        <p>
          <button type="button" onClick={alike.change}>
            同样表头的另外 {count(alike.count)} 张表也这样
          </button>
        </p>
      )}
      <Columns
        importId={importId}
        label={label}
        view={view}
        kind={kind}
        rows={table?.rows}
        unit={view.unit ?? table?.metadata.unit ?? '元'}
        issues={view.isOther ? new Map() : issues}
        give={change && kind && ((at, meaning) => change(given(draft, view, at, meaning)))}
      />
    </div>
  )
}

function Said({ table }: { table: RecognisedTable }) {
  const [first, last] = table.headerRows
  const skipped = skippedWords(table.skipped)
  return (
    <p>
      <Badge tone="good">{table.kindName}</Badge>{' '}
      {table.origin !== 'recognised' && <Badge tone="info">{originWords[table.origin]}</Badge>} 表头在第{' '}
      {first === last ? first : `${first}–${last}`} 行，{count(table.rows)} 行数据。
      {skipped !== '' && `没有当作记录的行：${skipped}。`}
      {Object.entries(table.metadata).map(([name, value]) => (
        <span key={name}>
          {' '}
          <Badge tone="plain">
            {metadataNames[name] ?? name}：{value}
          </Badge>
        </span>
      ))}
    </p>
  )
}

/** First and last row of the header as two choices, for whom clicking in the picture is not the way. */
function HeaderRows(props: { rows: Rows | null; picture: RecognisedTable['picture']; change: (rows: Rows) => void }) {
  const { rows, picture, change } = props
  const [first, last] = rows ?? [null, null]
  const all = new Set([...picture.map(({ row }) => row), ...(rows ?? [])])
  const options = [...all].sort((one, other) => one - other)
  const asOptions = (some: number[]) => some.map((row) => ({ value: String(row), name: `第 ${row} 行` }))
  return (
    <>
      <Select
        label="表头从"
        all={first === null ? '请选择…' : undefined}
        value={String(first ?? '')}
        options={asOptions(options)}
        onChange={(next) => change([Number(next), Math.max(Number(next), last !== first ? Number(last) : 0)])}
      />
      {first !== null && (
        <Select
          label="表头到"
          value={String(last)}
          options={asOptions(options.filter((row) => row >= first && row < first + 4))}
          onChange={(next) => change([first, Number(next)])}
        />
      )}
    </>
  )
}
