import type { ComponentChildren } from 'preact'
import type { PairingSpan } from '../../../../shared/household.ts'
import { to } from '../../../to.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Timeline, type TimelineSpan } from '../../../ui/Timeline.tsx'
import { today } from '../../../words.ts'
import { withGaps } from './history.ts'

type CadreSpan = PairingSpan & { headName: string | null; village: string | null }

/** Who has been responsible for a household, now and before, as lines over the years. */
export function PairingHistory(props: { pairings: PairingSpan[]; action?: (span: PairingSpan) => ComponentChildren }) {
  const { pairings, action } = props
  const told = withGaps(pairings)
  return (
    <section class="card">
      <h2>结对</h2>
      {!pairings.some((span) => span.current) && (
        <p>
          <Badge tone="bad">没有帮扶责任人</Badge>
        </p>
      )}
      {told.length > 0 && (
        <Timeline
          today={today()}
          spans={told.map((one): TimelineSpan => {
            if ('from' in one) {
              const words = `${one.from} 至 ${one.to} 没有帮扶责任人`
              return {
                key: one.from,
                name: words,
                words: '',
                since: one.from,
                until: one.to,
                current: false,
                empty: true,
              }
            }
            const name = (
              <>
                <strong>{one.cadreName}</strong> {one.cadreUnit}
                {one.role && ` · ${one.role}`}
              </>
            )
            return { ...lineOf(one), name, action: action?.(one) }
          })}
        />
      )}
    </section>
  )
}

/** The households a cadre has and had, as lines over the years. */
export function CadreHistory(props: { pairings: CadreSpan[]; action?: (span: CadreSpan) => ComponentChildren }) {
  const { pairings, action } = props
  const latest = pairings.toSorted((a, b) => Number(b.current) - Number(a.current))
  return (
    <Timeline
      today={today()}
      spans={latest.map((one): TimelineSpan => {
        const name = (
          <>
            <a href={to.household(one.householdNo)}>{one.headName || '未登记户主'}</a> {one.village}
          </>
        )
        return { ...lineOf(one), name, action: action?.(one) }
      })}
    />
  )
}

const lineOf = (span: PairingSpan) => ({
  key: span.id,
  words: spanWords(span),
  since: span.sinceOn,
  until: span.untilOn,
  current: span.current,
})

function spanWords(span: PairingSpan): string {
  const since = span.sinceOn ? `${span.sinceOn} 起` : '开始时间未登记'
  if (span.current) return since
  const until = span.untilOn ? `${span.untilOn} 止` : '结束时间未登记'
  return `${since}，${until}${span.endReason ? `，${span.endReason}` : ''}`
}
