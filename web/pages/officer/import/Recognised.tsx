import type { RecognisedSheet, RecognisedTable } from '../../../../shared/import.ts'
import { leftOutWords } from '../../../../shared/issue.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { count, unknown } from '../../../words.ts'
import { Picture } from './Picture.tsx'

/** What was made of each sheet, and why something was left out. */
export function Recognised({ sheets }: { sheets: RecognisedSheet[] }) {
  return (
    <div class="stack">
      {sheets.map((sheet) => (
        <section key={sheet.name} class="card stack">
          <h2>
            工作表“{sheet.name}” {sheet.hidden && <Badge tone="plain">隐藏</Badge>}
          </h2>
          {sheet.leftOut !== null && <p>没有从这张表取数：{leftOutWords[sheet.leftOut] ?? sheet.leftOut}。</p>}
          {sheet.tables.map((table) => (
            <OneTable key={table.headerRows.join()} table={table} />
          ))}
        </section>
      ))}
    </div>
  )
}

const metadataNames: Record<string, string> = {
  county: '县',
  township: '乡镇',
  village: '村',
  year: '年度',
  month: '月份',
  unit: '单位',
  list: '名单',
}

function OneTable({ table }: { table: RecognisedTable }) {
  const [first, last] = table.headerRows
  const skipped = skippedWords(table.skipped)
  const extra = table.columns.filter((column) => column.field === null)
  return (
    <div class="stack">
      <p>
        <Badge tone="good">{table.kindName}</Badge> 表头在第 {first === last ? first : `${first}–${last}`} 行，
        {count(table.rows)} 行数据，认出 {table.columns.length - extra.length} 列。
        {Object.entries(table.metadata).map(([name, value]) => (
          <span key={name}>
            {' '}
            <Badge tone="plain">
              {metadataNames[name] ?? name}：{value}
            </Badge>
          </span>
        ))}
      </p>
      <Picture picture={table.picture} headerRows={table.headerRows} />
      <details>
        <summary>各列对应到台账的什么（{table.columns.length} 列）</summary>
        <Table
          caption="“原样保留”的列不参与核查，和记录一起留存，可在户卡上看到。"
          columns={columns}
          rows={table.columns}
          rowKey={(_, index) => index}
        />
      </details>
      {skipped !== '' && <p>没有当作记录的行：{skipped}。</p>}
      {extra.length > 0 && (
        <p>
          原样保留 {extra.length} 列：{extra.map((column) => column.header || '（无表头）').join('、')}
        </p>
      )}
    </div>
  )
}

function skippedWords({ total, note, header, blank }: RecognisedTable['skipped']): string {
  const kinds = { 合计小计: total, 说明备注: note, 重复的表头: header, 空行: blank }
  return Object.entries(kinds)
    .filter(([, rows]) => rows > 0)
    .map(([name, rows]) => `${name} ${count(rows)} 行`)
    .join('、')
}

const columns: Column<RecognisedTable['columns'][number]>[] = [
  { name: '表头', kind: 'main', cell: (column) => column.header || '（无表头）' },
  {
    name: '对应',
    cell: (column) =>
      column.field === null ? <Badge tone="plain">原样保留</Badge> : (column.fieldName ?? column.field),
  },
  { name: '样例', cell: (column) => column.samples.filter(Boolean).join('　') || unknown },
]
