import { type ImportState, importStateNames } from '../../../../shared/importstate.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Select } from '../../../ui/Select.tsx'

/** Narrows the history: by file name, state, person, kind of ledger, days. */
export function HistoryFilter() {
  const county = useCounty()
  const { query, change } = useQuery()
  const { data } = useLoad('import narrowings', county.importNarrowings)
  const same = (names: string[] = []) => names.map((name) => ({ value: name, name }))
  return (
    <div class="filters tight">
      <Search label="文件名" placeholder="文件名里的几个字" value={query.q ?? ''} onSearch={(q) => change({ q })} />
      <Select
        label="状态"
        all="全部"
        value={query.state ?? ''}
        options={Object.entries(importStateNames).map(([value, name]) => ({ value: value as ImportState, name }))}
        onChange={(state) => change({ state })}
      />
      <Select
        label="台账种类"
        all="全部"
        value={query.kind ?? ''}
        options={same(data?.kinds)}
        onChange={(kind) => change({ kind })}
      />
      <Select
        label="经手人"
        all="全部"
        value={query.by ?? ''}
        options={same(data?.people)}
        onChange={(by) => change({ by })}
      />
      <DayField label="上传从" value={query.from} onDay={(from) => change({ from })} />
      <DayField label="到" value={query.to} onDay={(day) => change({ to: day })} />
    </div>
  )
}

function DayField({ label, value, onDay }: { label: string; value: string | undefined; onDay: (day: string) => void }) {
  return (
    <Field label={label}>
      {(said) => (
        <input {...said} type="date" value={value ?? ''} onChange={(event) => onDay(event.currentTarget.value)} />
      )}
    </Field>
  )
}
