import type { Finding } from '../../../../shared/finding.ts'
import { answerNames, type Handling, handlingNames } from '../../../../shared/handling.ts'
import { Badge, type Tone } from '../../../ui/Badge.tsx'
import { today } from '../../../words.ts'

const tones: Record<Handling, Tone> = {
  unassigned: 'plain',
  assigned: 'info',
  answered: 'warn',
  waiting: 'warn',
  closed: 'good',
}

/** How far the handling of a finding is. */
export function HandlingBadge({ handling }: { handling: Handling }) {
  return <Badge tone={tones[handling]}>{handlingNames[handling]}</Badge>
}

/** Who has it, and what was said of it. */
export function handledBy({ assignee, answer }: Pick<Finding, 'assignee' | 'answer'>): string {
  return [assignee?.name, answer && answerNames[answer]].filter(Boolean).join('，')
}

/** A deadline, and how far past it is. */
export function Due({ finding }: { finding: Pick<Finding, 'dueOn' | 'overdue' | 'handling' | 'exemptUntil'> }) {
  const { dueOn, overdue, handling, exemptUntil } = finding
  if (handling === 'closed') return <>{exemptUntil !== null && `有效期到 ${exemptUntil}`}</>
  if (dueOn === null) return null
  return (
    <span>
      <span class="number">{dueOn}</span>
      {overdue && <strong class="wrong late">逾期 {Math.max(1, daysBetween(dueOn, today()))} 天</strong>}
    </span>
  )
}

const daysBetween = (from: string, until: string) => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)
