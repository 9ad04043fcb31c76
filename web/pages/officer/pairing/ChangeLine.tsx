import type { HouseholdRow } from '../../../../shared/household.ts'
import { Select } from '../../../ui/Select.tsx'
import { written } from '../../../words.ts'

/** A household about to be given to a cadre: in whose place, or why that cannot be. */
export function ChangeLine(props: {
  household: HouseholdRow
  refused: string | null | undefined
  choose: (replaced: number) => void
}) {
  const { household, refused, choose } = props
  const { headName, no, township, village, current } = household
  return (
    <li>
      <span>
        <strong>{headName || '未登记户主'}</strong>（{no}）
        <small>
          {written(township)} {written(village)}
          {current.length === 1 && ` · 换下 ${current[0]?.cadreName}`}
        </small>
      </span>
      {current.length > 1 && (
        <Select
          label="换下哪一位"
          value={String(current[0]?.id)}
          options={current.map((one) => ({ value: String(one.id), name: one.cadreName }))}
          onChange={(id) => choose(Number(id))}
        />
      )}
      {refused && <span class="wrong">{refused}</span>}
    </li>
  )
}
