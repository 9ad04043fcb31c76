import { roleNames } from '../../../../../shared/role.ts'
import type { Slip } from '../../../../account.ts'

/** One slip of paper for one person: where to go, as whom, with which one-time password, what then. */
export function SlipCard({ slip, county }: { slip: Slip; county: string }) {
  return (
    <section class="slip" aria-label={`${slip.name} 的登录纸条`}>
      <header>
        <strong>{slip.name}</strong>
        <span>{slip.unit || roleNames[slip.role]}</span>
      </header>
      <dl>
        <div>
          <dt>网址</dt>
          <dd>{location.origin}</dd>
        </div>
        <div>
          <dt>用户名</dt>
          <dd>
            <code>{slip.username}</code>
          </dd>
        </div>
        <div>
          <dt>一次性密码</dt>
          <dd>
            <code>{slip.password}</code>
          </dd>
        </div>
      </dl>
      <small>
        {county}
        结对系统。第一次登录会请您换成自己的密码，换好后本条作废，请撕掉。请勿拍照转发；登录有问题，请找县级管理员。
      </small>
    </section>
  )
}
