import { useState } from 'preact/hooks'
import type { RuleRow } from '../../../../shared/rulepage.ts'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'

/** Takes a rule of the county's own away; its versions stay on record. */
export function WithdrawDialog({ row, close, done }: { row: RuleRow; close: () => void; done: () => void }) {
  const county = useCounty()
  const [reason, setReason] = useState('')
  return (
    <Dialog title={`撤下“${row.title}”？`} close={close}>
      <Deed
        deed={() => county.withdrawRule(row.id, reason.trim())}
        done={() => {
          close()
          done()
        }}
        close={close}
        words={['撤下', '正在撤下…', '留着']}
      >
        <p>它找出的疑点不再列出，办理记录和每一版的内容都留着。</p>
        <Reason label="为什么撤下" minLength={2} value={reason} onInput={setReason} />
      </Deed>
    </Dialog>
  )
}
