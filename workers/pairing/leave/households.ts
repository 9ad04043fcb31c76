import type { HandoverHousehold } from '../../../shared/leave.ts'
import type { Desk } from '../../db/desk.ts'
import { load } from '../../db/pairingflag.ts'
import { isCurrent, needsCadre } from '../../db/register.ts'
import { prepare, sql } from '../../db/sql.ts'

export type Held = Omit<HandoverHousehold, 'receiver' | 'unsolved'>
type Flags = { needsCadre: number | null; riskCleared: number | null }
type Row = Omit<Held, keyof Flags> & Flags

/** The households a cadre has on the day, as far as the membership sees them, by village; with the pairing that would end. */
export async function heldBy({ db, day, seen, policy }: Desk, cadreKey: string): Promise<Held[]> {
  const statement = sql`
    SELECT h.key AS householdNo, h.head_name AS headName, h.township, h.village, h.status, h.monitor_kind AS monitorKind,
      h.risk_cleared AS riskCleared, min(p.id) AS pairingId, p.since_on AS sinceOn, ${needsCadre(policy)} AS needsCadre
    FROM pairing p JOIN household h ON h.key = p.household_no
    WHERE p.cadre_key = ${cadreKey} AND ${isCurrent(day)} AND ${seen.household}
    GROUP BY h.key ORDER BY h.township, h.village, h.head_name, h.key`
  const { results } = await prepare(db, statement).all<Row>()
  return results.map(({ needsCadre, riskCleared, ...row }) => ({
    ...row,
    needsCadre: needsCadre === 1,
    riskCleared: riskCleared === null ? null : riskCleared === 1,
  }))
}

/** How many households the cadre has in the whole county. */
export async function loadOf({ db, day }: Desk, cadreKey: string): Promise<number> {
  const statement = sql`SELECT ${load(day)} AS held FROM cadre c WHERE c.key = ${cadreKey}`
  const row = await prepare(db, statement).first<{ held: number }>()
  return row!.held
}
