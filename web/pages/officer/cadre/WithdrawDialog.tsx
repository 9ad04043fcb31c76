import { useState } from 'preact/hooks'
import type { Kinship } from '../../../../shared/kinship.ts'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'

/** Takes a kinship back; the reason stays beside it. */
export function WithdrawDialog({ kinship, close, done }: { kinship: Kinship; close: () => void; done: () => void }) {
  const county = useCounty()
  const [reason, setReason] = useState('')
  const finish = () => {
    close()
    done()
  }
  return (
    <Dialog title="撤销亲属备案" close={close}>
      <Deed
        deed={() => county.withdrawKinship(kinship.id, reason.trim())}
        done={finish}
        close={close}
        words={['撤销备案', '正在保存…', '不撤销']}
      >
        <p>
          {kinship.cadreName} 是 {kinship.headName || kinship.householdNo} 户的{kinship.relation}
          。撤销后就可以与这户结对。
        </p>
        <Reason label="原因" offered={['核实不是亲属', '填错了人', '填错了户']} value={reason} onInput={setReason} />
      </Deed>
    </Dialog>
  )
}
