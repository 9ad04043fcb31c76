import type { Session } from '../../shared/session.ts'
import { Empty } from '../ui/Empty.tsx'
import { PasswordForm } from './account/PasswordForm.tsx'
import { SecondFactor } from './account/SecondFactor.tsx'

/** A person whose account opens no county yet; their own account they can keep. */
export default function NoCounty({
  session,
  again,
  leave,
}: {
  session: Session
  again: () => void
  leave: () => void
}) {
  return (
    <main class="page stack">
      <h1>{session.user.name}，您好</h1>
      <Empty title="您的账号还没有开通任何一个县。">
        <p>请联系县级管理员开通，开通后重新登录即可使用。</p>
        <button type="button" onClick={leave}>
          退出登录
        </button>
      </Empty>
      <section class="card">
        <h2>修改密码</h2>
        <PasswordForm username={session.user.username} />
      </section>
      <SecondFactor state={session.secondFactor} changed={again} />
    </main>
  )
}
