import type { DiffRow } from '../../../../shared/difference.ts'
import type { Import } from '../../../../shared/import.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Paging } from '../../../ui/Paging.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { count } from '../../../words.ts'
import { type Difference, differenceNames, differences, type EntityCount, entityCounts } from './state.ts'

/** What the import changes in the register, by entity and state. */
export function DifferenceView({ it }: { it: Import }) {
  const { query } = useQuery()
  const counts = entityCounts(it)
  const now = counts.find((one) => one.entity === query.entity) ?? counts[0]
  if (now === undefined) return <Empty title="没有可以和台账比较的记录。" />
  const state = differences.find((one) => one === query.state) ?? differences.find((one) => now[one] > 0) ?? 'new'
  const href = (entity: string, kind?: Difference) => to.import(it.id, { view: 'diff', entity, state: kind })
  return (
    <div class="stack">
      <Tabs
        label="内容"
        now={now.entity}
        tabs={counts.map((one) => ({ id: one.entity, name: one.name, count: size(one), href: href(one.entity) }))}
      />
      <Tabs
        pills
        label="差异"
        now={state}
        tabs={differences.map((one) => ({
          id: one,
          name: differenceNames[one],
          count: now[one],
          href: href(now.entity, one),
        }))}
      />
      <p>{means[state]}</p>
      <Rows id={it.id} entity={now} state={state} />
    </div>
  )
}

const size = (one: EntityCount) => differences.reduce((sum, state) => sum + one[state], 0)

const means: Record<Difference, string> = {
  new: '台账里还没有，入库后增加。',
  changed: '台账里已有，入库后按这次的内容更新。',
  kept: '在系统里改过，和文件不同。保留系统里的，不会改动。',
  same: '和台账一致，不会改动。',
  refused: '有必须改的问题，这次不写入台账。',
  gone: '台账里有，这个文件里没有。不会删除，请核对是否确实减少了。',
}

function Rows({ id, entity, state }: { id: number; entity: EntityCount; state: Difference }) {
  const county = useCounty()
  const { page, pageHref } = useQuery()
  const asked = { entity: entity.entity, state, page }
  const { data, problem, loading, reload } = useLoad(`diff ${id} ${JSON.stringify(asked)}`, () =>
    county.diff(id, asked),
  )
  if (entity[state] === 0) return <Empty title={`没有${differenceNames[state]}的${entity.name}。`} />
  if (problem) return <ErrorNote problem={problem} again={reload} />
  if (data === undefined) return <Progress words={`正在取 ${count(entity[state])} 条差异…`} />
  return (
    <div>
      <Table
        caption={`${entity.name} · ${differenceNames[state]}`}
        columns={columns}
        rows={data.rows}
        rowKey={(one, index) => `${one.key} ${index}`}
        busy={loading}
      />
      <Paging page={data.page} size={data.size} total={data.total} href={pageHref} />
    </div>
  )
}

const columns: Column<DiffRow>[] = [
  { name: '记录', kind: 'main', cell: (one) => one.key },
  { name: '位置', cell: (one) => (one.state === 'gone' ? '台账中' : `${one.sheet} 第 ${one.row} 行`) },
  {
    name: '内容',
    kind: 'wide',
    cell: (one) => <Fields fields={one.fields} state={one.state} />,
  },
]

function Fields({ fields, state }: Pick<DiffRow, 'fields' | 'state'>) {
  return (
    <ul class="fields">
      {fields.map((field) => (
        <li key={field.field}>
          <small>{field.name}</small>
          <FieldValue field={field} state={state} />
        </li>
      ))}
    </ul>
  )
}

function FieldValue({ field, state }: { field: DiffRow['fields'][number]; state: Difference }) {
  if (state === 'changed') {
    return (
      <>
        <del>{said(field.old)}</del>
        <span aria-hidden="true">→</span>
        <ins>{said(field.new)}</ins>
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
