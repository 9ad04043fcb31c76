import { useState } from 'preact/hooks'
import type { Import } from '../../../../shared/import.ts'
import { handOver } from '../../../download.ts'
import { useAct, useLoad } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Select } from '../../../ui/Select.tsx'
import { bytes, instant } from '../../../words.ts'

const reasons = ['核对原始台账', '原件丢失，需要找回', '上级检查调阅']

/** The workbook as it came, for whoever says what for. */
export function DownloadWorkbook({ it }: { it: Import }) {
  const offered = useMay('import.download')
  const [asking, setAsking] = useState(false)
  const [done, setDone] = useState(false)
  if (!offered) return null
  return (
    <div class="actions no-print">
      <button type="button" onClick={() => setAsking(true)}>
        下载原始工作簿
      </button>
      {done && <span role="status">已下载，和上传时一字不差。</span>}
      {asking && <Ask it={it} close={() => setAsking(false)} done={() => setDone(true)} />}
    </div>
  )
}

function Ask({ it, close, done }: { it: Import; close: () => void; done: () => void }) {
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [reason, setReason] = useState('')
  const [come, setCome] = useState(0)
  const [chosen, setChosen] = useState('')
  const kept = useLoad(`workbooks ${it.id}`, () => county.workbooks(it.id)).data ?? []
  const { n, fileName, sizeBytes } = kept.find((one) => String(one.n ?? '') === chosen) ?? { n: null, ...it }
  const submit = async (event: Event) => {
    event.preventDefault()
    const fetched = await act(async () => {
      const file = await county.rawWorkbook(it.id, { reason: reason.trim(), n }, setCome)
      handOver(file.name, file.content)
    })
    if (!fetched) return
    close()
    done()
  }
  return (
    <Dialog title="下载原始工作簿" close={close}>
      <form class="form" onSubmit={submit}>
        <p>
          《{fileName}》（{bytes(sizeBytes)}
          ）里有完整的证件号码和电话。请写明用来做什么：您的姓名、时间和理由会记入操作留痕。
        </p>
        {kept.length > 1 && (
          <Select
            label="哪一份"
            value={chosen}
            options={kept.map((one) => ({
              value: String(one.n ?? ''),
              name: `${one.n === null ? '现在用的' : `第 ${one.n} 次上传的，已换成改好的`}：${instant(one.uploadedAt)} ${one.uploadedBy}`,
            }))}
            onChange={setChosen}
          />
        )}
        <Field label="理由" hint="至少四个字">
          {(said) => (
            <>
              <input
                {...said}
                required
                minLength={4}
                maxLength={200}
                list="download-reasons"
                autocomplete="off"
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
              <datalist id="download-reasons">
                {reasons.map((one) => (
                  <option key={one} value={one} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        {problem && <ErrorNote problem={problem} />}
        {running && <Progress words={`已取 ${bytes(come)} / ${bytes(sizeBytes)}`} value={come} max={sizeBytes} />}
        <div class="actions">
          <button type="submit" class="strong" disabled={running}>
            {running ? '正在下载…' : '下载'}
          </button>
          <button type="button" onClick={close}>
            不下载了
          </button>
        </div>
      </form>
    </Dialog>
  )
}
