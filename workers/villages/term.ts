import type { Policy } from '../../shared/policy.ts'
import { type Sql, sql } from '../db/sql.ts'

/** When the term of the first secretary of `v` ends, as exactly as its beginning is known; NULL where that is no day. */
export function secretaryDue({ pairing }: Policy): Sql {
  const since = sql`v.first_secretary_since`
  const whole = sql`${since} || substr('0000-01-01', length(${since}) + 1)`
  return sql`CASE WHEN v.first_secretary <> '' THEN substr(date(${whole}, ${`+${pairing.secretaryYears} years`}), 1, length(${since})) END`
}

/** Whether a term that ends on `due` is over on the day, or near its end; NULL where it is neither. As the check village-no-secretary has it. */
export function termState({ pairing }: Policy, due: Sql, day: Sql): Sql {
  const notice = sql`substr(date(${day}, ${`+${pairing.secretaryNoticeMonths} months`}), 1, length(${due}))`
  return sql`CASE WHEN ${due} < substr(${day}, 1, length(${due})) THEN 'past' WHEN ${due} <= ${notice} THEN 'near' END`
}
