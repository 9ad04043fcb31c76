import type { Session } from '../../../shared/session.ts'
import { Doorway } from '../Doorway.tsx'
import { PasswordForm } from './PasswordForm.tsx'

/** Signed in with a one-time password: nothing opens before it is changed. */
export default function FirstPassword(props: { session: Session; done: () => void; leave: () => void }) {
  const { session, done, leave } = props
  return (
    <Doorway
      title="设置自己的密码"
      words={`${session.user.name}，您好。您用的是一次性密码，请换成只有自己知道的密码，换好就能开始使用。`}
      leave={leave}
    >
      <section class="card">
        <h2>设置自己的密码</h2>
        <PasswordForm username={session.user.username} present="一次性密码（纸条上的）" done={done} />
      </section>
    </Doorway>
  )
}
