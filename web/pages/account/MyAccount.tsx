import { roleNames } from '../../../shared/role.ts'
import { useSigned } from '../../session.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Page } from '../../ui/Page.tsx'
import { areaWords } from '../../words.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'

/** 我的账号: who one is here, one's password, second factor and sessions. */
export default function MyAccount() {
  const { session, again } = useSigned()
  return (
    <Page title="我的账号">
      <div class="stack">
        <section class="card">
          <Facts
            facts={[
              ['姓名', session.user.name],
              ['用户名', session.user.username],
              ...session.memberships.map((one): [string, string] => [
                one.county.name,
                `${roleNames[one.role]} · ${one.role === 'cadre' ? '自己帮扶的户' : areaWords(one)}`,
              ]),
            ]}
          />
        </section>
        <div class="split even-split">
          <section class="card">
            <h2>修改密码</h2>
            <PasswordForm username={session.user.username} />
          </section>
          <div class="stack">
            <SecondFactor state={session.secondFactor} changed={again} />
            <Sessions left={again} />
          </div>
        </div>
      </div>
    </Page>
  )
}
