import type { MadeAccounts } from '../../../../../shared/account.ts'
import { useSigned } from '../../../../session.tsx'
import { to } from '../../../../to.ts'
import { Note } from '../../../../ui/Note.tsx'
import { Table } from '../../../../ui/Table.tsx'
import { count } from '../../../../words.ts'
import { useHeld } from './held.ts'
import { SlipCard } from './SlipCard.tsx'

/** The one-time passwords just made: shown once, printed, cut apart by unit. */
export function Slips({ made, refused }: MadeAccounts) {
  const county = useSigned().membership.county.name
  useHeld(made.length > 0)
  return (
    <div class="stack">
      {made.length > 0 && (
        <>
          <div class="no-print stack">
            <Note tone="warn">
              <strong>
                已生成 {count(made.length)} 个账号。一次性密码只在这里显示这一次，离开这一页就再也看不到了。
              </strong>
              <p>请现在打印，沿虚线剪开，交给本人。丢了的纸条只能重置密码。</p>
            </Note>
            <div class="actions">
              <button type="button" class="strong" onClick={() => print()}>
                打印 {count(made.length)} 张纸条（A4 约 {count(Math.ceil(made.length / 10))} 页）
              </button>
              <a class="button" href={to.accounts()}>
                打印好了，回到账号
              </a>
            </div>
          </div>
          <div class="slips">
            {byUnit(made).map((slip) => (
              <SlipCard key={slip.username} slip={slip} county={county} />
            ))}
          </div>
        </>
      )}
      {refused.length > 0 && (
        <details class="no-print" open={refused.length <= 20}>
          <summary>没有生成的 {count(refused.length)} 个和原因</summary>
          <Table
            quiet
            caption="没有生成的账号和原因"
            rows={refused}
            rowKey={(_, index) => index}
            columns={[
              { name: '姓名', kind: 'main', cell: (one) => one.name },
              { name: '原因', cell: (one) => one.why },
            ]}
          />
        </details>
      )}
    </div>
  )
}

/** Slips of one unit lie together, so that each unit gets its own bundle. */
function byUnit(made: MadeAccounts['made']): MadeAccounts['made'] {
  return [...made].sort((a, b) => (a.unit ?? '').localeCompare(b.unit ?? '', 'zh-CN'))
}
