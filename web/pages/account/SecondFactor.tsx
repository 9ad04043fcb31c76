import { useState } from 'preact/hooks'
import type { Session } from '../../../shared/session.ts'
import { account } from '../../account.ts'
import { useAct } from '../../load.ts'
import { Badge } from '../../ui/Badge.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Enrol } from './Enrol.tsx'
import { PasswordField } from './PasswordField.tsx'

/** 动态口令 of one's own account: enrolled or not, and the way there and back. */
export function SecondFactor({ state, changed }: { state: Session['secondFactor']; changed: () => void }) {
  const [open, setOpen] = useState(false)
  const done = () => {
    setOpen(false)
    changed()
  }
  const on = state === 'on'
  return (
    <section class="card stack">
      <h2>动态口令 {on ? <Badge tone="good">已开启</Badge> : <Badge tone="plain">未开启</Badge>}</h2>
      <p>
        {on
          ? '登录时除了密码，还要输入手机验证器上的 6 位数字。换手机前请先移除，再在新手机上重新开启。'
          : '开启后，别人即使知道了密码也登不进来。'}
      </p>
      {open && (on ? <Remove done={done} /> : <Enrol done={done} />)}
      {!open && (
        <div class="actions">
          <button type="button" onClick={() => setOpen(true)}>
            {on ? '移除动态口令' : '开启动态口令'}
          </button>
        </div>
      )}
    </section>
  )
}

function Remove({ done }: { done: () => void }) {
  const { running, problem, act } = useAct()
  const [password, setPassword] = useState('')
  const submit = async (event: Event) => {
    event.preventDefault()
    if (await act(() => account.removeTotp(password))) done()
  }
  return (
    <form class="form" onSubmit={submit}>
      {problem && <ErrorNote problem={problem} />}
      <PasswordField
        label="登录密码"
        hint="移除前请再输一次密码，确认是您本人。"
        value={password}
        onInput={setPassword}
      />
      <div class="actions">
        <button type="submit" class="danger" disabled={running}>
          {running ? '正在移除…' : '确定移除'}
        </button>
      </div>
    </form>
  )
}
