import { useState } from 'preact/hooks'
import type { HandoverHousehold, LeaveKind } from '../../../../../shared/leave.ts'

/** Whom somebody chose for a household, against the proposal; `override` is why the cap may be passed. */
export type Choice = { key: string; name: string; unit: string; override?: string | undefined }

/** A hand-over half done (未办完的交接): kept in the browser until it is carried out, so that a reload loses nothing. */
export type Draft = {
  /** `stays`: the cadre stays in the post and hands over the ticked households only. */
  kind: LeaveKind | 'stays'
  leftOn: string
  on: string
  reason: string
  successor: { key: string; name: string } | null
  chosen: Record<string, Choice>
  ticked: string[]
  /** Households that need nobody any more and whose pairing ends with this. */
  ended: string[]
}

/** `fresh`: begun anew, whatever was kept; so it is where staying is asked for and what was kept is a leaving. */
export function useDraft(
  place: string,
  first: Draft,
  fresh: boolean,
): [Draft, (patch: Partial<Draft>) => void, () => void] {
  const at = `jiedui.handover.${place}`
  const [draft, setDraft] = useState<Draft>(() => {
    const before = kept(at)
    return fresh || (first.kind === 'stays' && before.kind !== 'stays') ? first : { ...first, ...before }
  })
  const change = (patch: Partial<Draft>) => {
    const next = { ...draft, ...patch }
    localStorage.setItem(at, JSON.stringify(next))
    setDraft(next)
  }
  return [draft, change, () => localStorage.removeItem(at)]
}

function kept(at: string): Partial<Draft> {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(at) ?? '{}')
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}

/** Who takes the household on: as chosen, else as proposed. */
export function receiverOf({ householdNo, receiver }: HandoverHousehold, { chosen, ended }: Draft): Choice | null {
  if (ended.includes(householdNo)) return null
  return chosen[householdNo] ?? receiver
}

/** How many of the other households each takes on. */
export function takingBeside(about: HandoverHousehold[], draft: Draft, { householdNo }: HandoverHousehold) {
  const taking = new Map<string, number>()
  for (const one of about) {
    const taker = receiverOf(one, draft)
    if (taker && one.householdNo !== householdNo) taking.set(taker.key, (taking.get(taker.key) ?? 0) + 1)
  }
  return taking
}

/** The households the hand-over is about, and as the server takes them. */
export function handedOver(households: HandoverHousehold[], draft: Draft) {
  const about = households.filter(({ householdNo }) => draft.kind !== 'stays' || draft.ticked.includes(householdNo))
  const changes = about.map((one) => {
    const choice = receiverOf(one, draft)
    const { householdNo, pairingId } = one
    const override = choice?.override
    return { householdNo, replaces: pairingId, cadreKey: choice?.key ?? null, ...(override ? { override } : {}) }
  })
  const open = about.filter((one) => !draft.ended.includes(one.householdNo) && receiverOf(one, draft) === null)
  return { about, changes, open }
}
