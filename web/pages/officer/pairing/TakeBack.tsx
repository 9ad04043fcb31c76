import { useRef, useState } from 'preact/hooks'
import type { Withdrawn } from '../../../../shared/change.ts'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'
import { Tick } from '../../../ui/Tick.tsx'

/** An order made today: a household of it and the instant it was written. */
export type Slip = { householdNo: string; at: string }
/** What was taken back, in words. */
export type TakenBack = { words: string; households: string[] }

const reasons = ['选错了人', '选错了户', '重复办理', '日期或原因写错']

/** 撤回: takes back what was made by mistake today, of one household or `whole`; where that is not said it is asked. */
export function TakeBack(props: { slip: Slip; whole?: true; done: (back: TakenBack) => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button type="button" class="quiet" onClick={() => setAsking(true)}>
        撤回
      </button>
      {asking && <TakeBackDialog {...props} close={() => setAsking(false)} />}
    </>
  )
}

function TakeBackDialog(props: { slip: Slip; whole?: true; done: (back: TakenBack) => void; close: () => void }) {
  const { slip, done, close } = props
  const county = useCounty()
  const [reason, setReason] = useState('')
  const [whole, setWhole] = useState(props.whole === true)
  const taken = useRef<Withdrawn>(undefined)
  const deed = async () => {
    taken.current = await county.withdraw({ ...slip, whole, reason: reason.trim() })
  }
  const said = () => {
    close()
    if (taken.current) done({ words: wordsOf(taken.current), households: taken.current.households })
  }
  return (
    <Dialog title="撤回今天办错的结对" close={close}>
      <Deed deed={deed} done={said} close={close} words={['确定撤回', '正在撤回…', '不撤回']}>
        <p>撤回后，结对恢复到这次办理以前，经过里不留这一段；谁撤回、为什么，都记在操作留痕里。</p>
        <p>只能当天撤回；之后又改动过的、新的责任人已登记走访的，不能撤回。</p>
        {!props.whole && (
          <Tick ticked={whole} onTick={setWhole}>
            同一次办理的其他户也一起撤回（离岗交接只能整批撤回）
          </Tick>
        )}
        <Reason label="撤回的原因" offered={reasons} value={reason} onInput={setReason} />
      </Deed>
    </Dialog>
  )
}

function wordsOf({ households, cadre }: Withdrawn): string {
  const back = cadre === null ? '' : `${cadre}恢复在岗，已停用的账号请由县级管理员重新启用。`
  return `已撤回 ${households.length} 户，结对恢复到办理以前。${back}`
}
