import type { ImportSummary } from '../../../../shared/import.ts'
import { useQuery } from '../../../query.ts'
import { Select } from '../../../ui/Select.tsx'
import { count } from '../../../words.ts'

type Changes = NonNullable<NonNullable<ImportSummary['changes']>[keyof NonNullable<ImportSummary['changes']>]>

const first = 6

/** Which columns the file changes most, in words. */
export function changedWords(changes: Changes): string {
  const said = changes.slice(0, first).map((one) => `${one.name} ${count(one.count)} 处`)
  return `改动最多的列：${said.join('、')}${changes.length > first ? `，等 ${changes.length} 列` : ''}。`
}

/** One of them at a time. */
export function ChangedColumns({ changes }: { changes: Changes }) {
  const { query, change } = useQuery()
  return (
    <Select
      label="只看某一列的变化"
      all="全部列"
      value={query.field ?? ''}
      options={changes.map((one) => ({ value: one.field, name: `${one.name}（${count(one.count)} 处）` }))}
      onChange={(field) => change({ field })}
    />
  )
}
