import { useState } from 'preact/hooks'
import type { CadreRow } from '../../../../shared/cadre.ts'
import type { HouseholdCard, PairingSpan } from '../../../../shared/household.ts'
import { useCounty } from '../../../session.tsx'
import { Day } from '../../../ui/Day.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { today } from '../../../words.ts'
import { Successor } from './Successor.tsx'

const reasons = ['调动', '退休', '挂职期满', '辞职', '患病', '产假', '病故', '户已脱贫']

/** Ends a pairing with a reason; whoever takes over begins the next day. */
export function EndDialog(props: {
  card: HouseholdCard
  span: PairingSpan
  successor: CadreRow | null
  close: () => void
  done: (words: string) => void
}) {
  const { card, span, close, done } = props
  const county = useCounty()
  const [untilOn, setUntilOn] = useState(today)
  const [reason, setReason] = useState('')
  const [successor, setSuccessor] = useState(props.successor)
  const deed = () =>
    county.endPairing(span.id, { untilOn, reason: reason.trim(), successorKey: successor?.key ?? null })
  const said = () => {
    const next = successor ? `，次日起由 ${successor.name} 接替` : ''
    done(`${span.cadreName} 与 ${card.headName || card.no} 的结对 ${untilOn} 止${next}。`)
  }
  return (
    <Dialog title={props.successor ? '换帮扶责任人' : '解除结对'} close={close}>
      <Deed deed={deed} done={said} close={close} words={[successor ? '确定换人' : '确定解除', '正在保存…', '不改了']}>
        <p>
          <strong>{card.headName || '未登记户主'}</strong>（{card.no}）现由 <strong>{span.cadreName}</strong>{' '}
          {span.cadreUnit} 帮扶。
        </p>
        <Day label="结束日期" hint="接替人从第二天开始" required value={untilOn} onInput={setUntilOn} />
        <Reason label="原因" offered={reasons} value={reason} onInput={setReason} />
        <Successor chosen={successor} leaving={span.cadreKey} choose={setSuccessor} />
      </Deed>
    </Dialog>
  )
}
