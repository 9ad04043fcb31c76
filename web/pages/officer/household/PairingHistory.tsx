import type { ComponentChildren } from 'preact'
import type { PairingSpan } from '../../../../shared/household.ts'
import { Badge } from '../../../ui/Badge.tsx'

/** Who has been responsible for a household, now and before. */
export function PairingHistory(props: { pairings: PairingSpan[]; action?: (span: PairingSpan) => ComponentChildren }) {
  const { pairings, action } = props
  const current = pairings.filter((span) => span.current)
  const past = pairings.filter((span) => !span.current)
  return (
    <section class="card">
      <h2>结对</h2>
      {current.length === 0 && (
        <p>
          <Badge tone="bad">没有帮扶责任人</Badge>
        </p>
      )}
      <ul class="lines">
        {current.map((span) => (
          <li key={span.id}>
            <span>
              <strong>{span.cadreName}</strong> {span.cadreUnit}
              {span.role && ` · ${span.role}`} <small>{spanWords(span)}</small>
            </span>
            {action?.(span)}
          </li>
        ))}
        {past.map((span) => (
          <li key={span.id} class="past">
            <span>
              {span.cadreName} {span.cadreUnit} <small>{spanWords(span)}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function spanWords(span: PairingSpan): string {
  const since = span.sinceOn ? `${span.sinceOn} 起` : '开始时间未登记'
  if (span.current) return since
  const until = span.untilOn ? `${span.untilOn} 止` : '结束时间未登记'
  return `${since}，${until}${span.endReason ? `，${span.endReason}` : ''}`
}
