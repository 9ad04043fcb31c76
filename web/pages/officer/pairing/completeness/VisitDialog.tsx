import { useState } from 'preact/hooks'
import { dayOf } from '../../../../../shared/day.ts'
import { useCounty } from '../../../../session.tsx'
import { Day } from '../../../../ui/Day.tsx'
import { Deed } from '../../../../ui/Deed.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { count } from '../../../../words.ts'

/** The day of the next visit, the same for every household chosen. */
export function VisitDialog(props: { nos: string[]; name?: string; close: () => void; done: (words: string) => void }) {
  const { nos, name, close, done } = props
  const county = useCounty()
  const [day, setDay] = useState(() => dayOf(new Date(Date.now() + 30 * 86_400_000)))
  const who = name ?? `${count(nos.length)} 户`
  return (
    <Dialog title="安排下次走访" close={close}>
      <Deed
        deed={() => county.planVisits({ householdNos: nos, visitOn: day })}
        done={() => done(`${who}的下次走访定在 ${day}。`)}
        close={close}
        words={['保存', '正在保存…', '不改了']}
      >
        <p>{who}的下次走访定在同一天，原来定的日期会换成这一天。</p>
        <Day label="下次走访日期" required value={day} onInput={setDay} />
      </Deed>
    </Dialog>
  )
}
