import { type FindingStatus, findingStatusNames } from '../../../../shared/finding.ts'
import { Badge, type Tone } from '../../../ui/Badge.tsx'

const statusTones: Record<FindingStatus, Tone> = {
  new: 'info',
  persisting: 'plain',
  resolved: 'good',
  reopened: 'warn',
}

/** Whether a finding is new, still there, back again or gone. */
export function StatusBadge({ status }: { status: FindingStatus }) {
  return <Badge tone={statusTones[status]}>{findingStatusNames[status]}</Badge>
}
