import type { Finding } from '../../../../shared/finding.ts'
import { to } from '../../../to.ts'
import type { Column } from '../../../ui/Table.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { instant } from '../../../words.ts'
import { SeverityBadge } from '../../SeverityBadge.tsx'
import type { Chosen } from './chosen.ts'
import type { FindingTab } from './FindingTabs.tsx'
import { Due, HandlingBadge, handledBy } from './HandlingBadge.tsx'
import { StatusBadge } from './StatusBadge.tsx'

/** The columns of a list of findings: what a view says of all of them is left out. */
export function columnsOf(shown: { tab: FindingTab; oneCheck: boolean; chosen: Chosen | null }): Column<Finding>[] {
  const { tab, oneCheck, chosen } = shown
  const handled = tab === 'unassigned' ? [] : tab === 'mine' ? [due] : [handling, due]
  return [
    ...(chosen ? [tickOf(chosen)] : []),
    sentence(oneCheck),
    { name: '程度', cell: (one) => <SeverityBadge severity={one.severity} /> },
    place,
    { name: '数据', cell: (one) => <StatusBadge status={one.status} /> },
    ...handled,
    { name: '首次发现', kind: 'short', cell: (one) => instant(one.firstFoundAt).slice(0, 10) },
  ]
}

const tickOf = (chosen: Chosen): Column<Finding> => ({
  name: '选',
  kind: 'box',
  cell: (one) => (
    <Tick ticked={chosen.ids.has(one.id)} name={`选：${one.sentence}`} onTick={(on) => chosen.tick([one.id], on)} />
  ),
})

const sentence = (oneCheck: boolean): Column<Finding> => ({
  name: '疑点',
  kind: 'wide',
  cell: (one) => (
    <>
      <a href={to.finding(one.id)}>{one.sentence}</a>
      {!oneCheck && <small class="under">{one.title}</small>}
    </>
  ),
})

const place: Column<Finding> = {
  name: '户主 / 村',
  kind: 'place',
  cell: (one) => (
    <>
      {one.headName}
      <small class="under">{[one.township, one.village].filter(Boolean).join(' ')}</small>
    </>
  ),
}

const handling: Column<Finding> = {
  name: '办理',
  cell: (one) => (
    <>
      <HandlingBadge handling={one.handling} />
      <small class="under">{handledBy(one)}</small>
    </>
  ),
}

const due: Column<Finding> = { name: '期限', kind: 'short', cell: (one) => <Due finding={one} /> }
