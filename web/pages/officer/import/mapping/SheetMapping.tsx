import { useState } from 'preact/hooks'
import { leftOutWords } from '../../../../../shared/issue.ts'
import type { KindOption, SheetChoice } from '../../../../../shared/mapping.ts'
import type { RecognisedSheet } from '../../../../../shared/recognised.ts'
import { Badge } from '../../../../ui/Badge.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { count } from '../../../../words.ts'
import { bareRows, type SheetDraft, type TableDraft, tablesOf } from './draft.ts'
import { TableMapping } from './TableMapping.tsx'

type Props = {
  importId: number
  sheet: RecognisedSheet
  kinds: KindOption[]
  choice: SheetChoice | undefined
  issues: Map<string, number>
  isOpen: boolean
  draft: SheetDraft | undefined
  /** Absent: to be looked at only. */
  change?: (draft: SheetDraft | undefined) => void
  /** Sheets with the same headers as the table as changed, and the way to change them all alike. */
  alike?: (table: TableDraft) => { count: number; change: () => void }
}

/** A sheet: what was made of it, why nothing was taken, and how to have it read otherwise. */
export function SheetMapping(props: Props) {
  const { importId, sheet, kinds, issues, draft = {}, change } = props
  const [open, setOpen] = useState(props.isOpen)
  const asks = change !== undefined && sheet.leftOut === 'unknown'
  const bare = tablesOf(sheet).length === 0
  const tables = bare && (draft.tables || asks) ? [undefined] : sheet.tables
  const changeTable = (at: number) => (table: TableDraft) =>
    change?.({ ...draft, leftOut: undefined, tables: { ...draft.tables, [at]: table } })
  return (
    <details class="card sheet" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>工作表“{sheet.name}”</strong> {sheet.hidden && <Badge tone="plain">隐藏</Badge>}{' '}
        <small>{inShort(sheet)}</small>
      </summary>
      {open && (
        <div class="stack">
          <Out {...props} />
          {draft.leftOut === undefined &&
            tables.map((table, at) => (
              <TableMapping
                key={at}
                importId={importId}
                label={tables.length > 1 ? `“${sheet.name}”第 ${at + 1} 张表` : `“${sheet.name}”`}
                table={table}
                picture={table?.picture ?? bareRows(sheet)}
                kinds={kinds}
                issues={issues}
                draft={draft.tables?.[at]}
                change={change && !table?.card ? changeTable(at) : undefined}
                alike={draft.tables?.[at] && props.alike?.(draft.tables[at])}
              />
            ))}
        </div>
      )}
    </details>
  )
}

function inShort({ leftOut, tables }: RecognisedSheet): string {
  if (tables.length === 0 || leftOut !== null) return '没有取数'
  const unknownOnes = tables.flatMap(({ columns }) => columns).filter(({ fieldName }) => fieldName === null).length
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const kinds = [...new Set(tables.map(({ kindName }) => kindName))].join('、')
  return `${kinds}，${count(rows)} 行${unknownOnes > 0 ? `，${count(unknownOnes)} 列原样保留` : ''}`
}

/** Left out or taken: what it is now, and the way to the other. */
function Out({ sheet, choice, draft = {}, change }: Props) {
  const own = sheet.leftOut !== null && !(sheet.leftOut in leftOutWords)
  const words = sheet.leftOut === null ? null : (leftOutWords[sheet.leftOut] ?? `您已指定不导入（${sheet.leftOut}）`)
  const bare = tablesOf(sheet).length === 0
  return (
    <>
      {words !== null && <p>没有从这张表取数：{words}。</p>}
      {change && sheet.leftOut === 'unknown' && <p>点一下表头那一行的行号，再选台账类型，就能读进来。</p>}
      {change && typeof draft.leftOut === 'string' && (
        <Field label="不导入这张表的理由" hint="例如：和上月相同、只是封面、作废">
          {(said) => (
            <input
              {...said}
              maxLength={200}
              value={draft.leftOut as string}
              onInput={(event) => change({ leftOut: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      {draft.leftOut === null && <p>重新读取后自动识别这张表。</p>}
      {change && sheet.leftOut !== 'empty' && (
        <div class="actions">
          {bare && !own && !draft.tables && sheet.leftOut !== 'unknown' && (
            <button type="button" onClick={() => change({ tables: { 0: {} } })}>
              自己指定表头
            </button>
          )}
          {sheet.leftOut !== null &&
            bare &&
            draft.leftOut !== null &&
            !draft.tables &&
            (own || sheet.leftOut !== 'unknown') && (
              <button type="button" onClick={() => change({ leftOut: null })}>
                导入这张表
              </button>
            )}
          {!own && typeof draft.leftOut !== 'string' && (
            <button type="button" onClick={() => change({ leftOut: '' })}>
              不导入这张表
            </button>
          )}
          {choice && choice.tables.length > 0 && draft.leftOut !== null && !own && (
            <button type="button" onClick={() => change({ leftOut: null })}>
              改回自动识别
            </button>
          )}
          {Object.keys(draft).length > 0 && (
            <button type="button" class="quiet" onClick={() => change(undefined)}>
              放弃对这张表的更改
            </button>
          )}
        </div>
      )}
    </>
  )
}
