import { type Severity, severityNames } from '../../../../shared/finding.ts'
import { StackBar } from '../../../ui/StackBar.tsx'

export const severities: Severity[] = ['blocker', 'serious', 'notice']
const severityTones = { blocker: 'bad', serious: 'warn', notice: 'info' } as const

/** Findings by severity as one bar of `max`. */
export function SeverityBar({ counts, max }: { counts: Record<Severity, number>; max: number }) {
  const label = severities.map((severity) => `${severityNames[severity]} ${counts[severity]} 条`).join('，')
  const parts = severities.map((severity) => ({ tone: severityTones[severity], value: counts[severity] }))
  return <StackBar parts={parts} max={max} label={label} />
}

/** What the colours of such bars mean. */
export function SeverityKeys() {
  return (
    <p class="legend" aria-hidden="true">
      {severities.map((severity) => (
        <span key={severity} class={`key key-${severityTones[severity]}`}>
          {severityNames[severity]}
        </span>
      ))}
    </p>
  )
}
