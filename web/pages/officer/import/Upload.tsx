import { useRef, useState } from 'preact/hooks'
import type { Import } from '../../../../shared/import.ts'
import { type ApiProblem, shown } from '../../../problem.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Drop } from '../../../ui/Drop.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { bytes, count } from '../../../words.ts'
import { Unfinished } from './Unfinished.tsx'

type Sending = { key: number; file: File; sent: number; done?: Import; problem?: ApiProblem }

let keys = 0

/** Where workbooks are dropped; they go up one after another. */
export function Upload({ uploaded }: { uploaded: () => void }) {
  const county = useCounty()
  const [sendings, setSendings] = useState<Sending[]>([])
  const queue = useRef(Promise.resolve())

  const note = (key: number, known: Partial<Sending>) =>
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...known } : one)))
  const send = async ({ key, file }: Sending) => {
    try {
      note(key, { done: await county.upload(file, (sent) => note(key, { sent })) })
    } catch (thrown) {
      note(key, { problem: shown(thrown) })
    }
    uploaded()
  }
  const later = (one: Sending) => {
    queue.current = queue.current.then(() => send(one))
  }
  const take = (files: File[]) => {
    const fresh = files.map((file): Sending => ({ key: keys++, file, sent: 0 }))
    setSendings((all) => [...all, ...fresh])
    for (const one of fresh) later(one)
  }
  const again = (one: Sending) => {
    note(one.key, { problem: undefined, sent: 0 })
    later(one)
  }
  return (
    <section class="stack" aria-label="上传">
      <Drop
        button="选择文件"
        label="选择要上传的工作簿"
        strong
        multiple
        take={take}
        below="支持 .xlsx、.xls、.csv、.et、.ods；保持原样即可，不用改表头。确认之前不会写入台账。"
      >
        <strong>把工作簿拖到这里</strong>，一次可以放多个，也可以放整个文件夹
      </Drop>
      <Unfinished sending={sendings.map((one) => one.file.name)} />
      {sendings.length > 0 && <Sendings all={sendings} again={again} />}
    </section>
  )
}

function Sendings({ all, again }: { all: Sending[]; again: (one: Sending) => void }) {
  const done = all.filter((one) => one.done !== undefined).length
  const open = all.some((one) => one.done === undefined && one.problem === undefined)
  return (
    <section class="card stack" aria-label="这次上传">
      <p role="status">
        {open ? '正在上传' : '上传完毕'}：{count(all.length)} 个文件，已传完 {count(done)} 个
        {open && '。传完的会自动开始读取，可以离开这个页面去看别的；关掉浏览器，没传完的下次接着传。'}
      </p>
      <ul class="lines">
        {all.map((one) => (
          <li key={one.key}>
            <SendingLine one={one} again={() => again(one)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function SendingLine({ one, again }: { one: Sending; again: () => void }) {
  const { file, sent, done, problem } = one
  if (problem) {
    return (
      <span class="wrong" role="alert">
        {file.name}：{problem.title}。{problem.detail}{' '}
        {problem.code === 'offline' && (
          <button type="button" onClick={again}>
            接着传
          </button>
        )}
      </span>
    )
  }
  if (done) {
    return (
      <span>
        {file.name} 已上传。<a href={to.import(done.id)}>查看</a>
      </span>
    )
  }
  if (sent === 0) return <span>{file.name} 等待上传</span>
  return <Progress words={`${file.name} 已传 ${bytes(sent)} / ${bytes(file.size)}`} value={sent} max={file.size} />
}
