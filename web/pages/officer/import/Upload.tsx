import type { Import } from '../../../../shared/import.ts'
import { type Sending, useSendings } from '../../../sending.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Drop } from '../../../ui/Drop.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { bytes, count } from '../../../words.ts'
import { Unfinished } from './Unfinished.tsx'

/** Where workbooks are dropped; they go up one after another. */
export function Upload({ uploaded }: { uploaded: () => void }) {
  const county = useCounty()
  const { sendings, take, again } = useSendings((file, tell) => county.upload(file, tell).finally(uploaded))
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

function Sendings({ all, again }: { all: Sending<Import>[]; again: (one: Sending<Import>) => void }) {
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

function SendingLine({ one, again }: { one: Sending<Import>; again: () => void }) {
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
