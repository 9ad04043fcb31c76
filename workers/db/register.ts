import type { Policy } from '../../shared/policy.ts'
import { type Sql, sql } from './sql.ts'

/** The day the register is read on: today, or the last check run's where that is later. */
export function registerDay(today: string): Sql {
  return sql`(SELECT max(${today}, coalesce((SELECT as_of FROM check_run ORDER BY id DESC LIMIT 1), '')))`
}

/** The pairing `p` is current on the day: not ended, or ended later; an end in a month counts from that month on. */
export function isCurrent(day: Sql): Sql {
  return sql`(coalesce(p.until_on, '') = '' OR p.until_on > substr(${day}, 1, length(p.until_on)))`
}

/** The same of the pairing `p` names, in a statement whose `?1` is the day: no end written, or one after it. */
export const current = (p: string) =>
  `(${p}.until_on IS NULL OR ${p}.until_on = '' OR ${p}.until_on > substr(?1, 1, length(${p}.until_on)))`

/** Monitored and the risk not cleared: until somebody writes that it is, the household is watched. */
const atRisk = sql`(h.monitor_kind <> '' AND h.risk_cleared IS NOT 1)`

/** The household `h` needs a cadre: its status is one of the policy's, or it is at risk. As the check pair-none has it. */
export function needsCadre(policy: Policy): Sql {
  return sql`(${isDue(policy)} OR ${atRisk})`
}

/** The same of many households, each half by its index: under OR the whole register would be read. */
export function isAmongNeedy(policy: Policy): Sql {
  const half = (condition: Sql) => sql`SELECT h.id FROM household h WHERE ${condition}`
  return sql`h.id IN (${half(isDue(policy))} UNION ALL ${half(atRisk)})`
}

function isDue({ pairing }: Policy): Sql {
  return sql`h.status IN (SELECT value FROM json_each(${JSON.stringify(pairing.dueStatuses)}))`
}

/** The household `h` has a cadre on the day. */
export function isPaired(day: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM pairing p WHERE p.household_no = h.key AND ${isCurrent(day)})`
}

/** Able to work, the weak and half-able included, by the word for labour. */
export const isAble = (labour: Sql): Sql => sql`${labour} IN ('普通劳动力', '技能劳动力', '弱劳动力或半劳动力')`
