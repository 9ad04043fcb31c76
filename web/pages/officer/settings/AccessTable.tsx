import { type Access, reachNames } from '../../../../shared/access.ts'
import { useQuery } from '../../../query.ts'
import { useSigned } from '../../../session.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Select } from '../../../ui/Select.tsx'
import { type Column, Table } from '../../../ui/Table.tsx'
import { SettingsTabs } from './SettingsTabs.tsx'

/** 设置 → 权限表: which role may do what, and how far. The server decides by this same table. */
export default function AccessPage() {
  const { access } = useSigned()
  const { query, change } = useQuery()
  if (access === null) return null
  const roles = access.roles.filter((one) => query.role === undefined || one.role === query.role)
  const shown = access.actions.filter(
    ({ action }) => query.role === undefined || roles.some(({ role }) => access.reach[role][action]),
  )
  return (
    <Page title="设置 · 权限表">
      <SettingsTabs now="access" />
      <p>系统就按这张表判断谁能做什么、管到哪里。“—”表示不能做，区域以外的户、村、乡镇一律看不到。</p>
      <div class="filters">
        <Select
          label="角色"
          all="全部角色"
          value={query.role ?? ''}
          options={access.roles.map(({ role, name }) => ({ value: role, name }))}
          onChange={(role) => change({ role })}
        />
      </div>
      {shown.length === 0 ? (
        <p>这个角色不进入县里的数据，只在服务器上做运维。</p>
      ) : (
        <Table
          quiet
          plain={roles.length === 1}
          caption="权限表"
          rows={shown}
          rowKey={(one) => one.action}
          columns={[
            { name: '能做什么', kind: 'main', cell: (one) => one.title },
            ...roles.map((one) => column(access, one)),
          ]}
        />
      )}
    </Page>
  )
}

const column = (access: Access, { role, name }: Access['roles'][number]): Column<Access['actions'][number]> => ({
  name,
  cell: ({ action }) => {
    const reach = access.reach[role][action] ?? null
    return reach === null ? <span class="none">—</span> : reachNames[reach]
  },
})
