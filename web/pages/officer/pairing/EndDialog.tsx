import { useState } from 'preact/hooks'
import type { CadreRow } from '../../../../shared/cadre.ts'
import type { HouseholdCard, PairingSpan } from '../../../../shared/household.ts'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Day } from '../../../ui/Day.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Field } from '../../../ui/Field.tsx'
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
  const { running, problem, act } = useAct()
  const [untilOn, setUntilOn] = useState(today)
  const [reason, setReason] = useState('')
  const [successor, setSuccessor] = useState(props.successor)
  const submit = async (event: Event) => {
    event.preventDefault()
    const order = { untilOn, reason: reason.trim(), successorKey: successor?.key ?? null }
    if (!(await act(() => county.endPairing(span.id, order)))) return
    const next = successor ? `，次日起由 ${successor.name} 接替` : ''
    done(`${span.cadreName} 与 ${card.headName || card.no} 的结对 ${untilOn} 止${next}。`)
  }
  return (
    <Dialog title={props.successor ? '换帮扶责任人' : '解除结对'} close={close}>
      <form class="form" onSubmit={submit}>
        <p>
          <strong>{card.headName || '未登记户主'}</strong>（{card.no}）现由 <strong>{span.cadreName}</strong>{' '}
          {span.cadreUnit} 帮扶。
        </p>
        <Day label="结束日期" hint="接替人从第二天开始" required value={untilOn} onInput={setUntilOn} />
        <Field label="原因">
          {(said) => (
            <>
              <input
                {...said}
                required
                maxLength={200}
                list="end-reasons"
                autocomplete="off"
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
              <datalist id="end-reasons">
                {reasons.map((one) => (
                  <option key={one} value={one} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Successor chosen={successor} leaving={span.cadreKey} choose={setSuccessor} />
        {problem && <ErrorNote problem={problem} />}
        <div class="actions">
          <button type="submit" class="strong" disabled={running}>
            {running ? '正在保存…' : successor ? '确定换人' : '确定解除'}
          </button>
          <button type="button" onClick={close}>
            不改了
          </button>
        </div>
      </form>
    </Dialog>
  )
}
