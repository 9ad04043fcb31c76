import type { ChangeVerdict } from '../../../../shared/change.ts'
import { useLoad } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Note } from '../../../ui/Note.tsx'

/** The reasons the policy accepts for a change inside the stable years; none until they are known. */
export function useAccepted(): string[] {
  const county = useCounty()
  return useLoad('policy', county.policy).data?.document.pairing.acceptedReasons ?? []
}

/** Says before it is made that a change inside the stable years will be found, unless the reason is one the policy accepts. */
export function Early({ verdicts, reason }: { verdicts: ChangeVerdict[]; reason: string }) {
  const accepted = useAccepted()
  const early = verdicts.flatMap((one) => one.early ?? [])
  const [first] = early
  if (first === undefined || accepted.length === 0 || accepted.some((one) => reason.includes(one))) return null
  const whose = early.length === 1 ? first : `${early.length} 户未满稳定年限（如${first}）`
  return (
    <Note tone="warn">
      {whose}。可以办理，但原因要写政策认可的（{accepted.slice(0, 3).join('、')}等 {accepted.length}{' '}
      种），否则列为疑点。
    </Note>
  )
}
