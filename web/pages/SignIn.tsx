import { useEffect, useRef, useState } from 'preact/hooks'
import { api, type Health } from '../api.ts'
import { useAct } from '../load.ts'
import { ApiProblem } from '../problem.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Signing in, at whatever address one was; a demo installation offers its accounts. */
export function SignIn({ done }: { done: () => void }) {
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [health, setHealth] = useState<Health>()
  const { running, problem, act } = useAct()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    document.title = '登录 · 结对'
    api.health().then(setHealth, () => {})
  }, [])
  const signIn = async (event: Event) => {
    event.preventDefault()
    if (await act(() => api.signIn(name.trim(), password).catch(inWords))) done()
  }
  return (
    <main class="sign-in">
      <h1>
        <Icon name="brand" /> 结对
      </h1>
      <p>上传台账，看清问题，把每一户都交给一位帮扶责任人。</p>
      <form class="card form" onSubmit={signIn}>
        <h2>登录</h2>
        {problem && <ErrorNote problem={problem} />}
        <Field label="用户名">
          {(said) => (
            <input
              {...said}
              autocomplete="username"
              autocapitalize="none"
              required
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label="密码">
          {(said) => (
            <input
              {...said}
              type="password"
              autocomplete="current-password"
              required
              value={password}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="strong" ref={button} disabled={running}>
          {running ? '正在登录…' : '登录'}
        </button>
      </form>
      {health?.demo && health.signIns && (
        <DemoAccounts
          accounts={health.signIns}
          fill={(account) => {
            setName(account.username)
            setPassword(account.password)
            button.current?.focus()
          }}
        />
      )}
    </main>
  )
}

type Account = NonNullable<Health['signIns']>[number]

function DemoAccounts({ accounts, fill }: { accounts: Account[]; fill: (account: Account) => void }) {
  return (
    <section class="card">
      <h2>演示账号</h2>
      <p>
        <small>这是演示环境，数据都是虚构的。点一个账号填好，再按“登录”。</small>
      </p>
      <ul class="stack-small">
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" class="account" onClick={() => fill(account)}>
              <span>{account.name}</span>
              <small>
                {account.roleName} · {account.username}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function inWords(thrown: unknown): never {
  if (thrown instanceof ApiProblem && [400, 401, 422].includes(thrown.status)) {
    throw new ApiProblem('invalid', '没有登录成功', '用户名或密码不对，请核对后重新输入。', thrown.status)
  }
  throw thrown
}
