import type { Import } from '../../../../shared/import.ts'
import { useQuery } from '../../../query.ts'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { ChangedColumns, changedWords } from './ChangedColumns.tsx'
import { DiffTable } from './DiffTable.tsx'
import { Gone } from './Gone.tsx'
import { type Difference, differenceNames, differences, type EntityCount, entityCounts } from './state.ts'

/** What the import changes in the register, by entity and state. */
export function DifferenceView({ it }: { it: Import }) {
  const { query, change } = useQuery()
  const counts = entityCounts(it)
  const now = counts.find((one) => one.entity === query.entity) ?? counts[0]
  if (now === undefined) return <Empty title="没有可以和台账比较的记录。" />
  const state = differences.find((one) => one === query.state) ?? differences.find((one) => now[one] > 0) ?? 'new'
  const changes = it.summary?.changes?.[now.entity] ?? []
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
      {state === 'changed' && changes.length > 0 && <p>{changedWords(changes)}</p>}
      {now[state] > 0 && (
        <div class="filters">
          {state === 'changed' && changes.length > 0 && <ChangedColumns changes={changes} />}
          <Search
            label="在这些记录里查找"
            placeholder="姓名、户编号、证件号码"
            value={query.q ?? ''}
            onSearch={(q) => change({ q })}
          />
        </div>
      )}
      {now[state] === 0 && <Empty title={`没有${differenceNames[state]}的${now.name}。`} />}
      {now[state] > 0 && state === 'gone' && <Gone it={it} entity={now} />}
      {now[state] > 0 && state !== 'gone' && <DiffTable id={it.id} entity={now} state={state} />}
    </div>
  )
}

const size = (one: EntityCount) => differences.reduce((sum, state) => sum + (state === 'same' ? 0 : one[state]), 0)

const means: Record<Difference, string> = {
  new: '台账里还没有，入库后增加。',
  changed: '台账里已有，入库后按这次的内容更新。',
  kept: '在系统里改过，和文件不同。保留系统里的，不会改动。',
  same: '和台账一致，不会改动。',
  refused: '有必须改的问题，这次不写入台账。',
  gone: '台账里有，这个文件里没有。默认保留，不会删除；确实减少了的，可以去册，拿不准的可以请村里核实。',
}
