import { useState } from 'preact/hooks'
import { useCounty } from '../../../session.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { HandleForm } from './HandleForm.tsx'
import type { Handle } from './HandlingDialog.tsx'

/** Takes back one's own answer before it is verified, or an assignment. */
export function RecallDialog(handle: Handle) {
  const county = useCounty()
  const [reason, setReason] = useState('')
  const order = () =>
    county.recallFindings({ findings: handle.ids, reason: reason.trim() === '' ? null : reason.trim() })
  return (
    <HandleForm handle={handle} name="撤回" order={order}>
      <p>还没有核验的答复撤回后可以重新答复；分派撤回后回到“待分派”。办理记录都会留下。</p>
      <Reason label="原因（可不填）" optional minLength={2} value={reason} onInput={setReason} />
    </HandleForm>
  )
}
