import { useState } from 'preact/hooks'
import type { AccountRow } from '../../../../shared/account.ts'
import { type Role, roleNames } from '../../../../shared/role.ts'
import { useLoad } from '../../../load.ts'
import { useQuery } from '../../../query.ts'
import { useCounty, useMay } from '../../../session.tsx'
import { to } from '../../../to.ts'
import { Empty } from '../../../ui/Empty.tsx'
import { Listing } from '../../../ui/Listing.tsx'
import { Note } from '../../../ui/Note.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Search } from '../../../ui/Search.tsx'
import { Select } from '../../../ui/Select.tsx'
import { areaWords, count, instant } from '../../../words.ts'
import { AreaFilter } from '../AreaFilter.tsx'
import { AccountDialog } from './accounts/AccountDialog.tsx'
import { AccountState } from './accounts/AccountState.tsx'
import { SettingsTabs } from './SettingsTabs.tsx'

const roles = Object.entries(roleNames).map(([value, name]) => ({ value, name }))

/** 设置 → 账号: who can sign in, as what and how far. */
export default function AccountsPage() {
  const county = useCounty()
  const create = useMay('account.create')
  const manage = useMay('account.manage')
  const { query, page, change, pageHref } = useQuery()
  const { q, role, township } = query
  const asked = { q, role, township, page }
  const list = useLoad(`accounts ${JSON.stringify(asked)}`, () => county.accounts(asked))
  const [chosen, setChosen] = useState<AccountRow>()
  const [done, setDone] = useState<string>()
  return (
    <Page title="设置 · 账号" aside={create && <Make />}>
      <SettingsTabs now="accounts" />
      {done && <Note tone="good">{done}</Note>}
      <div class="filters">
        <Search label="查找" placeholder="姓名或用户名" value={q ?? ''} onSearch={(text) => change({ q: text })} />
        <Select
          label="角色"
          all="全部角色"
          value={role ?? ''}
          options={roles}
          onChange={(next) => change({ role: next })}
        />
        <AreaFilter townshipOnly township={township} village={undefined} onChange={change} />
      </div>
      <Listing
        list={list}
        waiting="正在取账号…"
        empty={<Empty title="没有符合条件的账号。" all={to.accounts()} />}
        caption={(total) => `${count(total)} 个账号`}
        columns={[
          { name: '姓名', kind: 'main', cell: (one) => one.name },
          { name: '用户名', cell: (one) => <code>{one.username}</code> },
          { name: '角色', kind: 'short', cell: (one) => roleNames[one.role as Role] ?? one.role },
          { name: '管到哪里', cell: reachWords },
          { name: '状态', cell: (one) => <AccountState account={one} /> },
          { name: '最近登录', cell: (one) => (one.lastSignInAt ? instant(one.lastSignInAt) : '还没登录过') },
          ...(manage ? [{ name: '', cell: (one: AccountRow) => <Manage account={one} choose={setChosen} /> }] : []),
        ]}
        rowKey={(one) => one.id}
        href={pageHref}
      />
      {chosen && (
        <AccountDialog
          account={chosen}
          close={() => setChosen(undefined)}
          done={(words) => {
            setDone(words)
            setChosen(undefined)
            list.reload()
          }}
        />
      )}
    </Page>
  )
}

const Make = () => (
  <>
    <a class="button" href={to.accountsFromCadres()}>
      从帮扶责任人名册生成
    </a>
    <a class="button strong" href={to.newAccounts()}>
      新建账号
    </a>
  </>
)

const Manage = ({ account, choose }: { account: AccountRow; choose: (account: AccountRow) => void }) => (
  <button type="button" class="small" aria-label={`管理 ${account.name} 的账号`} onClick={() => choose(account)}>
    管理
  </button>
)

function reachWords(account: AccountRow): string {
  if (account.role !== 'cadre') return areaWords(account)
  return account.cadreKey === null ? '没有对上名册' : `自己帮扶的户（${account.cadreKey.split('/')[1]}）`
}
