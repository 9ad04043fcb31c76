import { useState } from 'preact/hooks'
import type { AccountRow } from '../../../../../shared/account.ts'
import { roleNames } from '../../../../../shared/role.ts'
import type { Slip } from '../../../../account.ts'
import { useAct } from '../../../../load.ts'
import { useCounty, useSigned } from '../../../../session.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../../ui/ErrorNote.tsx'
import { areaWords } from '../../../../words.ts'
import { AccountState } from './AccountState.tsx'
import { SlipCard } from './SlipCard.tsx'

/** What an administrator can do to one account. */
export function AccountDialog(props: { account: AccountRow; close: () => void; done: (words: string) => void }) {
  const { account, close, done } = props
  const county = useCounty()
  const own = useSigned().session.user.username === account.username
  const { running, problem, act } = useAct()
  const [slip, setSlip] = useState<Slip>()
  const unit = account.cadreKey?.split('/')[1] ?? null
  const reset = () =>
    act(async () => setSlip({ ...account, unit, password: (await county.resetPassword(account.id)).password }))
  const over = async (doIt: (id: string) => Promise<unknown>, words: string) => {
    if (await act(() => doIt(account.id))) done(words)
  }
  if (slip) return <NewPassword slip={slip} done={() => done(`已重置 ${account.name} 的密码。`)} />
  return (
    <Dialog title={`${account.name} 的账号`} close={close}>
      <div class="form">
        <p>
          <code>{account.username}</code> · {roleNames[account.role]} · {unit ?? areaWords(account)}
        </p>
        <AccountState account={account} />
        {problem && <ErrorNote problem={problem} />}
        <ul class="choices">
          <Choice
            words="给一个新的一次性密码，旧密码和动态口令作废。忘了密码或换了手机时用。"
            name="重置密码"
            disabled={running}
            act={reset}
          />
          <Choice
            words="在所有电脑和手机上退出，密码不变。"
            name="强制退出"
            disabled={running}
            act={() => over(county.signOutAccount, `${account.name} 已在所有设备上退出。`)}
          />
          {account.disabledAt === null ? (
            <Choice
              words={
                own
                  ? '不能停用自己的账号，请由另一位管理员操作。'
                  : '马上退出，以后不能登录；做过的事都留着，随时可以再启用。'
              }
              name="停用"
              danger
              disabled={running || own}
              act={() => over(county.disableAccount, `已停用 ${account.name} 的账号。`)}
            />
          ) : (
            <Choice
              words="恢复登录，密码还是原来的。"
              name="启用"
              disabled={running}
              act={() => over(county.enableAccount, `已启用 ${account.name} 的账号。`)}
            />
          )}
        </ul>
      </div>
    </Dialog>
  )
}

function Choice(props: { words: string; name: string; danger?: boolean; disabled: boolean; act: () => void }) {
  const { words, name, danger, disabled, act } = props
  return (
    <li>
      <span>{words}</span>
      <button type="button" class={danger ? 'danger' : undefined} disabled={disabled} onClick={act}>
        {name}
      </button>
    </li>
  )
}

function NewPassword({ slip, done }: { slip: Slip; done: () => void }) {
  const county = useSigned().membership.county.name
  return (
    <Dialog title="新的一次性密码" close={done}>
      <div class="form">
        <p>只显示这一次，请抄给或念给本人。本人登录后要马上换成自己的密码。</p>
        <SlipCard slip={slip} county={county} />
        <div class="actions">
          <button type="button" class="strong" onClick={done}>
            抄好了
          </button>
        </div>
      </div>
    </Dialog>
  )
}
