import { useEffect, useRef, useState } from 'preact/hooks'
import { useLoad } from '../../load.ts'
import { useCounty, useMay } from '../../session.tsx'
import { Deed } from '../../ui/Deed.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Reason } from '../../ui/Reason.tsx'
import { Select } from '../../ui/Select.tsx'

const seconds = 60
const reasons = ['核对证件', '联系本人', '处理疑点', '上级核查']

type Shown = { name: string; values: { name: string; value: string }[] }

/** What numbers can be asked for: a household's telephone and bank account, a person's or a cadre's own. */
export type Subject = { kind: 'household' | 'person' | 'cadre'; key: string; name: string }

/** 查看完整号码: asks whose and why, shows the numbers for one minute, on the screen only. */
export function Unmask({ of }: { of: Subject }) {
  const offered = useMay('number.unmask')
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<Shown>()
  if (!offered) return null
  return (
    <div class="unmask no-print">
      {shown ? (
        <Numbers shown={shown} cover={() => setShown(undefined)} />
      ) : (
        <button type="button" onClick={() => setAsking(true)}>
          查看完整号码
        </button>
      )}
      {asking && (
        <Ask
          of={of}
          close={() => setAsking(false)}
          show={(numbers) => {
            setAsking(false)
            setShown(numbers)
          }}
        />
      )}
    </div>
  )
}

function Numbers({ shown, cover }: { shown: Shown; cover: () => void }) {
  const { name, values } = shown
  const [left, setLeft] = useState(seconds)
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.focus(), [])
  useEffect(() => {
    const end = Date.now() + seconds * 1000
    const timer = setInterval(() => setLeft(Math.ceil((end - Date.now()) / 1000)), 1000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) cover()
  }, [left, cover])
  return (
    <section class="card stack numbers" aria-label="完整号码" tabIndex={-1} ref={box}>
      <p role="status">
        <strong>{name}</strong> 的完整号码显示一分钟，之后自动遮住，不会打印出来。这次查看已经留痕。
      </p>
      {values.length === 0 ? (
        <p>台账里没有登记号码。</p>
      ) : (
        <Facts facts={values.map((one) => [one.name, <code>{one.value}</code>])} />
      )}
      <div class="actions">
        <button type="button" onClick={cover}>
          现在就遮住（{left} 秒）
        </button>
      </div>
    </section>
  )
}

function Ask({ of, close, show }: { of: Subject; close: () => void; show: (shown: Shown) => void }) {
  const county = useCounty()
  const [reason, setReason] = useState('')
  const [key, setKey] = useState(of.key)
  const people = useLoad(`people ${of.key}`, async () =>
    of.kind === 'household' ? (await county.household(of.key)).people : [],
  ).data
  const subjects = [of, ...(people ?? []).map((one): Subject => ({ kind: 'person', key: one.key, name: one.name }))]
  const deed = async () => {
    const { kind, name } = subjects.find((one) => one.key === key) ?? of
    show({ name, values: (await county.unmask(kind, key, reason.trim())).values })
  }
  return (
    <Dialog title="查看完整号码" close={close}>
      <Deed deed={deed} done={close} close={close} words={['查看一分钟', '正在取号码…', '不看了']}>
        <p>请写明用来做什么。您的姓名、时间和理由会记入操作留痕。</p>
        {of.kind === 'household' && (
          <Select
            label="看谁的"
            value={key}
            options={subjects.map((one) => ({
              value: one.key,
              name: one.kind === 'household' ? `${one.name}户：电话、银行账号` : `${one.name}：证件号码等`,
            }))}
            onChange={setKey}
          />
        )}
        <Reason label="理由" hint="至少四个字" minLength={4} offered={reasons} value={reason} onInput={setReason} />
      </Deed>
    </Dialog>
  )
}
