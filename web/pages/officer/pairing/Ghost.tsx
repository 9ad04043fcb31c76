import type { HouseholdRow } from '../../../../shared/household.ts'
import type { Carry } from './carry.ts'
import { changeTo, firstDay } from './changeto.ts'
import type { Taker } from './Taking.tsx'
import { useVerdicts } from './verdicts.ts'

/** What is being carried, beside the pointer: how many households, to whom, and whether that may be. */
export function Ghost({ carry, rows, cadre }: { carry: Carry; rows: HouseholdRow[]; cadre: Taker | undefined }) {
  const changes = cadre === undefined ? [] : rows.map((one) => changeTo(one, cadre.key))
  const { barred, heavy, known } = useVerdicts({ on: firstDay(rows), changes })
  const [first] = rows
  const refused = barred[0] ?? heavy[0]
  return (
    <div class="ghost" ref={carry.ghost} data-ok={cadre && known ? refused === undefined : undefined}>
      <strong>{rows.length > 1 ? `${rows.length} 户` : first?.headName || '这一户'}</strong>
      {cadre ? ` → ${cadre.name}` : ' 拖到右边的责任人上'}
      {cadre && known && !refused && '：可以'}
      {known && refused && <small class="taking taking-no">不能：{refused.words}</small>}
    </div>
  )
}
