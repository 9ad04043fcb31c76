import { roleNames } from '../../../shared/role.ts'
import type { Session } from '../../../shared/session.ts'
import { Doorway } from '../Doorway.tsx'
import { Enrol } from './Enrol.tsx'

/** A role that must have a second factor, without one yet: nothing opens before. */
export default function EnrolNow({ session, done, leave }: { session: Session; done: () => void; leave: () => void }) {
  const roles = [...new Set(session.memberships.map(({ role }) => roleNames[role]))].join('、')
  return (
    <Doorway
      title="开启动态口令"
      words={`${session.user.name}，您好。${roles || '您的角色'}能看到全县的情况，登录时除了密码还要验证手机，请先开启，只需一次。`}
      leave={leave}
    >
      <section class="card">
        <h2>开启动态口令</h2>
        <Enrol done={done} />
      </section>
    </Doorway>
  )
}
