import { useEffect, useRef, useState } from 'preact/hooks'
import { account } from '../../account.ts'
import { useAct } from '../../load.ts'
import { ApiProblem } from '../../problem.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { CodeField } from './CodeField.tsx'

/** The second step of signing in: a code from the phone, or a backup code. */
export function SecondStep({ ticket, back, done }: { ticket: string; back: () => void; done: () => void }) {
  const { running, problem, act } = useAct()
  const [code, setCode] = useState('')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = async (event: Event) => {
    event.preventDefault()
    if (await act(() => account.second(ticket, code).catch(inWords))) done()
  }
  return (
    <form class="card form" onSubmit={submit} ref={form}>
      <h2>动态口令</h2>
      {problem && <ErrorNote problem={problem} />}
      <CodeField
        label="验证码"
        hint="打开手机上的验证器，输入现在显示的 6 位数字。手机不在身边，就输一个没用过的备用码。"
        value={code}
        onInput={setCode}
      />
      <button type="submit" class="strong" disabled={running}>
        {running ? '正在核对…' : '继续'}
      </button>
      <button type="button" class="quiet" onClick={back}>
        回到上一步，重新输入密码
      </button>
      <p>
        <small>手机和备用码都没有了？请找另一位管理员重置您的密码，动态口令会一起清除。</small>
      </p>
    </form>
  )
}

function inWords(thrown: unknown): never {
  if (thrown instanceof ApiProblem && thrown.status === 401) {
    throw new ApiProblem('invalid', '没有通过', thrown.detail, thrown.status)
  }
  throw thrown
}
