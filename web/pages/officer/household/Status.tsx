import type { HouseholdRow } from '../../../../shared/household.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { written } from '../../../words.ts'

/** What a household is now: poor or out of it, and whether it is monitored. */
export function Status({ household }: { household: Pick<HouseholdRow, 'status' | 'monitorKind' | 'riskCleared'> }) {
  const { status, monitorKind, riskCleared } = household
  return (
    <span class="with-bar">
      {status === '' ? '未曾贫困' : written(status)}
      {monitorKind && (
        <Badge tone={riskCleared ? 'good' : 'warn'}>
          {monitorKind}
          {riskCleared && ' 风险已消除'}
        </Badge>
      )}
    </span>
  )
}
