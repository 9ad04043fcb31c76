import { type ImportState, importStateNames } from '../../../../shared/importstate.ts'
import { Badge, type Tone } from '../../../ui/Badge.tsx'

const tones: Record<string, Tone> = {
  ready: 'warn',
  submitted: 'warn',
  refused: 'bad',
  failed: 'bad',
  committed: 'good',
  cancelled: 'plain',
  undone: 'plain',
}

export function StateBadge({ state }: { state: string }) {
  const name = state in importStateNames ? importStateNames[state as ImportState] : state
  return <Badge tone={tones[state] ?? 'info'}>{name}</Badge>
}
