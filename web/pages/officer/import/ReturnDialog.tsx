import { useState } from 'preact/hooks'
import { useAct } from '../../../load.ts'
import { useCounty } from '../../../session.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Field } from '../../../ui/Field.tsx'

/** The second person sends an import back, and says why. */
export function ReturnDialog({ id, close, returned }: { id: number; close: () => void; returned: () => void }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [reason, setReason] = useState('')
  const go = async (event: Event) => {
    event.preventDefault()
    if (!(await act(() => county.returnImport(id, reason.trim())))) return
    close()
    returned()
  }
  return (
    <Dialog title="退回这次导入" close={close}>
      <form class="form" onSubmit={go}>
        <p>退回后由提请的人改好再提请，不写入台账。</p>
        <Field label="退回的原因（必填）">
          {(said) => (
            <textarea
              {...said}
              required
              maxLength={200}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        {problem && <ErrorNote problem={problem} />}
        <div class="actions">
          <button type="submit" class="strong" disabled={running}>
            {running ? '正在退回…' : '退回'}
          </button>
          <button type="button" onClick={close}>
            再看看
          </button>
        </div>
      </form>
    </Dialog>
  )
}
