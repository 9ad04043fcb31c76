import { useRef, useState } from 'preact/hooks'
import type { Changed } from '../../../../shared/change.ts'
import type { HouseholdRow } from '../../../../shared/household.ts'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { CadreLine } from './CadreLine.tsx'
import { ChangeLine } from './ChangeLine.tsx'
import { changeTo, firstDay } from './changeto.ts'
import { useAccepted } from './Early.tsx'
import type { Taker } from './Taking.tsx'
import { TermFields, useTerms } from './Terms.tsx'

const slip = '选错了人，改回'

/** Gives households a cadre from a day on, in one step, in place of whoever has them; over the cap only with a reason. */
export function ChangeDialog(props: {
  households: HouseholdRow[]
  cadre: Taker
  close: () => void
  done: (changed: Changed, words: string) => void
  /** Somebody else was faster: what is shown is no longer so. */
  overtaken: () => void
}) {
  const { cadre, close, done, overtaken } = props
  const [without, setWithout] = useState<string[]>([])
  const [replaced, setReplaced] = useState<Record<string, number>>({})
  const households = props.households.filter((one) => !without.includes(one.no))
  const changes = households.map((one) => {
    const change = changeTo(one, cadre.key)
    return { ...change, replaces: replaced[one.no] ?? change.replaces }
  })
  const terms = useTerms(changes, { on: firstDay(props.households) })
  const { on, replaces, verdicts } = terms
  const reasons = [...useAccepted(), slip]
  const changed = useRef<Changed>(undefined)
  const made = async () => {
    try {
      changed.current = await terms.make()
    } catch (thrown) {
      overtaken()
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
        <TermFields terms={terms} reasons={reasons} />
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
