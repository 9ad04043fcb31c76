import { useState } from 'preact/hooks'
import type { Assignee, AssignOrder } from '../../../../shared/handling.ts'
import { useCounty } from '../../../session.tsx'
import { Day } from '../../../ui/Day.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { AssigneePicker } from './AssigneePicker.tsx'
import { type Choice, Choices } from './Choices.tsx'
import { HandleForm } from './HandleForm.tsx'
import type { Handle } from './HandlingDialog.tsx'

type Way = 'village' | 'township' | 'cadre' | 'person'

const ways: Choice<Way>[] = [
  { value: 'village', name: '村级信息员', hint: '每条分给所在村的信息员；村里没有账号的，分给乡镇专干' },
  { value: 'township', name: '乡镇扶贫专干', hint: '每条分给所在乡镇的专干' },
  { value: 'cadre', name: '帮扶责任人', hint: '每条分给这户现在的帮扶责任人（须有账号）' },
  { value: 'person', name: '指定一个人' },
]

/** Gives findings to whoever answers for their place, or to one person, with a deadline. */
export function AssignDialog(handle: Handle) {
  const county = useCounty()
  const [way, setWay] = useState<Way>('village')
  const [person, setPerson] = useState<Assignee | null>(null)
  const [dueOn, setDueOn] = useState('')
  const [reason, setReason] = useState('')
  const to = whomOf(way, person)
  const order = () =>
    county.assignFindings({
      findings: handle.ids,
      to: to!,
      dueOn: dueOn === '' ? null : dueOn,
      reason: reason.trim() === '' ? null : reason.trim(),
    })
  return (
    <HandleForm handle={handle} name="分派" order={order} waiting={to === null}>
      <Choices label="分给谁" value={way} choices={ways} onChoose={setWay} />
      {way === 'person' && <AssigneePicker handle={handle} chosen={person} choose={setPerson} />}
      <Day label="办理期限（可不填）" hint="不填的按程度：期限在政策参数里定" value={dueOn} onInput={setDueOn} />
      <Reason label="要求（可不填）" optional minLength={2} value={reason} onInput={setReason} />
    </HandleForm>
  )
}

function whomOf(way: Way, person: Assignee | null): AssignOrder['to'] | null {
  if (way !== 'person') return { by: way }
  return person && { username: person.username }
}
