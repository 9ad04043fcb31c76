import type { Side } from '../../../../shared/consistency.ts'
import { useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { instant } from '../../../words.ts'

/** What one ledger says, and which file said so when. */
export function Said({ side }: { side: Side }) {
  return (
    <span class="said">
      <span class="said-ledger">{side.ledger}</span>
      <strong>{side.value}</strong>
      <From side={side} />
    </span>
  )
}

function From({ side: { source, at, edited } }: { side: Side }) {
  const opens = useMay('import.read')
  const on = at === null ? null : instant(at).slice(0, 10)
  if (source === null) return <small>{on === null ? '在系统内登记' : `${on} 在系统内登记`}</small>
  const place = `《${source.sheet}》第 ${source.row} 行`
  return (
    <small>
      {opens ? <a href={to.import(source.importId)}>{source.fileName}</a> : source.fileName}
      {place}
      {on !== null && `，${on} ${edited ? '在系统内改过' : '入库'}`}
    </small>
  )
}
