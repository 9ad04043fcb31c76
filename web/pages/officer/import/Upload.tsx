import { useRef, useState } from 'preact/hooks'
import type { Import } from '../../../../shared/import.ts'
import { type ApiProblem, shown } from '../../../problem.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Progress } from '../../../ui/Progress.tsx'
import { bytes } from '../../../words.ts'

type Sending = {
  key: number
  name: string
  size: number
  sent: number
  done?: Import
  problem?: ApiProblem
}

let keys = 0

/** Where workbooks are dropped; they go up one after another. */
export function Upload({ uploaded }: { uploaded: () => void }) {
  const county = useCounty()
  const [sendings, setSendings] = useState<Sending[]>([])
  const [over, setOver] = useState(false)
  const queue = useRef(Promise.resolve())

  const note = (key: number, known: Partial<Sending>) =>
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...known } : one)))
  const send = async (key: number, file: File) => {
    try {
      note(key, { done: await county.upload(file, (sent) => note(key, { sent })) })
    } catch (thrown) {
      note(key, { problem: shown(thrown) })
    }
    uploaded()
  }
  const take = (files: FileList | null | undefined) => {
    for (const file of Array.from(files ?? [])) {
      const key = keys++
      setSendings((all) => [...all, { key, name: file.name, size: file.size, sent: 0 }])
      queue.current = queue.current.then(() => send(key, file))
    }
  }
  return (
    <section class="stack" aria-label="上传">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input is the first. */}
      <div
        class={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer?.files)
        }}
      >
        <p class="wide-only">
          <strong>把工作簿拖到这里</strong>，一次可以放多个
        </p>
        <label class="button strong">
          选择文件
          <input
            class="hidden"
            type="file"
            multiple
            aria-label="选择要上传的工作簿"
            onChange={(event) => {
              take(event.currentTarget.files)
              event.currentTarget.value = ''
            }}
          />
        </label>
        <p>
          <small>支持 .xlsx、.xls、.csv、.et、.ods；保持原样即可，不用改表头。确认之前不会写入台账。</small>
        </p>
      </div>
      {sendings.length > 0 && (
        <ul class="lines card">
          {sendings.map((one) => (
            <li key={one.key}>
              <SendingLine sending={one} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function SendingLine({ sending }: { sending: Sending }) {
  const { name, size, sent, done, problem } = sending
  if (problem) {
    return (
      <span class="wrong" role="alert">
        {name}：{problem.title}。{problem.detail}
      </span>
    )
  }
  if (done) {
    return (
      <span>
        {name} 已上传。<a href={to.import(done.id)}>查看</a>
      </span>
    )
  }
  if (sent === 0) return <span>{name} 等待上传</span>
  return <Progress words={`${name} 已传 ${bytes(sent)} / ${bytes(size)}`} value={sent} max={size} />
}
