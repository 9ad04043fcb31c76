import { useState } from 'preact/hooks'
import type { CadreRow } from '../../../../shared/cadre.ts'
import type { HouseholdCard } from '../../../../shared/household.ts'
import { useCounty } from '../../../session.tsx'
import { Day } from '../../../ui/Day.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { today } from '../../../words.ts'
import { CadreLine, isFull } from './CadreLine.tsx'

/** Gives a household its cadre from a day on; over the cap only with a reason. */
export function AssignDialog(props: {
  card: HouseholdCard
  cadre: CadreRow
  close: () => void
  done: (words: string) => void
}) {
  const { card, cadre, close, done } = props
  const county = useCounty()
  const [sinceOn, setSinceOn] = useState(today)
  const [reason, setReason] = useState('')
  const full = isFull(cadre)
  const deed = () => {
    const override = full ? reason.trim() : undefined
    return county.assign({ householdNo: card.no, cadreKey: cadre.key, sinceOn, override })
  }
  const said = () => done(`已结对：${card.headName || card.no} 由 ${cadre.name} 帮扶，${sinceOn} 起。`)
  return (
    <Dialog title="安排帮扶责任人" close={close}>
      <Deed deed={deed} done={said} close={close} words={['确定结对', '正在保存…', '不改了']}>
        <p>
          把 {card.township} {card.village} <strong>{card.headName || '未登记户主'}</strong>（{card.no}）交给：
        </p>
        <div class="picked">
          <CadreLine cadre={cadre} />
        </div>
        <Day label="开始日期" required value={sinceOn} onInput={setSinceOn} />
        {full && (
          <Reason
            label="超出户数的理由"
            hint={`${cadre.name}已到 ${cadre.cap} 户的上限，写明理由才能再增加，会留在记录里。`}
            value={reason}
            onInput={setReason}
          />
        )}
      </Deed>
    </Dialog>
  )
}
