import { useState } from 'preact/hooks'
import type { AcceptanceRow } from '../../../shared/leave.ts'
import { useAct, useLoad } from '../../load.ts'
import { useCounty } from '../../session.tsx'
import { to } from '../../to.ts'
import { Deed } from '../../ui/Deed.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Reason } from '../../ui/Reason.tsx'

/** Households handed over to a cadre who is asked to confirm: taken, or an objection with its reason. Nothing where none is asked. */
export function Asked({ answered }: { answered: () => void }) {
  const county = useCounty()
  const { data, reload } = useLoad('asked', () => county.acceptances({ state: 'open', size: 200 }))
  const rows = data?.rows ?? []
  const done = () => {
    reload()
    answered()
  }
  if (rows.length === 0) return null
  return (
    <section class="card stack-small" aria-labelledby="asked">
      <h2 id="asked">交接给您的 {rows.length} 户，请确认接收</h2>
      {rows.map((one) => (
        <One key={one.pairingId} asked={one} done={done} />
      ))}
    </section>
  )
}

function One({ asked, done }: { asked: AcceptanceRow; done: () => void }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [objecting, setObjecting] = useState(false)
  const [note, setNote] = useState('')
  const name = asked.headName || asked.householdNo
  const accept = async () => {
    if (await act(() => county.answerAcceptance(asked.pairingId, { answer: 'accepted', note: '' }))) done()
  }
  return (
    <div class="asked">
      <p>
        <a href={to.household(asked.householdNo)}>{name}</a> {asked.township} {asked.village}
        <small class="under">
          {asked.fromName && `原由${asked.fromName}帮扶，`}
          {asked.sinceOn} 起由您帮扶
        </small>
      </p>
      {problem && <ErrorNote problem={problem} />}
      <div class="actions">
        <button type="button" class="strong" disabled={running} onClick={accept} aria-label={`确认接收${name}`}>
          确认接收
        </button>
        <button type="button" onClick={() => setObjecting(true)} aria-label={`对${name}有异议`}>
          有异议
        </button>
      </div>
      {objecting && (
        <Dialog title={`${name}：有异议`} close={() => setObjecting(false)}>
          <Deed
            deed={() => county.answerAcceptance(asked.pairingId, { answer: 'declined', note: note.trim() })}
            done={done}
            close={() => setObjecting(false)}
            words={['提交', '正在提交…', '不提了']}
          >
            <p>请写明原因，由乡镇或县里处理。处理之前这户仍由您帮扶。</p>
            <Reason
              label="原因"
              offered={['路途太远', '与这户是亲属', '户数太多', '正在办理调动']}
              value={note}
              onInput={setNote}
            />
          </Deed>
        </Dialog>
      )}
    </div>
  )
}
