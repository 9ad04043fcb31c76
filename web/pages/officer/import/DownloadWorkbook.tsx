import { useState } from 'preact/hooks'
import type { Import } from '../../../../shared/import.ts'
import { handOver } from '../../../download.ts'
import { useLoad } from '../../../load.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { Deed } from '../../../ui/Deed.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Reason } from '../../../ui/Reason.tsx'
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
  const [reason, setReason] = useState('')
  const [come, setCome] = useState(0)
  const [chosen, setChosen] = useState('')
  const kept = useLoad(`workbooks ${it.id}`, () => county.workbooks(it.id)).data ?? []
  const { n, fileName, sizeBytes } = kept.find((one) => String(one.n ?? '') === chosen) ?? { n: null, ...it }
  const deed = async () => {
    try {
      const file = await county.rawWorkbook(it.id, { reason: reason.trim(), n }, setCome)
      handOver(file.name, file.content)
    } finally {
      setCome(0)
    }
  }
  return (
    <Dialog title="下载原始工作簿" close={close}>
      <Deed
        deed={deed}
        done={() => {
          close()
          done()
        }}
        close={close}
        words={['下载', '正在下载…', '不下载了']}
      >
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
        <Reason label="理由" hint="至少四个字" minLength={4} offered={reasons} value={reason} onInput={setReason} />
        {come > 0 && <Progress words={`已取 ${bytes(come)} / ${bytes(sizeBytes)}`} value={come} max={sizeBytes} />}
      </Deed>
    </Dialog>
  )
}
