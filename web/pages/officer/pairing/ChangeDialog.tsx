import { useRef, useState } from 'preact/hooks'
import type { Changed, ChangeOrder } from '../../../../shared/change.ts'
import type { HouseholdRow } from '../../../../shared/household.ts'
import { useCounty } from '../../../session.tsx'
import { Day } from '../../../ui/Day.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { CadreLine } from './CadreLine.tsx'
import { ChangeLine } from './ChangeLine.tsx'
import { changeTo, firstDay } from './changeto.ts'
import type { Asked } from './Taking.tsx'
import { useVerdicts } from './verdicts.ts'

export const slip = '选错了人，改回'
const reasons = ['调动', '退休', '挂职期满', '辞职', '患病', '产假', '病故', slip]

/** Gives households a cadre from a day on, in one step, in place of whoever has them; over the cap only with a reason. */
export function ChangeDialog(props: {
  households: HouseholdRow[]
  cadre: Asked
  /** Why, where that is known already. */
  why?: string
  close: () => void
  done: (changed: Changed, words: string) => void
  /** Somebody else was faster: what is shown is no longer so. */
  overtaken: () => void
}) {
  const { cadre, close, done, overtaken } = props
  const county = useCounty()
  const [day, setDay] = useState<string>()
  const on = day ?? firstDay(props.households)
  const [reason, setReason] = useState(props.why ?? '')
  const [override, setOverride] = useState('')
  const [without, setWithout] = useState<string[]>([])
  const [replaced, setReplaced] = useState<Record<string, number>>({})
  const households = props.households.filter((one) => !without.includes(one.no))
  const changes = households.map((one) => {
    const change = changeTo(one, cadre.key)
    return { ...change, replaces: replaced[one.no] ?? change.replaces }
  })
  const replaces = changes.some((one) => one.replaces !== null)
  const order: ChangeOrder = { on, reason: replaces ? reason.trim() : null, changes }
  const verdicts = useVerdicts(order)
  const changed = useRef<Changed>(undefined)
  const heavy = verdicts.heavy.length > 0
  const made = async () => {
    const why = heavy ? override.trim() : undefined
    try {
      changed.current = await county.change({ ...order, changes: changes.map((one) => ({ ...one, override: why })) })
    } catch (thrown) {
      overtaken()
      verdicts.reload()
      throw thrown
    }
  }
  const said = () =>
    changed.current && done(changed.current, `已结对：${namesOf(households)}由 ${cadre.name} 帮扶，${on} 起。`)
  const barred = new Map(verdicts.barred.map((one) => [one.householdNo, one.words]))
  return (
    <Dialog title={replaces ? '换帮扶责任人' : '安排帮扶责任人'} close={close}>
      <Deed
        deed={made}
        done={said}
        close={close}
        waiting={!verdicts.known || barred.size > 0 || changes.length === 0}
        words={[replaces ? '确定换人' : '确定结对', '正在保存…', '不改了']}
      >
        <p>把{households.length === 1 ? '这一户' : `这 ${households.length} 户`}交给：</p>
        <div class="picked">
          <CadreLine cadre={cadre} />
        </div>
        <ul class="lines changes" aria-label="要交给的户">
          {households.map((one) => (
            <ChangeLine
              key={one.no}
              household={one}
              refused={barred.get(one.no)}
              choose={(id) => setReplaced({ ...replaced, [one.no]: id })}
            />
          ))}
        </ul>
        {verdicts.problem && <ErrorNote problem={verdicts.problem} again={verdicts.reload} />}
        {barred.size > 0 && barred.size < households.length && (
          <button type="button" onClick={() => setWithout([...without, ...barred.keys()])}>
            去掉不能办的 {barred.size} 户，办其余 {households.length - barred.size} 户
          </button>
        )}
        <Day
          label="开始日期"
          hint={replaces ? '换下的人到前一天为止' : undefined}
          required
          value={on}
          onInput={setDay}
        />
        {replaces && <Reason label="换人的原因" offered={reasons} value={reason} onInput={setReason} />}
        {heavy && (
          <Reason
            label="超出户数的理由"
            hint={`${verdicts.heavy[0]?.words ?? ''}写明的理由会留在记录里。`}
            value={override}
            onInput={setOverride}
          />
        )}
      </Deed>
    </Dialog>
  )
}

function namesOf(households: HouseholdRow[]): string {
  const [first] = households
  if (first === undefined) return ''
  const name = first.headName || first.no
  return households.length === 1 ? `${name} ` : `${name} 等 ${households.length} 户`
}
