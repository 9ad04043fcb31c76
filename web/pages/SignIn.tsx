import { useEffect, useRef, useState } from 'preact/hooks'
import { account } from '../account.ts'
import { api, type Health } from '../api.ts'
import { useAct } from '../load.ts'
import { ApiProblem } from '../problem.ts'
import { ErrorNote } from '../ui/ErrorNote.tsx'
import { Field } from '../ui/Field.tsx'
import { PasswordField } from './account/PasswordField.tsx'
import { SecondStep } from './account/SecondStep.tsx'
import { Doorway } from './Doorway.tsx'

/** Signing in, at whatever address one was; a demo installation offers its accounts. */
export function SignIn({ done }: { done: () => void }) {
  const [ticket, setTicket] = useState<string | undefined>(handedTicket)
  const [health, setHealth] = useState<Health>()
  const [chosen, setChosen] = useState<Account>()
  useEffect(() => {
    api.health().then(setHealth, () => {})
  }, [])
  return (
    <Doorway title="登录" words="上传台账，看清问题，把每一户都交给一位帮扶责任人。">
      {ticket === undefined ? (
        <Password key={chosen?.username} filled={chosen} second={setTicket} done={done} />
      ) : (
        <SecondStep ticket={ticket} back={() => setTicket(undefined)} done={done} />
      )}
      {health?.demo && health.signIns && ticket === undefined && (
        <DemoAccounts accounts={health.signIns} fill={setChosen} />
      )}
    </Doorway>
  )
}

/** Whoever was let in elsewhere comes back with the ticket of a second step. */
function handedTicket(): string | undefined {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket')
  if (ticket !== null) history.replaceState(null, '', location.pathname + location.search)
  return ticket ?? undefined
}

type Password = { filled: Account | undefined; second: (ticket: string) => void; done: () => void }

function Password({ filled, second, done }: Password) {
  const [name, setName] = useState(filled?.username ?? '')
  const [password, setPassword] = useState(filled?.password ?? '')
  const { running, problem, act } = useAct()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (filled) button.current?.focus()
  }, [filled])
  const signIn = async (event: Event) => {
    event.preventDefault()
    await act(async () => {
      const answer = await account.signIn(name.trim(), password).catch(inWords)
      if (answer.secondFactor) second(answer.ticket)
      else done()
    })
  }
  return (
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
      <PasswordField label="密码" value={password} onInput={setPassword} />
      <button type="submit" class="strong" ref={button} disabled={running}>
        {running ? '正在登录…' : '登录'}
      </button>
      <p>
        <small>第一次登录，请用纸条上的用户名和一次性密码。忘了密码，请找县级管理员重置。</small>
      </p>
    </form>
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
  if (thrown instanceof ApiProblem && thrown.status === 401) {
    throw new ApiProblem('invalid', '没有登录成功', thrown.detail, thrown.status)
  }
  throw thrown
}
