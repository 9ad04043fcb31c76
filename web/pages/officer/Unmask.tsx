import { useEffect, useRef, useState } from 'preact/hooks'
import { useAct } from '../../load.ts'
import { useCounty, useMay } from '../../session.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Field } from '../../ui/Field.tsx'

const seconds = 60
const reasons = ['核对证件', '联系本人', '处理疑点', '上级核查']

type Values = { name: string; value: string }[]

/** 查看完整号码: asks for a reason, shows the numbers for one minute, on the screen only. */
export function Unmask({ kind, of, name }: { kind: 'household' | 'cadre' | 'person'; of: string; name: string }) {
  const offered = useMay('number.unmask')
  const [asking, setAsking] = useState(false)
  const [values, setValues] = useState<Values>()
  if (!offered) return null
  return (
    <div class="unmask no-print">
      {values ? (
        <Shown values={values} cover={() => setValues(undefined)} />
      ) : (
        <button type="button" onClick={() => setAsking(true)}>
          查看完整号码
        </button>
      )}
      {asking && (
        <Ask
          kind={kind}
          of={of}
          name={name}
          close={() => setAsking(false)}
          show={(shown) => {
            setAsking(false)
            setValues(shown)
          }}
        />
      )}
    </div>
  )
}

function Shown({ values, cover }: { values: Values; cover: () => void }) {
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
      <p role="status">完整号码显示一分钟，之后自动遮住，不会打印出来。这次查看已经留痕。</p>
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

function Ask(props: {
  kind: 'household' | 'cadre' | 'person'
  of: string
  name: string
  close: () => void
  show: (values: Values) => void
}) {
  const { kind, of, name, close, show } = props
  const county = useCounty()
  const { running, problem, act } = useAct()
  const [reason, setReason] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    act(async () => show((await county.unmask(kind, of, reason.trim())).values))
  }
  return (
    <Dialog title="查看完整号码" close={close}>
      <form class="form" onSubmit={submit}>
        <p>
          要看 <strong>{name}</strong> 的完整证件号码和电话，请写明用来做什么。您的姓名、时间和理由会记入操作留痕。
        </p>
        <Field label="理由">
          {(said) => (
            <>
              <input
                {...said}
                required
                minLength={2}
                maxLength={200}
                list="unmask-reasons"
                autocomplete="off"
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
              <datalist id="unmask-reasons">
                {reasons.map((one) => (
                  <option key={one} value={one} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        {problem && <ErrorNote problem={problem} />}
        <div class="actions">
          <button type="submit" class="strong" disabled={running}>
            {running ? '正在取号码…' : '查看一分钟'}
          </button>
          <button type="button" onClick={close}>
            不看了
          </button>
        </div>
      </form>
    </Dialog>
  )
}
