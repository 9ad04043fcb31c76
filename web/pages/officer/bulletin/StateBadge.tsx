import { type BulletinLine, bulletinStateNames } from '../../../../shared/bulletin.ts'
import { Badge } from '../../../ui/Badge.tsx'

const tones = { running: 'info', ended: 'warn', issued: 'good' } as const

/** Whether a bulletin is running, ended or issued. */
export function StateBadge({ state }: Pick<BulletinLine, 'state'>) {
  return <Badge tone={tones[state]}>{bulletinStateNames[state]}</Badge>
}
