import type { FindingPage } from '../../shared/finding.ts'
import { isGone } from '../db/pairingflag.ts'
import { isCurrent } from '../db/register.ts'
import { prepare, sql } from '../db/sql.ts'
import type { Reading } from './handling/reader.ts'
import type { Subject } from './records.ts'

/** The cadres a finding is about, as far as they may be looked up: its own, or the household's now; whoever has left first. */
export async function cadresOf({ db, seen, day }: Reading, found: Subject): Promise<FindingPage['cadres']> {
  const { householdNo, cadreKey } = found
  const keys =
    cadreKey === null
      ? sql`SELECT p.cadre_key FROM pairing p WHERE p.household_no = ${householdNo} AND ${isCurrent(day)}`
      : sql`SELECT ${cadreKey}`
  const statement = sql`SELECT c.key, c.name, ${isGone(day)} AS gone FROM cadre c
    WHERE c.key IN (${keys}) AND ${seen.cadre} ORDER BY gone DESC, c.id`
  const { results } = await prepare(db, statement).all<{ key: string; name: string; gone: number }>()
  return results.map(({ gone, ...cadre }) => ({ ...cadre, gone: gone === 1 }))
}
