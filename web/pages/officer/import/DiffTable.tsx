import type { DiffRow } from '../../../../shared/difference.ts'
import { issueWords } from '../../../issues.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import type { Column } from '../../../ui/Table.tsx'
import { count } from '../../../words.ts'
import { RecordLink } from '../../RecordLink.tsx'
import { type Difference, differenceNames, type EntityCount } from './state.ts'

/** A page of the difference. */
export function DiffTable({ id, entity, state }: { id: number; entity: EntityCount; state: Difference }) {
  const county = useCounty()
  const { query, page, change, pageHref } = useQuery()
  const asked = { entity: entity.entity, state, page, q: query.q, field: state === 'changed' ? query.field : undefined }
  const list = useLoad(`diff ${id} ${JSON.stringify(asked)}`, () => county.diff(id, asked))
  return (
    <Listing
      list={list}
      waiting={`正在取 ${count(entity[state])} 条差异…`}
      empty={
        query.q || query.field ? (
          <Empty title="没有符合条件的记录。">
            <button type="button" onClick={() => change({ q: null, field: null })}>
              看全部
            </button>
          </Empty>
        ) : (
          <Empty title="明细已按保存期限清除，这里只留数量。" />
        )
      }
      caption={`${entity.name} · ${differenceNames[state]}`}
      columns={columns}
      rowKey={(one, index) => `${one.key} ${index}`}
      href={pageHref}
    />
  )
}

const columns: Column<DiffRow>[] = [
  { name: '记录', kind: 'main', cell: (one) => <RecordLink {...one} title={one.title || one.key} /> },
  { name: '位置', cell: (one) => (one.row > 0 ? `${one.sheet} 第 ${one.row} 行` : `${one.sheet} 整列`) },
  { name: '内容', kind: 'wide', cell: (one) => <Said row={one} /> },
]

function Said({ row }: { row: DiffRow }) {
  if (row.state === 'refused') {
    return (
      <ul class="fields">
        {row.fields.map((field) => (
          <li key={field.field + field.name}>
            <small>{field.name}</small>
            <span>
              {issueWords(field.field).title}
              {field.new && `：${field.new}`}
            </span>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <span>
      {row.left && (
        <p class="left-once">
          <Badge tone="warn">曾去册</Badge> 曾于 {row.left.on} 去册（{row.left.reason}）
        </p>
      )}
      {row.fields.length === 0 && '没有不同'}
      <ul class="fields">
        {row.fields.map((field) => (
          <li key={field.field + field.name}>
            <small>{field.name}</small>
            <FieldValue field={field} state={row.state} />
          </li>
        ))}
      </ul>
    </span>
  )
}

function FieldValue({ field, state }: { field: DiffRow['fields'][number]; state: DiffRow['state'] }) {
  if (state === 'changed') {
    return (
      <>
        <del>{said(field.old)}</del>
        <span aria-hidden="true">→</span>
        <ins>{said(field.new)}</ins>
        {field.old === field.new && <small>（遮住的几位不同）</small>}
      </>
    )
  }
  if (state === 'kept') {
    return (
      <>
        <ins>{said(field.old)}</ins>
        <small>文件里是</small>
        <span>{said(field.new)}</span>
      </>
    )
  }
  return <span>{said(field.new ?? field.old)}</span>
}

const said = (value: string | null) => (value === null ? '（无）' : value === '' ? '（空白）' : value)
