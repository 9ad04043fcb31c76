import { useState } from 'preact/hooks'
import type { PairingSpan } from '../../../../shared/household.ts'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { useAccepted } from '../pairing/Early.tsx'

/** 补写原因: why an ended pairing ended, where nobody wrote it or it was written wrong. */
export function EndReason({ span, done }: { span: PairingSpan; done: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        {span.endReason ? '改原因' : '补写原因'}
      </button>
      {asking && <EndReasonDialog span={span} close={() => setAsking(false)} done={done} />}
    </>
  )
}

function EndReasonDialog({ span, close, done }: { span: PairingSpan; close: () => void; done: () => void }) {
  const county = useCounty()
  const [reason, setReason] = useState(span.endReason === null ? '' : span.endReason)
  const accepted = useAccepted()
  const said = () => {
    close()
    done()
  }
  return (
    <Dialog title="为什么结束" close={close}>
      <Deed
        deed={() => county.endReason(span.id, reason.trim())}
        done={said}
        close={close}
        words={['保存原因', '正在保存…', '不改了']}
      >
        <p>
          <strong>{span.cadreName}</strong> {span.cadreUnit} 帮扶到 {span.untilOn}
          。写明当时真实的原因，原来写的留在操作留痕里。
        </p>
        <Reason
          label="结束的原因"
          offered={accepted}
          hint={accepted.length > 0 ? `政策认可的原因：${accepted.join('、')}` : undefined}
          value={reason}
          onInput={setReason}
        />
      </Deed>
    </Dialog>
  )
}
