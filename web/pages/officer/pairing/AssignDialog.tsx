import { useState } from 'preact/hooks'
import type { CadreRow } from '../../../../shared/cadre.ts'
import type { HouseholdCard } from '../../../../shared/household.ts'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Day } from '../../../ui/Day.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Field } from '../../../ui/Field.tsx'
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
  const { running, problem, act } = useAct()
  const [sinceOn, setSinceOn] = useState(today)
  const [reason, setReason] = useState('')
  const full = isFull(cadre)
  const submit = async (event: Event) => {
    event.preventDefault()
    const override = full ? reason.trim() : undefined
    const ok = await act(() => county.assign({ householdNo: card.no, cadreKey: cadre.key, sinceOn, override }))
    if (ok) done(`已结对：${card.headName || card.no} 由 ${cadre.name} 帮扶，${sinceOn} 起。`)
  }
  return (
    <Dialog title="安排帮扶责任人" close={close}>
      <form class="form" onSubmit={submit}>
        <p>
          把 {card.township} {card.village} <strong>{card.headName || '未登记户主'}</strong>（{card.no}）交给：
        </p>
        <div class="picked">
          <CadreLine cadre={cadre} />
        </div>
        <Day label="开始日期" required value={sinceOn} onInput={setSinceOn} />
        {full && (
          <Field
            label="超出户数的理由"
            hint={`${cadre.name}已到 ${cadre.cap} 户的上限，写明理由才能再增加，会留在记录里。`}
          >
            {(said) => (
              <textarea
                {...said}
                required
                maxLength={200}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        {problem && <ErrorNote problem={problem} />}
        <div class="actions">
          <button type="submit" class="strong" disabled={running}>
            {running ? '正在保存…' : '确定结对'}
          </button>
          <button type="button" onClick={close}>
            不改了
          </button>
        </div>
      </form>
    </Dialog>
  )
}
