import { useState } from 'preact/hooks'
import { useCounty } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Reason } from '../../../ui/Reason.tsx'

/** The second person sends an import back, and says why. */
export function ReturnDialog({ id, close, returned }: { id: number; close: () => void; returned: () => void }) {
  const county = useCounty()
  const [reason, setReason] = useState('')
  return (
    <Dialog title="退回这次导入" close={close}>
      <Deed
        deed={() => county.returnImport(id, reason.trim())}
        done={() => {
          close()
          returned()
        }}
        close={close}
        words={['退回', '正在退回…', '再看看']}
      >
        <p>退回后由提请的人改好再提请，不写入台账。</p>
        <Reason label="退回的原因（必填）" value={reason} onInput={setReason} />
      </Deed>
    </Dialog>
  )
}
