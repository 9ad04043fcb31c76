import type { useQuery } from '../../../../query.ts'
import { Select } from '../../../../ui/Select.tsx'

type Query = ReturnType<typeof useQuery>

/** Narrows the rows: a sheet, what keeps rows back, what is not mended yet. */
export function IssueFilter(props: { query: Query['query']; change: Query['change']; sheets: string[] }) {
  const { query, change, sheets } = props
  const narrow = (patch: Record<string, string | null>) => change({ ...patch, after: null, before: null })
  const options = (pairs: [string, string][]) => pairs.map(([value, name]) => ({ value, name }))
  return (
    <div class="filters">
      {sheets.length > 1 && (
        <Select
          label="工作表"
          value={query.sheet ?? ''}
          all="全部工作表"
          options={sheets.map((name) => ({ value: name, name }))}
          onChange={(sheet) => narrow({ sheet: sheet || null, at: null })}
        />
      )}
      <Select
        label="轻重"
        value={query.level ?? ''}
        all="必须改和提示"
        options={options([
          ['error', '只看必须改'],
          ['notice', '只看提示'],
        ])}
        onChange={(level) => narrow({ level: level || null })}
      />
      <Select
        label="进度"
        value={query.open ?? ''}
        all="全部"
        options={options([['1', '只看还没更正的']])}
        onChange={(open) => narrow({ open: open || null })}
      />
    </div>
  )
}
