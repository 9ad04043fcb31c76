import { type Severity, severityNames } from '../../shared/finding.ts'
import { Badge, type Tone } from '../ui/Badge.tsx'

const tones: Record<string, Tone> = { blocker: 'bad', serious: 'warn', notice: 'info' }

/** How grave a check is, in words and colour. */
export function SeverityBadge({ severity }: { severity: string }) {
  const name = severity in severityNames ? severityNames[severity as Severity] : severity
  return <Badge tone={tones[severity] ?? 'plain'}>{name}</Badge>
}
