import { useState } from 'preact/hooks'
import { useCounty } from '../../../session.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { type Choice, Choices } from './Choices.tsx'
import { HandleForm } from './HandleForm.tsx'
import type { Handle } from './HandlingDialog.tsx'

const verdicts: Choice<'accept' | 'return'>[] = [
  { value: 'accept', name: '通过', hint: '属实整改的，等台账里也改过来就办结；情况说明、误报的当即办结' },
  { value: 'return', name: '退回重办', hint: '退给原来办理的人，期限重新算' },
]

/** Accepts answers or sends them back, by somebody who did not give them. */
export function VerifyDialog(handle: Handle) {
  const county = useCounty()
  const [verdict, setVerdict] = useState<'accept' | 'return' | null>(null)
  const [reason, setReason] = useState('')
  const returned = verdict === 'return'
  const order = () =>
    county.verifyFindings({
      findings: handle.ids,
      accepted: verdict === 'accept',
      reason: reason.trim() === '' ? null : reason.trim(),
    })
  return (
    <HandleForm handle={handle} name="核验" order={order} waiting={verdict === null}>
      <Choices label="核验的结果" value={verdict} choices={verdicts} onChoose={setVerdict} />
      <Reason
        label={returned ? '为什么退回、还要做什么' : '核验意见（可不填）'}
        optional={!returned}
        minLength={2}
        maxLength={1000}
        value={reason}
        onInput={setReason}
      />
    </HandleForm>
  )
}
