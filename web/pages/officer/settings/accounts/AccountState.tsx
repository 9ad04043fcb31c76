import type { AccountRow } from '../../../../../shared/account.ts'
import { Badge } from '../../../../ui/Badge.tsx'

/** What an account is in: stopped, still on its one-time password, in use; with a second factor or not. */
export function AccountState({ account }: { account: AccountRow }) {
  return (
    <span class="with-bar">
      {account.disabledAt !== null ? (
        <Badge tone="bad">已停用</Badge>
      ) : account.mustChangePassword ? (
        <Badge tone="warn">未改一次性密码</Badge>
      ) : (
        <Badge tone="good">在用</Badge>
      )}
      {account.disabledAt === null && account.untilOn && <small>到 {account.untilOn}</small>}
      {account.disabledAt !== null && account.disabledWhy && <small>{account.disabledWhy}</small>}
      {account.secondFactor && <Badge tone="info">动态口令</Badge>}
    </span>
  )
}
