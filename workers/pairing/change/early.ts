import type { Policy } from '../../../shared/policy.ts'
import type { Span } from './facts.ts'

/** Said where a pairing would pass to somebody else inside the stable years: allowed, and found unless the reason is accepted. As the check pair-changed-early has it. */
export function earlyWords({ pairing }: Policy, ends: Span[], cadreKey: string, untilOn: string): string | null {
  const { stableYears } = pairing
  const early = ends.find(
    ({ sinceOn, cadreKey: key }) => sinceOn && key !== cadreKey && monthsBetween(sinceOn, untilOn) < 12 * stableYears,
  )
  return early === undefined ? null : `${early.cadreName}从 ${early.sinceOn} 起帮扶，未满 ${stableYears} 年`
}

/** Whole months by the calendar; of a year alone from its first. */
function monthsBetween(from: string, to: string): number {
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7) || '1')
  return monthOf(to) - monthOf(from)
}
