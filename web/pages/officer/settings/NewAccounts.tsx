import { useState } from 'preact/hooks'
import type { MadeAccounts } from '../../../../shared/account.ts'
import type { Role } from '../../../../shared/role.ts'
import { useAct, useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import { Page } from '../../../ui/Page.tsx'
import { DraftLine } from './accounts/DraftLine.tsx'
import { blank, type Draft, draftFault, givenRoles, pasted, toSend } from './accounts/draft.ts'
import { Slips } from './accounts/Slips.tsx'

const most = 200

/** 新建账号: one line an account, or many lines pasted from a spreadsheet. */
export default function NewAccountsPage() {
  const county = useCounty()
  const { query } = useQuery()
  const areas = useLoad('areas', county.areas).data ?? []
  const asked = givenRoles.find((role) => role === query.role)
  const [drafts, setDrafts] = useState<Draft[]>(() => [blank(asked, query.township, query.village)])
  const [tried, setTried] = useState(false)
  const [made, setMade] = useState<MadeAccounts>()
  const { running, problem, act } = useAct()
  const replace = (at: number, lines: Draft[]) =>
    setDrafts((before) => [...before.slice(0, at), ...lines, ...before.slice(at + 1)].slice(0, most))
  const submit = async (event: Event) => {
    event.preventDefault()
    setTried(true)
    if (drafts.some((one) => draftFault(one) !== null)) return
    await act(async () => setMade(await county.makeAccounts(drafts.map(toSend))))
  }
  const crumbs = [{ href: to.accounts(), name: '设置 · 账号' }]
  if (made) {
    return (
      <Page title={made.made.length > 0 ? '账号已生成' : '没有生成账号'} crumbs={crumbs}>
        <Slips {...made} />
      </Page>
    )
  }
  const paste = (at: number, role: Role, text: string) => {
    const lines = pasted(text, role)
    if (lines) replace(at, lines)
    return lines !== null
  }
  return (
    <Page title="新建账号" crumbs={crumbs}>
      <p>
        一行一个账号。也可以在表格里选中“姓名、角色、乡镇、村”几列复制，粘贴到姓名格里。帮扶责任人请用
        <a href={to.accountsFromCadres()}>从名册生成</a>。
      </p>
      <form class="form" onSubmit={submit}>
        <ol class="drafts">
          {drafts.map((draft, at) => (
            <DraftLine
              key={at}
              number={at + 1}
              draft={draft}
              areas={areas}
              fault={tried ? draftFault(draft) : null}
              change={(next) => replace(at, [next])}
              paste={(text) => paste(at, draft.role, text)}
              remove={drafts.length > 1 ? () => replace(at, []) : undefined}
            />
          ))}
        </ol>
        {problem && <ErrorNote problem={problem} />}
        <div class="actions">
          <button
            type="button"
            disabled={drafts.length >= most}
            onClick={() => setDrafts([...drafts, blank(drafts.at(-1)?.role, drafts.at(-1)?.township)])}
          >
            再加一行
          </button>
          <button type="submit" class="strong" disabled={running}>
            {running ? '正在生成…' : `生成 ${drafts.length} 个账号`}
          </button>
        </div>
      </form>
    </Page>
  )
}
