import { useRef, useState } from 'preact/hooks'
import type { Changed } from '../../../../shared/change.ts'
import type { HouseholdRow } from '../../../../shared/household.ts'
import { useCounty } from '../../../session.tsx'
import { Day } from '../../../ui/Day.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { today } from '../../../words.ts'
import type { Current } from './ChosenHouseholds.tsx'

const reasons = ['户已脱贫，帮扶期满', '多登记了一名责任人', '去世', '搬离本县']

/** Ends a pairing with nobody in its place: only where the household needs nobody, or has another. */
export function EndDialog(props: {
  household: HouseholdRow
  pairing: Current
  close: () => void
  done: (changed: Changed, words: string) => void
}) {
  const { household, pairing, close, done } = props
  const county = useCounty()
  const [untilOn, setUntilOn] = useState(today)
  const [reason, setReason] = useState('')
  const name = household.headName || household.no
  const changed = useRef<Changed>(undefined)
  const deed = async () => {
    const { at, ended } = await county.endPairing(pairing.id, { untilOn, reason: reason.trim(), successorKey: null })
    changed.current = { at, begun: [], ended: [ended] }
  }
  const said = () => changed.current && done(changed.current, `${pairing.cadreName} 与 ${name} 的结对 ${untilOn} 止。`)
  return (
    <Dialog title="解除结对" close={close}>
      <Deed deed={deed} done={said} close={close} words={['确定解除', '正在保存…', '不改了']}>
        <p>
          <strong>{name}</strong>（{household.no}）现由 <strong>{pairing.cadreName}</strong> 帮扶。
        </p>
        <p>只有不再需要责任人、或另有责任人的户才能这样解除；要换人，请关上这里，在右边选接替人。</p>
        <Day label="结束日期" required value={untilOn} onInput={setUntilOn} />
        <Reason label="原因" offered={reasons} value={reason} onInput={setReason} />
      </Deed>
    </Dialog>
  )
}
