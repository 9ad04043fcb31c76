import { useState } from 'preact/hooks'
import { type Answer, answerNames } from '../../../../shared/handling.ts'
import { useCounty, useSigned } from '../../../session.tsx'
import { Day } from '../../../ui/Day.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { draftOf, useAnswerDraft } from './answerdraft.ts'
import { type Choice, Choices } from './Choices.tsx'
import { EvidenceFiles } from './EvidenceFiles.tsx'
import { HandleForm } from './HandleForm.tsx'
import type { Handle } from './HandlingDialog.tsx'

const answers: Choice<Answer>[] = [
  { value: 'rectify', name: answerNames.rectify, hint: '确有其事，已经改好。核验通过后，等台账里也改过来就办结' },
  { value: 'explain', name: answerNames.explain, hint: '数据没有错，有正当原因。期限内不再算疑点' },
  { value: 'mistaken', name: answerNames.mistaken, hint: '与事实不符，是比对或登记弄错了。期限内不再算疑点' },
]

const asks: Record<Answer, string> = {
  rectify: '怎么改的',
  explain: '是什么原因',
  mistaken: '实际情况是什么',
}

/** Says of findings what was found and done, with evidence where there is some. */
export function AnswerDialog(handle: Handle) {
  const county = useCounty()
  const { session } = useSigned()
  const [draft, change, forget] = useAnswerDraft(draftOf(session.user.username, handle.ids))
  const [sending, setSending] = useState(false)
  const { answer, reason, untilOn, evidence } = draft
  const order = async () => {
    const handled = await county.answerFindings({
      findings: handle.ids,
      answer: answer!,
      reason: reason.trim(),
      untilOn: answer === 'rectify' || untilOn === '' ? null : untilOn,
      evidence: evidence.map(({ id }) => id),
    })
    if (handled.done > 0) forget()
    return handled
  }
  return (
    <HandleForm handle={handle} name="答复" order={order} waiting={answer === null || sending}>
      <Choices label="核实的结果" value={answer} choices={answers} onChoose={(one) => change({ answer: one })} />
      {answer !== null && (
        <>
          <Reason
            label={asks[answer]}
            hint="请写明时间、做法和结果；不要写证件号码和电话"
            minLength={2}
            maxLength={1000}
            value={reason}
            onInput={(said) => change({ reason: said })}
          />
          {answer !== 'rectify' && (
            <Day
              label="有效期到（可不填）"
              hint="不填的按政策参数里最长的期限；到期后请重新核实"
              value={untilOn}
              onInput={(day) => change({ untilOn: day })}
            />
          )}
        </>
      )}
      <EvidenceFiles
        evidence={evidence}
        add={(one) => change((before) => ({ evidence: [...before.evidence, one] }))}
        remove={(id) => change((before) => ({ evidence: before.evidence.filter((one) => one.id !== id) }))}
        busy={setSending}
      />
    </HandleForm>
  )
}
